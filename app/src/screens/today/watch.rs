//! What I watch over: matters of those whose post I cover, and for a supervisor what nobody moves
//! on by themselves. S1.1.2, S1.1.3, S1.3.2

use domain::contact::view as contacts;
use domain::people::Role;
use domain::{appointment, case};
use leptos::prelude::*;

use super::matter;
use crate::client::Client;
use crate::parts::{Tone, Views, count, flush_card, rows, stack};
use crate::screens::{
    appointment as appointments, case as cases, custody, handover, premises, repair, volume,
};
use crate::text::words;

/// Returns the cards; none where there is nothing to watch.
pub fn cards(client: Client) -> AnyView {
    stack(vec![
        premises::watched(client),
        custody::watched(client),
        repair::watched(client),
        volume::watched(client),
        handover::watched(client),
        covered(client),
        supervised(client),
    ])
}

/// Returns the matters of those whose post I cover. S1.3.2
fn covered(client: Client) -> AnyView {
    let (state, now) = (client.state(), client.now());
    let Some(me) = client.person() else { return ().into_any() };
    let open = contacts::covered(&state, &me, now);
    let held = case::view::covered(&state, &me, now);
    let mut lines: Views = open.into_iter().map(|one| matter::row(client, &state, one)).collect();
    lines.extend(held.into_iter().map(|one| cases::row(client, &state, one, now)));
    listed(words().today_cover, lines)
}

/// Returns what only a supervisor moves on, and what the law accepted, an outcome nobody told and a
/// document nobody handed over in time, and whom the window kept waiting. S1.1.2, S1.1.3, S1.4.3,
/// R-CLK-4, R-CLK-11
fn supervised(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let me = client.person().and_then(|me| state.people.persons.get(&me));
    if !me.is_some_and(|me| me.roles.contains(&Role::Supervisor)) {
        return ().into_any();
    }
    let contacts = [
        (words.today_watch_returned, contacts::escalated(&state.contact)),
        (words.today_watch_unanswered, contacts::unanswered(&state, now)),
        (words.today_watch_left, contacts::left_behind(&state)),
        (words.today_watch_untold, contacts::untold(&state.contact)),
    ];
    let mut lines = Views::new();
    for (why, found) in contacts {
        lines.extend(
            found.into_iter().map(|one| matter::told(client, &state, one, Tone::Soon, why)),
        );
    }
    let left = case::view::left_behind(&state, now);
    lines.extend(left.into_iter().map(|one| cases::row(client, &state, one, now)));
    let late = [
        (words.case_deemed, case::view::to_ask(&state, now)),
        (words.case_no_reply, case::view::untold_late(&state, now)),
        (words.case_not_handed_out, case::view::undelivered_late(&state, now)),
    ];
    for (why, found) in late {
        lines.extend(found.into_iter().map(|one| cases::told(client, &state, one, why)));
    }
    let broken = appointment::view::broken(&state, now);
    lines.extend(
        broken
            .into_iter()
            .map(|(one, breach)| appointments::broken_row(client, &state, one, breach)),
    );
    listed(words.today_watch, lines)
}

fn listed(title: &'static str, lines: Views) -> AnyView {
    if lines.is_empty() {
        return ().into_any();
    }
    flush_card(title, count(lines.len()), rows(lines))
}
