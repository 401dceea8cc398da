//! What is counted of somebody: each point by its event, and what was said against it. S1.5.1

use std::collections::BTreeMap;
use std::time::Duration;

use bianmin::api::Assessed;
use domain::State;
use domain::assessment::{Assessment, Candidate, Evidence, Sheet};
use domain::contact::Personal;
use leptos::prelude::*;

use super::say;
use crate::parts::{
    Icon, Tone, Views, badge, card, empty, fine, heading, line, line_apart, note, soft, strong,
    tight,
};
use crate::screens::say::contested;
use crate::screens::told::Heard;
use crate::text::{fill, instant, language, number, words};

/// How soon it is asked again how far the counting is.
const SOON: Duration = Duration::from_secs(1);

/// Asks again soon while what is frozen is being counted.
pub fn asked_again(heard: Heard<Assessed>, one: &Assessment) {
    if one.frozen.is_some() && !one.is_counted() {
        set_timeout(move || heard.ask(), SOON);
    }
}

/// Returns the card of what is counted; `act` is what one can do about an event.
pub fn of(
    state: &State,
    (candidate, said): (&Candidate, &BTreeMap<String, Personal>),
    act: impl Fn(&Evidence) -> Option<AnyView>,
) -> AnyView {
    let w = words();
    let Some(sheet) = &candidate.sheet else { return soft(w.assessment_counting_help) };
    let version = fill(w.assessment_formula, &[("version", &number(sheet.formula))]);
    let mut pieces = vec![
        line_apart(vec![heading(w.assessment_evidence), strong(say::score(sheet.score()))]),
        fine(version),
    ];
    if sheet.unconfirmed > 0 {
        let days = number(sheet.unconfirmed);
        let said = fill(w.assessment_unconfirmed, &[("count", &days)]);
        pieces.push(note(Tone::Soon, said, None));
    }
    if sheet.evidence.is_empty() {
        pieces.push(empty(Icon::Check, w.assessment_evidence_none, ""));
    }
    pieces.extend(events(state, (candidate, sheet), said, act));
    card(pieces)
}

fn events(
    state: &State,
    (candidate, sheet): (&Candidate, &Sheet),
    said: &BTreeMap<String, Personal>,
    act: impl Fn(&Evidence) -> Option<AnyView>,
) -> Views {
    let w = words();
    let one = |one: &Evidence| {
        let points = fill(w.assessment_points, &[("points", &say::score(one.points))]);
        let at = instant(one.at, state.site.zone, language());
        let event = fill(w.assessment_event, &[("event", &one.event.0)]);
        let mut marks = vec![fine(at), fine(event)];
        let objection = candidate.objection(one.key());
        if !one.counts {
            marks.push(badge(Tone::Good, w.assessment_not_counted));
        } else if let Some(objection) = objection {
            let open = objection.settled.is_none();
            let said = if open { w.assessment_objected } else { w.assessment_upheld_not };
            marks.push(badge(if open { Tone::Soon } else { Tone::Plain }, said));
        }
        let mut pieces =
            vec![line_apart(vec![strong(say::what(w, one)), strong(points)]), line(marks)];
        let answer = objection.and_then(|one| one.settled.as_ref()).map(|one| &one.operation);
        pieces.extend(contested(objection.map(|one| &one.operation), answer, said));
        pieces.extend(act(one));
        tight(pieces)
    };
    sheet.evidence.iter().map(one).collect()
}
