//! Waiting for an earlier time: asked for where an appointment is moved, and offered on its slip. 2.6

use domain::appointment::{Appointment, Await, Holding, Operation, Wish, view};
use maud::{Markup, html};

use super::missing;
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{self, Page};
use crate::say::fill;

fn asks(one: &Appointment, wish: Wish) -> Operation {
    Operation::Await(Await { appointment: one.id.clone(), wish })
}

/// Writes a button that says what the visitor wishes.
fn button(page: &Page, token: &str, wish: &str, label: &str) -> Markup {
    html! {
        form .acts method="post" action=(page.link(&Address::Move(token.to_owned()))) {
            input type="hidden" name="key" value=(page.door.key());
            input type="hidden" name="wish" value=(wish);
            button .go.plain { (label) }
        }
    }
}

/// Writes the time that is held, if one is: to be taken, or not.
pub fn on_slip(page: &Page, one: &Appointment, token: &str) -> Markup {
    let Some(held) = one.held().filter(|held| page.asked.now < held.until) else {
        return html! {};
    };
    page::alert(&html! {
        p { (held_until(page, held)) }
        form method="post" action=(page.link(&Address::Move(token.to_owned()))) {
            input type="hidden" name="key" value=(page.door.key());
            input type="hidden" name="post" value=(one.post);
            input type="hidden" name="from" value=(held.from.0);
            button .go { (page.words.wait_take) }
        }
        (button(page, token, "pass", page.words.wait_pass))
    })
}

fn held_until(page: &Page, held: &Holding) -> String {
    let (time, until) = (page.instant(held.from), page.instant(held.until));
    fill(page.words.wait_held, &[("time", &time), ("until", &until)])
}

/// Writes below the times that are free how one waits for an earlier one.
pub fn on_move(page: &Page, one: &Appointment, token: &str) -> Markup {
    let (words, state) = (page.words, page.state);
    let before = view::waits_behind(state, one);
    let minutes = state.site.settings.hold_minutes.to_string();
    let told = state.contact.get(&one.contact).is_some_and(|one| one.messages.is_some());
    let told = if told { words.wait_told } else { words.wait_look };
    html! {
        @if let Some(before) = before {
            h2 { (words.wait_title) }
            p { (fill(words.wait_behind, &[("count", &before.to_string())])) }
            p .soft { (told) }
            (button(page, token, "stop", words.wait_stop))
        } @else if one.waiting.is_none() && page.may(asks(one, Wish::Wait)).is_ok() {
            h2 { (words.wait_title) }
            p { (fill(words.wait_help, &[("minutes", &minutes)])) }
            p .soft { (told) }
            (button(page, token, "wait", words.wait_start))
        }
    }
}

/// Takes what the visitor wishes; nothing where they said nothing of waiting.
pub fn sent(page: &Page, one: &Appointment) -> Option<Reply> {
    let wish = match page.typed("wish") {
        "" => return None,
        "wait" => Wish::Wait,
        "pass" => Wish::Pass,
        "stop" => Wish::Stop,
        _ => return Some(missing::page(page)),
    };
    Some(page.errand(asks(one, wish)))
}
