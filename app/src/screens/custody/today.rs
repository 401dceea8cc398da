//! What Today tells of custody: what waits to be accepted, what does not add up, what should have gone back.

use domain::custody::view;
use leptos::prelude::*;

use super::{incident, list};
use crate::client::Client;
use crate::parts::{Views, alarm, count, flush_card, rows, stack};
use crate::text::words;

/// Returns how many things wait for the person signed in.
pub fn needing(client: Client) -> usize {
    let state = client.state();
    client.person().map_or(0, |me| view::waiting_for(&state, &me).len())
}

/// Returns what waits to be accepted.
pub fn mine(client: Client) -> AnyView {
    let state = client.state();
    let Some(me) = client.person() else { return ().into_any() };
    let waiting = view::waiting_for(&state, &me).into_iter();
    let lines: Views = waiting.map(|thing| list::row(client, &state, thing)).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    flush_card(words().custody_for_me, count(lines.len()), rows(lines))
}

/// Returns the incidents somebody is to see, and the originals that should have gone back.
pub fn watched(client: Client) -> AnyView {
    let (state, now, w) = (client.state(), client.now(), words());
    let Some(me) = client.person() else { return ().into_any() };
    let incidents = view::incidents_for(&state, &me).into_iter();
    let incidents: Views = incidents.map(|one| incident::row(client, &state, &one)).collect();
    let late = view::overdue(&state, &me, now).into_iter();
    let late: Views = late.map(|thing| list::row(client, &state, thing)).collect();
    let left = view::left_behind(&state, &me, now).into_iter();
    let left: Views = left.map(|thing| list::row(client, &state, thing)).collect();
    let cards = [
        (w.custody_incidents, incidents),
        (w.custody_overdue, late),
        (w.custody_left_behind, left),
    ];
    let cards = cards.into_iter().filter(|(_, lines)| !lines.is_empty());
    stack(cards.map(|(name, lines)| flush_card(name, alarm(lines.len()), rows(lines))).collect())
}
