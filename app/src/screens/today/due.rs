//! What is due: appointments in order of time, then what is overdue, then today's promises, then the
//! calls promised.

use domain::appointment::view as appointments;
use domain::case;
use domain::contact::view as contacts;
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Icon, Row, Views, alarm, card, count, flush_card, heading, icon, line_apart, rows, soft,
};
use crate::screens::{appointment, case as cases, contact};
use crate::text::words;

/// Says whether anything is due.
pub fn any(client: Client) -> bool {
    let (state, now) = (client.state(), client.now());
    !appointments::today(&state, now).is_empty()
        || !appointments::unsettled(&state, now).is_empty()
        || !case::view::overdue(&state, now).is_empty()
        || !case::view::due_today(&state, now).is_empty()
        || !case::view::calls(&state).is_empty()
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
    lines.extend(calls.into_iter().map(|one| contact::call_row(client, &state, one)));
    lines.extend(all_calls(client, case::view::calls(&state).len()));
    if lines.is_empty() {
        let nothing = line_apart(vec![heading(words.today_due), soft(words.today_nothing_due)]);
        return card(vec![nothing]);
    }
    flush_card(words.today_due, alarm(number), rows(lines))
}

/// Returns the way to every call that is promised, also those due later. S2.3.1.7
fn all_calls(client: Client, number: usize) -> Option<AnyView> {
    let w = words();
    (number > 0).then(|| {
        Row::new(w.contact_calls, w.contact_calls_help)
            .lead(icon(Icon::Ledger))
            .end(count(number))
            .to(client.href("calls"))
    })
}
