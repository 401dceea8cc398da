//! Past handovers, the newest first; each leads to its register.

use domain::State;
use domain::handover::{Handover, Standing, view};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Icon, Row, Tone, Views, badge, empty, fine, flush_card, live, rows};
use crate::screens::duty::post_name;
use crate::text::{fill, instant, language, words};

/// How many are listed.
const SHOWN: usize = 30;

/// Returns the list.
pub fn list(client: Client) -> AnyView {
    live(move || {
        let (state, words) = (client.state(), words());
        let lines: Views = view::past(&state)
            .into_iter()
            .take(SHOWN)
            .map(|one| row(client, &state, one))
            .collect();
        let list = if lines.is_empty() {
            empty(Icon::Exchange, words.handover_past_none, words.handover_past_kept)
        } else {
            rows(lines)
        };
        flush_card(words.handover_past, fine(words.handover_past_kept), list)
    })
}

/// Returns a handover as a row.
pub fn row(client: Client, state: &State, one: &Handover) -> AnyView {
    let sub = [window(state, one), instant(one.given, state.site.zone, language())].join(" · ");
    let (tone, said) = standing(one);
    Row::new(from_to(state, one), sub)
        .end(badge(tone, said))
        .pending(client.is_pending(&domain::OperationId(one.id.0.clone())))
        .to(client.href(&["handover/", &one.id.0].concat()))
}

/// Returns who gave it to whom.
pub fn from_to(state: &State, one: &Handover) -> String {
    let values = [("from", state.people.name(&one.from)), ("to", state.people.name(&one.to))];
    fill(words().handover_from_to, &values)
}

/// Returns the window that was handed over.
pub fn window(state: &State, one: &Handover) -> String {
    let plan = state.duty.posts.get(&one.post).and_then(|post| post.plan_at(one.given));
    plan.map(post_name).unwrap_or_default()
}

/// Returns how a handover stands.
pub fn standing(one: &Handover) -> (Tone, &'static str) {
    let words = words();
    match one.standing {
        Standing::Given => (Tone::Soon, words.handover_is_open),
        Standing::Taken { .. } if one.disputed().next().is_some() => {
            (Tone::Bad, words.handover_in_dispute)
        }
        Standing::Taken { .. } => (Tone::Good, words.handover_is_taken),
        Standing::Withdrawn { .. } => (Tone::Plain, words.handover_is_withdrawn),
    }
}
