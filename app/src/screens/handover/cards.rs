//! What Today tells of handovers: what is mine to take, what arrived since, and for a supervisor what
//! nobody confirmed and what is disputed. S1.3.3, S1.4.2

use domain::handover::{Listed, Operation as Ask, TakeMore, view};
use domain::people::Role;
use domain::{HandoverId, Operation, State};
use leptos::prelude::*;

use super::{line, past};
use crate::client::Client;
use crate::parts::{
    self, Button, Icon, Row, Tone, Views, badge, count, flush_card, icon, live, rows, soft, stack,
};
use crate::screens::ask::{Against, submit};
use crate::screens::say;
use crate::text::{fill, words};

/// Returns what waits for the person signed in.
pub fn mine(client: Client) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(me) = client.person() else { return ().into_any() };
    let mut all = Views::new();
    let waiting: Views = view::waiting_for(&state, &me)
        .into_iter()
        .map(|one| {
            let from = state.people.name(&one.from);
            let values = [("name", from), ("time", &say::time(&state, one.given))];
            Row::new(past::window(&state, one), fill(words.handover_waiting_from, &values))
                .lead(icon(Icon::Exchange))
                .end(badge(Tone::Soon, words.handover_is_open))
                .to(client.href("handover"))
        })
        .collect();
    if !waiting.is_empty() {
        all.push(flush_card(words.handover_waiting, count(waiting.len()), rows(waiting)));
    }
    for (one, since) in view::arrived_for(&state, &me) {
        all.push(arrived(client, &state, &one.id, since));
    }
    stack(all)
}

/// Returns what arrived since a handover, each with its acknowledgement.
fn arrived(client: Client, state: &State, id: &HandoverId, since: Vec<Listed>) -> AnyView {
    let words = words();
    let against = Against::new(None);
    let number = since.len();
    let lines: Views = since
        .into_iter()
        .map(|listed| {
            let (handover, matter) = (id.clone(), listed.matter.clone());
            let spoken = line::spoken(state, &domain::handover::Entry::Matter(listed));
            let press = Button::new(words.handover_acknowledge).icon(Icon::Check).on(move || {
                let (handover, matter) = (handover.clone(), matter.clone());
                let more = TakeMore { handover, matter, disputed: None };
                submit(client, against, Operation::Handover(Ask::TakeMore(more)), |_| {});
            });
            Row::new(spoken.what, spoken.sub).end(press).still()
        })
        .collect();
    let refused = live(move || stack(against.get().map(parts::why).into_iter().collect()));
    let list = stack(vec![rows(lines), soft(words.handover_arrived_help), refused]);
    flush_card(words.handover_arrived, count(number), list)
}

/// Returns what a supervisor watches: not confirmed in time, and disputed.
pub fn watched(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let me = client.person().and_then(|me| state.people.persons.get(&me));
    if !me.is_some_and(|me| me.roles.contains(&Role::Supervisor)) {
        return ().into_any();
    }
    let mut lines: Views = view::unconfirmed(&state, now)
        .into_iter()
        .map(|one| {
            let post = past::window(&state, one);
            let (from, to) = (state.people.name(&one.from), state.people.name(&one.to));
            let values = [("post", &*post), ("from", from), ("to", to)];
            Row::new(fill(words.handover_unconfirmed, &values), "")
                .lead(icon(Icon::Exchange))
                .end(badge(Tone::Bad, words.handover_late))
                .to(client.href(&["handover/", &one.id.0].concat()))
        })
        .collect();
    lines.extend(view::disputed(&state).into_iter().map(|(one, _, of)| {
        let what = line::spoken(&state, &of.entry).what;
        Row::new(what, past::from_to(&state, one))
            .lead(icon(Icon::Warn))
            .end(badge(Tone::Bad, words.handover_in_dispute))
            .to(client.href(&["handover/", &one.id.0].concat()))
    }));
    if lines.is_empty() {
        return ().into_any();
    }
    flush_card(words.handover_title, count(lines.len()), rows(lines))
}
