//! What is due: appointments in order of time, then what is overdue, then today's promises, then the
//! calls promised.

use domain::appointment::view as appointments;
use domain::case;
use domain::contact::{Contact, view as contacts};
use leptos::prelude::*;

use super::matter;
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, Views, alarm, badge, card, flush_card, heading, icon, line_apart, rows, soft,
};
use crate::screens::{appointment, case as cases, contact, say};
use crate::text::{day, language, words};

/// Says whether anything is due.
pub fn any(client: Client) -> bool {
    let (state, now) = (client.state(), client.now());
    !appointments::today(&state, now).is_empty()
        || !appointments::unsettled(&state, now).is_empty()
        || !case::view::overdue(&state, now).is_empty()
        || !case::view::due_today(&state, now).is_empty()
        || !contacts::calls_due(&state.contact, client.today()).is_empty()
}

/// Returns the card, or a line that says nothing is due.
pub fn list(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let overdue = case::view::overdue(&state, now);
    let older = appointments::unsettled(&state, now);
    let number = overdue.len() + older.len();
    let mut lines: Views =
        older.into_iter().map(|one| appointment::row(client, &state, one)).collect();
    let today = appointments::today(&state, now).into_iter();
    lines.extend(today.map(|one| appointment::row(client, &state, one)));
    lines.extend(overdue.into_iter().map(|one| cases::row(client, &state, one, now)));
    lines.extend(
        case::view::due_today(&state, now)
            .into_iter()
            .map(|one| cases::row(client, &state, one, now)),
    );
    let calls = contacts::calls_due(&state.contact, client.today());
    lines.extend(calls.into_iter().map(|one| call(client, &state, one)));
    if lines.is_empty() {
        let nothing = line_apart(vec![heading(words.today_due), soft(words.today_nothing_due)]);
        return card(vec![nothing]);
    }
    flush_card(words.today_due, alarm(number), rows(lines))
}

/// Returns a promised call. S2.3.1.7
fn call(client: Client, state: &domain::State, one: &Contact) -> AnyView {
    let words = words();
    let due = one.call_due().map(|due| day(due, language())).unwrap_or_default();
    let late = one.call_due().is_some_and(|due| due < client.today());
    let tone = if late { Tone::Bad } else { Tone::Soon };
    let owner = say::owner(client, state, one.owner());
    let sub = say::line_of(client, one.subject.as_ref(), [one.no.clone(), due], owner);
    let row = Row::new(contact::about(state, one), sub)
        .lead(icon(Icon::Phone))
        .end(badge(tone, words.today_call));
    matter::linked(client, one, row)
}
