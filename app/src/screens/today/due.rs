//! What is due: overdue first, then today's promises in order of time, then the calls promised.

use domain::contact::{Contact, view as contacts};
use domain::{OperationId, case};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Icon, Row, Tone, Views, badge, count, empty, flush_card, icon, rows};
use crate::screens::{case as cases, contact, say};
use crate::text::{day, language, words};

/// Returns the card.
pub fn card(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let overdue = case::view::overdue(&state, now);
    let number = overdue.len();
    let mut lines: Views =
        overdue.into_iter().map(|one| cases::row(client, &state, one, now)).collect();
    lines.extend(
        case::view::due_today(&state, now)
            .into_iter()
            .map(|one| cases::row(client, &state, one, now)),
    );
    let calls = contacts::calls_due(&state.contact, client.today());
    lines.extend(calls.into_iter().map(|one| call(client, &state, one)));
    if lines.is_empty() {
        let nothing = empty(Icon::Check, words.today_nothing_due, words.today_nothing_due_help);
        return flush_card(words.today_due, ().into_any(), nothing);
    }
    flush_card(words.today_due, count(number), rows(lines))
}

/// Returns a promised call. S2.3.1.7
fn call(client: Client, state: &domain::State, one: &Contact) -> AnyView {
    let words = words();
    let due = one.call_due().map(|due| day(due, language())).unwrap_or_default();
    let late = one.call_due().is_some_and(|due| due < client.today());
    let tone = if late { Tone::Bad } else { Tone::Soon };
    Row::new(contact::about(state, one), [say::names(state, [one.owner()]), due].join(" · "))
        .lead(icon(Icon::Phone))
        .end(badge(tone, words.today_call))
        .pending(client.is_pending(&OperationId(one.id.0.clone())))
        .to(client.href(&["contact/", &one.id.0].concat()))
}
