//! Appointments: made at the window, kept, moved; the list of a day, and the slip. S1.4.1, S1.4.2

mod acts;
mod book;
mod change;
mod list;
mod matter;
mod page;
mod slip;
mod waits;
mod why;
mod wish;

use domain::appointment::{Appointment, Breach, Need, Proof, Reason, Stage, view};
use domain::contact::Contact;
use domain::time::Timestamp;
use domain::{ContactId, OperationId, PostId, State};
use leptos::prelude::*;

pub use book::screen as book;
pub use list::screen as list;
pub use page::screen;

use super::duty::post_of;
use super::say;
use crate::client::Client;
use crate::parts::{
    Row, Tone, actions, badge, card, fine, line, link_button, maybe, para, soft, stack,
};
use crate::text::{Words, day, fill, instant, language, words};

/// How many other times are read out at once.
const OTHERS: usize = 6;

/// Returns when a contact's appointment is, as its standing.
pub fn waits_for(state: &State, contact: &Contact) -> String {
    match view::of_contact(state, contact) {
        Some(one) => fill(words().appointment_at, &[("time", &when(state, one.from))]),
        None => words().appointment_made.to_owned(),
    }
}

/// Returns a time as people say it: Fri 27 Nov 09:30.
pub fn when(state: &State, at: Timestamp) -> String {
    instant(at, state.site.zone, language())
}

/// Returns a time with its end: Fri 27 Nov 09:30–10:30.
pub fn span(state: &State, one: &Appointment) -> String {
    stretch(state, one.from, one.to)
}

/// Returns the time from one instant to another on its day.
fn stretch(state: &State, from: Timestamp, to: Timestamp) -> String {
    let (date, _) = from.local(state.site.zone);
    let times = [say::time(state, from), say::time(state, to)].join("–");
    [day(date, language()), times].join(" ")
}

/// Returns what an appointment is about.
pub fn about(state: &State, one: &Appointment) -> String {
    let item = one.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
    let named = item.map(|item| item.name.say(language()).to_owned());
    named.unwrap_or_else(|| words().contact_title.to_owned())
}

/// Returns why something is not done today.
pub fn reason(words: &Words, reason: Reason) -> &'static str {
    match reason {
        Reason::Papers => words.appointment_reason_papers,
        Reason::System => words.appointment_reason_system,
        Reason::Specialist => words.appointment_reason_specialist,
        Reason::Closing => words.appointment_reason_closing,
        Reason::Crowd => words.appointment_reason_crowd,
        Reason::Result => words.appointment_reason_result,
        Reason::Visitor => words.appointment_reason_visitor,
        Reason::Other => words.appointment_reason_other,
    }
}

/// Says whether a promise is certain: the server has confirmed it, or a lent place is behind it.
pub fn is_certain(client: Client, one: &Appointment) -> bool {
    view::is_settled(one, client.is_pending(&one.timed_by()))
}

/// Returns how an appointment stands.
pub fn standing(client: Client, state: &State, one: &Appointment) -> AnyView {
    let words = words();
    let (tone, said) = match &one.stage {
        Stage::Booked if !is_certain(client, one) => (Tone::Pending, words.appointment_asked),
        Stage::Booked => (Tone::Plain, words.appointment_state_booked),
        Stage::Arrived { .. } if view::is_late(state, one, client.now()) => {
            (Tone::Bad, words.appointment_state_late)
        }
        Stage::Arrived { .. } => (Tone::Soon, words.appointment_state_arrived),
        Stage::Served { .. } => (Tone::Good, words.appointment_state_served),
        Stage::Cancelled { .. } => (Tone::Plain, words.appointment_state_cancelled),
        Stage::Missed { .. } => (Tone::Plain, words.appointment_state_missed),
    };
    badge(tone, said)
}

/// Returns an appointment as a row of a list: its time first.
pub fn row(client: Client, state: &State, one: &Appointment) -> AnyView {
    let first = one.is_open() && one.has_priority();
    let priority = first.then(|| badge(Tone::Soon, words().appointment_priority));
    row_with(client, state, one, line(vec![maybe(priority), standing(client, state, one)]))
}

/// Returns an appointment whose time was not kept as a row of a list. S1.4.3
pub fn broken_row(client: Client, state: &State, one: &Appointment, breach: &Breach) -> AnyView {
    let (tone, said) = match one.proof(breach) {
        Proof::Unconfirmed => (Tone::Soon, words().appointment_broken_unsure),
        Proof::Confirmed | Proof::Refuted => (Tone::Bad, words().appointment_broken),
    };
    row_with(client, state, one, badge(tone, said))
}

fn row_with(client: Client, state: &State, one: &Appointment, end: AnyView) -> AnyView {
    let parts = [about(state, one), post_of(state, &one.post), one.no.clone()];
    let owner = say::owner(client, state, one.owner());
    Row::new(span(state, one), say::line_of(client, one.subject.as_ref(), parts, owner))
        .end(end)
        .pending(client.is_pending(&OperationId(one.id.0.clone())))
        .to(client.href(&["appointment/", &one.id.0].concat()))
}

/// Returns the way to an appointment for what cannot be done today. S1.4.1
pub fn way(client: Client, id: &ContactId) -> AnyView {
    let words = words();
    let address = client.href(&["appoint/", &id.0].concat());
    card(vec![
        soft(words.appointment_book_help),
        actions(vec![link_button(words.appointment_book, address, false)]),
    ])
}

/// Returns the next free times of a post, as one line to read out.
pub fn others(client: Client, state: &State, post: &PostId, need: Need) -> AnyView {
    let now = (&client.log(), client.now());
    let free = view::next_free(state, post, need, now, OTHERS);
    if free.is_empty() {
        return fine(words().appointment_no_place);
    }
    let times: Vec<String> = free.iter().map(|offer| when(state, offer.slot.from)).collect();
    let refs: Vec<&str> = times.iter().map(String::as_str).collect();
    stack(vec![fine(words().appointment_others), para(say::listed(&refs))])
}
