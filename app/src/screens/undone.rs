//! Immediate matters that are still open after the day's close, or would be: in red where they are to be seen to,
//! and as the way to them where they stand against leaving. S1.4.1

use domain::appointment::view::{Undone, undone, undone_for};
use domain::appointment::{Refusal, rules};
use domain::{ContactId, Operation, State};
use leptos::prelude::*;

use super::ask::clause_of;
use super::{case, contact, say};
use crate::client::Client;
use crate::parts::{Row, Tone, Views, alarm, badge, flush_card, note, rows, stack};
use crate::text::words;

/// Returns those of whoever is signed in, on Today; nothing where there are none.
pub fn mine(client: Client) -> AnyView {
    let Some(me) = client.person() else { return ().into_any() };
    let state = client.state();
    let all = undone_for(&state, &me, client.now());
    if all.is_empty() {
        return ().into_any();
    }
    let help = note(Tone::Bad, words().today_left_open_help, clause_of("S1.4.1"));
    stack(vec![help, listed(client, &state, &all)])
}

/// Returns all of them, a row each, for the dashboard.
pub fn all(client: Client) -> Views {
    let state = client.state();
    undone(&state, client.now()).into_iter().map(|one| row(client, &state, one)).collect()
}

fn listed(client: Client, state: &State, all: &[Undone<'_>]) -> AnyView {
    let lines = all.iter().map(|one| row(client, state, *one)).collect();
    flush_card(words().today_left_open, alarm(all.len()), rows(lines))
}

fn row(client: Client, state: &State, one: Undone<'_>) -> AnyView {
    match one {
        Undone::Case(one) => case::told(client, state, one, words().today_left_open_why),
        Undone::Contact(one) => of_contact(client, state, &one.id),
    }
}

/// Returns the ways to what stands against leaving for the day; nothing where nothing does.
pub fn leaving(client: Client, end: &Operation) -> AnyView {
    let (state, stamp) = (client.state(), client.stamp());
    let against = stamp.and_then(|stamp| rules::leaves_nothing(&state, end, &stamp).err());
    let Some(Refusal::ImmediateOpen { contacts }) = against else { return ().into_any() };
    rows(contacts.iter().map(|id| of_contact(client, &state, id)).collect())
}

/// Returns a contact, or the case that carries it on, as the way to it.
fn of_contact(client: Client, state: &State, id: &ContactId) -> AnyView {
    let Some(one) = state.contact.get(id) else { return ().into_any() };
    let why = words().today_left_open_why;
    if let Some(found) = one.case().and_then(|id| state.case.get(id)) {
        return case::told(client, state, found, why);
    }
    let owner = say::owner(client, state, one.owner());
    let sub = say::line_of(client, one.subject.as_ref(), [one.no.clone()], owner);
    Row::new(contact::about(state, one), sub)
        .end(badge(Tone::Bad, why))
        .to(client.href(&["contact/", &one.id.0].concat()))
}
