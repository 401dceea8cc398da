//! Handing a post over: the register fills itself, two people go through it side by side, and each
//! confirms with a PIN of their own on this tablet. S1.3.3, S1.4.2

mod add;
mod arrived;
mod cards;
mod confirm;
mod counts;
mod kept;
mod keys;
mod kind;
pub mod line;
pub mod page;
mod paper;
pub mod past;
mod row;
mod sheet;
mod table;
mod which;

use domain::handover::{Handover, Operation as Ask, Withdraw, view};
use domain::{Operation, PersonId};
use leptos::prelude::*;

pub use arrived::cards as arrived;
pub use cards::{mine, watched};
pub use page::screen as one;

use super::ask::{Against, submit};
use super::duty::post_of as named;
use super::say;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Tone, Views, actions, card, choices, empty, live, maybe, note, one_of,
    page as whole, soft, stack, title,
};
use crate::text::{fill, instant, language, number, words};
use sheet::Sheet;
use which::Which;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    let which = Which::new(client);
    let work = live(move || {
        let Some(post) = which.post.get() else {
            let (none, help) = (words.handover_no_post, words.handover_no_post_help);
            return card(vec![empty(Icon::Exchange, none, help)]);
        };
        let sheet = Sheet::new(client, which, &post);
        stack(vec![
            live(move || head(client, sheet)),
            live(move || receiver(client, sheet)),
            counts::card_of(sheet),
            table::lines(client, sheet),
            add::panel(client, sheet),
            confirm::bar(client, sheet),
        ])
    });
    whole(words.handover_title, vec![title(words.handover_title), work, past::list(client)])
}

/// Returns which post is handed over and where that stands; what the giver of a hand-back did.
fn head(client: Client, sheet: Sheet) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(post) = sheet.which.post.get() else { return ().into_any() };
    let post_said = named(&state, &post);
    let standing = sheet.which.handover(&state).map(|one| {
        let said = if client.person().as_ref() == Some(&one.to) {
            let values = [("name", state.people.name(&one.from)), ("post", &post_said)];
            fill(words.handover_yours_to_take, &values)
        } else {
            fill(words.handover_given, &[("name", state.people.name(&one.to))])
        };
        stack(vec![
            note(Tone::Soon, said, None),
            withdraw(client, one),
            sheet.which.past_it(client),
        ])
    });
    let standing = standing.or_else(|| sheet.which.back_to_waiting(client));
    let (from, to) = sheet.pair(client, &state);
    let meanwhile = from.zip(to).and_then(|(from, to)| {
        let did = view::meanwhile(&state, &post, (&from, &to))?;
        let (received, settled) = (number(did.received.len()), number(did.settled.len()));
        let values =
            [("name", state.people.name(&from)), ("received", &received), ("settled", &settled)];
        Some(soft(fill(words.handover_meanwhile, &values)))
    });
    stack(vec![soft(post_said), maybe(standing), maybe(meanwhile)])
}

/// Returns the button that takes a handover back; the receiver gives it back.
fn withdraw(client: Client, one: &Handover) -> AnyView {
    let words = words();
    let against = Against::new(None);
    let back = Operation::Handover(Ask::Withdraw(Withdraw { handover: one.id.clone() }));
    if client.may(&back).is_err() {
        return ().into_any();
    }
    let is_receivers = client.person().as_ref() == Some(&one.to);
    let said = if is_receivers { words.handover_decline } else { words.handover_withdraw };
    let press = move || submit(client, against, back.clone(), |_| {});
    let refused = live(move || stack(against.get().map(crate::parts::why).into_iter().collect()));
    stack(vec![actions(vec![Button::new(said).icon(Icon::Back).on(press)]), refused])
}

/// Returns the choice of the receiver, until the handover is given.
fn receiver(client: Client, sheet: Sheet) -> AnyView {
    let (state, words, now) = (client.state(), words(), client.now());
    let (Some(post), Some(me)) = (sheet.which.post.get(), client.person()) else {
        return ().into_any();
    };
    if sheet.is_given() {
        return ().into_any();
    }
    let can = view::receivers(&state, &post, &me, now);
    if can.is_empty() {
        return note(Tone::Soon, words.handover_nobody_to, None);
    }
    let lines: Views = can
        .into_iter()
        .map(|person| {
            let shift = view::next_shift(&state, &post, &person, now).map(|shift| {
                let from = instant(shift.from, state.site.zone, language());
                let to = say::time(&state, shift.to);
                fill(words.handover_next_shift, &[("from", &from), ("to", &to)])
            });
            let name = state.people.name(&person).to_owned();
            choice(sheet, person, name, shift.unwrap_or_default())
        })
        .collect();
    card(vec![choices(words.handover_to_whom, lines)])
}

fn choice(sheet: Sheet, person: PersonId, name: String, shift: String) -> AnyView {
    let own = person.clone();
    let on = Signal::derive(move || sheet.to.with(|to| to.as_ref() == Some(&own)));
    one_of("receiver", name, shift, on, move || sheet.to.set(Some(person.clone())))
}
