//! A number in the line as whoever has it sees it: how many are before, and when it is called. 2.6

use domain::TicketId;
use domain::queue::{Leave, Operation, Stage, Ticket, Why, view};
use maud::{Markup, html};

use super::{lines, live, matter, missing, rate, served};
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet, alert};
use crate::say::{fill, time, window};

/// Returns the number whose secret this is; who comes for an appointment has its slip.
pub fn admitted<'a>(page: &Page<'a>, token: &str) -> Option<&'a Ticket> {
    let one = page.state.queue.get(&TicketId::from(&page.door.admit(token)?))?;
    one.appointment.is_none().then_some(one)
}

pub fn page(page: &Page, token: &str) -> Reply {
    let Some(one) = admitted(page, token) else { return missing::slip(page) };
    let words = page.words;
    let live_now = view::is_live(page.state, one, page.asked.now);
    let follows = live_now && live::is_wished(page);
    let own = Address::Number(token.to_owned());
    let body = html! {
        article .slip {
            (state(page, one))
            h1 data-aloud=(words.aloud_read) data-hush=(words.aloud_stop) {
                span { (words.number_title) }
                b { (one.no) }
                small { (fill(words.number_taken, &[("time", &time(one.taken, page.state))])) }
            }
            p .place { b { (window(page.state, &one.post, page.reading.language)) } }
            @if live_now { (standing(page, one)) }
            @if let Some(contact) = one.contact() { (matter::progress(page, contact)) }
        }
        @if let Some(visit) = served::of_slip(page, token) { (rate::on_slip(page, &visit)) }
        nav .acts {
            @if live_now {
                p .soft { (words.number_keep) }
                (live::ways(page, &own, follows))
                form method="post" action=(page.link(&Address::LeaveLine(token.to_owned()))) {
                    input type="hidden" name="key" value=(page.door.key());
                    button .go.plain { (words.number_leave) }
                }
            } @else {
                a .go.plain href=(page.link(&Address::Lines(one.item.clone()))) { (words.number_again) }
            }
        }
    };
    let title = format!("{} {}", words.number_title, one.no);
    live::reply(page, follows, page.asked.now, Sheet { status: 200, title, back: None, body })
}

/// Gives the number up.
pub fn leave(page: &Page, token: &str) -> Reply {
    match admitted(page, token) {
        Some(one) => page.errand(Operation::Leave(Leave { ticket: one.id.clone() })),
        None => missing::slip(page),
    }
}

fn state(page: &Page, one: &Ticket) -> Markup {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    let is_called = view::call_of(state, one, now).is_some();
    let (name, said) = match &one.stage {
        Stage::Waiting | Stage::Called | Stage::Parked { .. } if view::is_past(state, one, now) => {
            ("cancelled", words.number_past)
        }
        Stage::Called if is_called => ("arrived", words.number_called),
        Stage::Waiting | Stage::Called => ("booked", words.number_waiting),
        Stage::Parked { .. } => ("missed", words.number_parked),
        Stage::Served { .. } => ("served", words.number_served),
        Stage::Left { why: Why::NotThere, .. } => ("cancelled", words.number_not_there),
        Stage::Left { why: Why::GaveUp | Why::Appointment, .. } => {
            ("cancelled", words.number_gave_up)
        }
    };
    html! { p .state data-stage=(name) { (said) } }
}

/// Writes how far the line is for somebody who may still be called: to go now, to say so, or how many are
/// before. Of an appointment's slip, too.
pub fn standing(page: &Page, one: &Ticket) -> Markup {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    if let Some(call) = view::call_of(state, one, now) {
        let window = window(state, &call.post, page.reading.language);
        return alert(&html! { p .when { (fill(words.number_go, &[("window", &window)])) } });
    }
    match (&one.stage, one.calls.last()) {
        (Stage::Parked { .. }, Some(call)) => {
            let at = time(call.at, state);
            alert(&html! { p { (fill(words.number_parked_help, &[("time", &at)])) } })
        }
        (Stage::Waiting | Stage::Called | Stage::Parked { .. }, _) => {
            let before = view::before(state, one, now);
            html! {
                p .when {
                    @if before == 0 {
                        (words.number_next)
                    } @else {
                        (fill(words.number_before, &[("n", &before.to_string())]))
                    }
                }
                @if before > 0 && view::waited(state, &one.post, now).is_some() {
                    p .soft { (lines::said_of(page, &one.post, before)) }
                }
            }
        }
        (Stage::Served { .. } | Stage::Left { .. }, _) => html! {},
    }
}
