//! What Today tells of the room: lists that wait, things to be done, and for a supervisor what was not
//! answered and what stays undone. S2.1.1, S2.1.2, S2.1.6

use domain::State;
use domain::premises::Task;
use domain::premises::view::{self, Missing};
use leptos::prelude::*;

use super::{room, say};
use crate::client::Client;
use crate::parts::{Icon, Row, Tone, Views, alarm, badge, count, flush_card, icon, rows, stack};
use crate::text::{fill, instant, language, words};

/// Says whether the site uses any list, or has anything left to be done.
pub fn any(client: Client) -> bool {
    let state = client.state();
    let mut kinds = domain::premises::Kind::ALL.into_iter();
    let used = kinds.any(|kind| state.premises.used(kind).next().is_some());
    used || state.premises.open_tasks().next().is_some()
}

/// Returns how many lists and things to be done need the person signed in.
pub fn needing(client: Client) -> usize {
    let (state, now) = (client.state(), client.now());
    client
        .person()
        .map_or(0, |me| view::waiting(&state, &me, now).len() + view::tasks_of(&state, &me).len())
}

/// Returns the lists that wait for whoever is on duty here.
pub fn card(client: Client) -> AnyView {
    let (state, w) = (client.state(), words());
    let Some(me) = client.person() else { return ().into_any() };
    let lines: Views = view::waiting(&state, &me, client.now())
        .into_iter()
        .map(|list| {
            Row::new(say::list(&state, &list.which), say::when(w, list.which.kind))
                .lead(icon(Icon::Lock))
                .end(badge(Tone::Soon, w.premises_to_do))
                .to(client.href(&say::address("room", &list.which)))
        })
        .collect();
    if lines.is_empty() {
        return ().into_any();
    }
    flush_card(w.premises_today, ().into_any(), rows(lines))
}

/// Returns one's own things to be done.
pub fn mine(client: Client) -> AnyView {
    let state = client.state();
    let Some(me) = client.person() else { return ().into_any() };
    let tasks = view::tasks_of(&state, &me).into_iter();
    let lines: Views = tasks.map(|task| room::to_do(client, &state, task)).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    flush_card(words().premises_my_tasks, count(lines.len()), rows(lines))
}

/// Returns what a supervisor is to see.
pub fn watched(client: Client) -> AnyView {
    let (state, now) = (client.state(), client.now());
    let Some(me) = client.person() else { return ().into_any() };
    let missing = view::missing_for(&state, &me, now);
    found(client, &state, &missing, view::tasks_watched(&state, &me, now))
}

/// Returns everything that was not answered in time, and everything that stays undone.
pub fn stuck(client: Client) -> AnyView {
    let (state, now) = (client.state(), client.now());
    found(client, &state, &view::missing(&state, now), view::tasks_stuck(&state, now))
}

fn found(client: Client, state: &State, missing: &[Missing], stuck: Vec<&Task>) -> AnyView {
    let missing: Views = missing.iter().map(|one| missed(client, state, one)).collect();
    let stuck: Views = stuck.into_iter().map(|task| room::to_do(client, state, task)).collect();
    let cards = [(words().premises_missed, missing), (words().premises_long, stuck)];
    let cards = cards.into_iter().filter(|(_, lines)| !lines.is_empty());
    stack(cards.map(|(name, lines)| flush_card(name, alarm(lines.len()), rows(lines))).collect())
}

fn missed(client: Client, state: &State, one: &Missing) -> AnyView {
    let time = instant(one.due, state.site.zone, language());
    Row::new(say::list(state, &one.which), fill(words().premises_missed_help, &[("time", &time)]))
        .lead(icon(Icon::Warn))
        .to(client.href("room"))
}
