//! The requests: of what the rest can be copied now, what is to be copied, what waits for its volume, what is
//! over. S3.3

use std::collections::BTreeSet;

use domain::copying::{Request, view};
use domain::{OperationId, State, VolumeId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{
    Icon, Row, Views, actions, alarm, back_link, card, count, empty, flush_card, icon, link_button,
    live, maybe, page, rows, soft, stack, title,
};
use crate::text::words;

/// How many that are over are shown.
const SHOWN: usize = 30;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let ways = actions(vec![link_button(
        w.copying_register,
        client.href("records/copies/register"),
        false,
    )]);
    page(
        w.copying_title,
        vec![
            back_link(w.volume_title, client.href("records")),
            title(w.copying_title),
            soft(w.copying_help),
            live(move || soft(say::price(&client.state()))),
            ways,
            live(move || cards(client)),
        ],
    )
}

fn cards(client: Client) -> AnyView {
    let (state, w) = (client.state(), words());
    let mut all = waiting(client, &state);
    let awaiting = rows_of(client, &state, view::awaiting(&state));
    if !awaiting.is_empty() {
        all.push(flush_card(w.copying_awaiting, count(awaiting.len()), rows(awaiting)));
    }
    if all.is_empty() {
        all.push(card(vec![empty(Icon::Check, w.copying_none, w.copying_none_help)]));
    }
    let mut over: Vec<&Request> = state.copying.all().filter(|one| !one.is_open()).collect();
    over.sort_by_key(|one| std::cmp::Reverse(one.over()));
    over.truncate(SHOWN);
    let over = rows_of(client, &state, over);
    if !over.is_empty() {
        all.push(flush_card(w.copying_over, count(over.len()), rows(over)));
    }
    stack(all)
}

/// Returns what somebody is to copy now: the rest of what was begun, and what is asked for.
pub fn waiting(client: Client, state: &State) -> Views {
    let w = words();
    let mut all = Views::new();
    let rest = rows_of(client, state, view::rests(state));
    if !rest.is_empty() {
        all.push(flush_card(w.copying_rest, alarm(rest.len()), rows(rest)));
    }
    let asked = rows_of(client, state, view::asked(state));
    if !asked.is_empty() {
        all.push(flush_card(w.copying_asked, count(asked.len()), rows(asked)));
    }
    all
}

/// Returns the copies of a volume, and the way to ask for one.
pub fn of_volume(client: Client, volume: VolumeId) -> AnyView {
    live(move || {
        let (state, w) = (client.state(), words());
        let counts = state.volume.get(&volume).is_some_and(domain::volume::Volume::counts);
        let lines = rows_of(client, &state, view::of_volume(&state, &volume));
        let to = client.href(&["records/copies/new/", &volume.0].concat());
        let way = || link_button(w.copying_new, to, false);
        maybe(counts.then(|| flush_card(w.copying_title, way(), rows(lines))))
    })
}

/// Returns some requests as rows.
pub fn rows_of(client: Client, state: &State, some: Vec<&Request>) -> Views {
    let unusual = view::unusual(state, client.now());
    some.into_iter().map(|one| row(client, state, one, &unusual)).collect()
}

/// Returns a request as a row.
fn row(client: Client, state: &State, one: &Request, unusual: &BTreeSet<&str>) -> AnyView {
    let w = words();
    let named = [say::record(state, one), say::who(client, one)];
    let named = named.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let sub = [one.asked.no.as_str(), say::applicant(w, one.asked.applicant)].join(" · ");
    say::standing(state, one, unusual)
        .into_iter()
        .fold(Row::new(named, sub).lead(icon(Icon::Ledger)), Row::end)
        .pending(client.is_pending(&OperationId(one.id.0.clone())))
        .to(client.href(&["records/copies/", &one.id.0].concat()))
}
