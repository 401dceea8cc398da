//! Cases: one case with its promise, its papers, its story and what can be done. S1.6.2, R-CLK

mod acts;
mod beside;
mod checklist;
mod clock;
mod documents;
mod ends;
mod page;
mod receipt;
mod steps;
mod story;

use domain::case::view::{self, Light as Near};
use domain::case::{Case, Stage};
use domain::time::Timestamp;
use domain::{OperationId, State};
use leptos::prelude::*;

pub use page::screen;
pub use receipt::of_case as receipt;

use super::say;
use crate::client::Client;
use crate::parts::{Light, Row, Tone, badge, due, light};
use crate::text::{fill, language, number, words};

/// Returns what a case is about.
pub fn about(state: &State, case: &Case) -> String {
    let item = state.catalogue.version(&case.item, case.version);
    let item = item.or_else(|| state.catalogue.item(&case.item).ok());
    item.map_or_else(|| case.item.0.clone(), |item| item.name.say(language()).to_owned())
}

/// Returns how a case stands: its light while a promise runs, its stage otherwise.
pub fn standing(state: &State, case: &Case, now: Timestamp) -> AnyView {
    if let Some(near) = view::light(state, case, now) {
        return near_light(near, view::days_left(state, case, now).unwrap_or_default());
    }
    let tone = match &case.stage {
        Stage::Intake | Stage::Supplement { .. } => Tone::Soon,
        Stage::Done { .. } if case.awaits_delivery() => Tone::Soon,
        Stage::Accepted | Stage::Done { .. } => Tone::Good,
        Stage::Refused { .. } | Stage::Withdrawn { .. } => Tone::Plain,
    };
    badge(tone, stage(case))
}

/// Returns the stage of a case.
pub fn stage(case: &Case) -> &'static str {
    let words = words();
    match &case.stage {
        Stage::Intake => words.case_intake,
        Stage::Supplement { .. } => words.case_supplement,
        Stage::Accepted => words.case_accepted,
        Stage::Done { .. } if case.awaits_delivery() => words.case_to_hand_over,
        Stage::Done { .. } => words.case_done,
        Stage::Refused { .. } => words.case_refused,
        Stage::Withdrawn { .. } => words.case_withdrawn,
    }
}

/// Returns a running date's light, in shape, word and colour, with the working days left. R-CLK-12
pub fn near_light(near: Near, left: i64) -> AnyView {
    let words = words();
    let left = fill(words.today_days_left, &[("n", &number(left))]);
    match near {
        Near::Green => light(Light::Green, left),
        Near::Yellow => light(Light::Yellow, left),
        Near::Orange => light(Light::Orange, words.today_last_day),
        Near::Paused => light(Light::Paused, words.case_paused),
        Near::Waits => light(Light::Paused, words.case_delay),
        Near::Red => light(Light::Red, words.today_overdue),
        Near::DoubleRed => light(Light::Red, words.today_overdue_twice),
    }
}

/// Returns a promised date that opens to the days it was counted through.
pub fn promise(client: Client, case: &Case) -> AnyView {
    let (state, words) = (client.state(), words());
    let now = client.now();
    let Some(promised) = view::due(&state, case, now) else { return ().into_any() };
    let date = fill(words.today_by, &[("date", &say::due(&state, &promised))]);
    let days = say::days(&view::explain(&state, case, now));
    let standing = if promised.provisional && case.paused().is_none() {
        badge(Tone::Soon, words.today_provisional)
    } else {
        standing(&state, case, client.now())
    };
    due(date, standing, words.act_why_days, days)
}

/// Returns a case as a row of a list.
pub fn row(client: Client, state: &State, case: &Case, now: Timestamp) -> AnyView {
    let due = view::due(state, case, now).map(|due| say::due(state, &due));
    let parts = std::iter::once(case.no.0.clone()).chain(due);
    let owner = say::owner(client, state, case.owner());
    Row::new(about(state, case), say::line_of(client, case.subject.as_ref(), parts, owner))
        .end(standing(state, case, now))
        .pending(client.is_pending(&OperationId(case.id.0.clone())))
        .to(client.href(&["case/", &case.id.0].concat()))
}

/// Returns a case as a row that says why it is told.
pub fn told(client: Client, state: &State, case: &Case, why: &'static str) -> AnyView {
    let owner = say::owner(client, state, case.owner());
    let sub = say::line_of(client, case.subject.as_ref(), [case.no.0.clone()], owner);
    Row::new(about(state, case), sub)
        .end(badge(Tone::Bad, why))
        .to(client.href(&["case/", &case.id.0].concat()))
}

/// Returns a case for which more time is asked, as a row for who answers. R-CLK-7
pub fn extension_row(client: Client, state: &State, case: &Case) -> AnyView {
    let asked = clock::asked(state, case).unwrap_or_default();
    Row::new(about(state, case), [case.no.0.as_str(), " · ", &asked].concat())
        .end(badge(Tone::Soon, words().case_answer_extension))
        .to(client.href(&["case/", &case.id.0].concat()))
}
