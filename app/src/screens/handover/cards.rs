//! What Today tells of handovers: what is mine to take, what arrived since, and for a supervisor what
//! nobody confirmed and what is disputed. S1.3.3, S1.4.2

use domain::handover::view::{self, Reminder};
use domain::people::Role;
use domain::{PersonId, State};
use leptos::prelude::*;

use super::{line, past};
use crate::client::Client;
use crate::parts::{Icon, Row, Tone, Views, badge, count, flush_card, icon, rows, stack};
use crate::screens::duty::post_of as named;
use crate::screens::say;
use crate::text::{day, fill, language, words};

/// Returns what waits for the person signed in.
pub fn mine(client: Client) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(me) = client.person() else { return ().into_any() };
    let mut all: Views = reminded(client, &state, &me).into_iter().collect();
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
    stack(all)
}

/// Returns what the person is reminded of: to hand over before being away, to give a post back.
fn reminded(client: Client, state: &State, me: &PersonId) -> Option<AnyView> {
    let words = words();
    let lines: Views = view::reminders(state, me, client.now())
        .into_iter()
        .map(|one| {
            let (post, said) = match one {
                Reminder::BeforeAbsence { post, from } => {
                    let from = day(from.date(state.site.zone), language());
                    (post, fill(words.handover_before_absence, &[("date", &from)]))
                }
                Reminder::GiveBack { post, to } => {
                    let name = state.people.name(&to);
                    (post, fill(words.handover_give_back, &[("name", name)]))
                }
                Reminder::TakeBack { post, from } => {
                    let name = state.people.name(&from);
                    (post, fill(words.handover_take_back, &[("name", name)]))
                }
            };
            let row = Row::new(named(state, &post), said).lead(icon(Icon::Exchange));
            row.to(client.href("handover"))
        })
        .collect();
    (!lines.is_empty())
        .then(|| flush_card(words.handover_reminder, count(lines.len()), rows(lines)))
}

/// Returns what a supervisor watches: given and not confirmed, be it in time or not, and disputed.
pub fn watched(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let me = client.person().and_then(|me| state.people.persons.get(&me));
    if !me.is_some_and(|me| me.roles.contains(&Role::Supervisor)) {
        return ().into_any();
    }
    let late = view::unconfirmed(&state, now);
    let mut lines: Views = view::open(&state)
        .into_iter()
        .map(|one| {
            let (tone, said) = if late.iter().any(|other| other.id == one.id) {
                (Tone::Bad, words.handover_late)
            } else {
                (Tone::Soon, words.handover_is_open)
            };
            let post = past::window(&state, one);
            let (from, to) = (state.people.name(&one.from), state.people.name(&one.to));
            let values = [("post", &*post), ("from", from), ("to", to)];
            Row::new(fill(words.handover_unconfirmed, &values), "")
                .lead(icon(Icon::Exchange))
                .end(badge(tone, said))
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
