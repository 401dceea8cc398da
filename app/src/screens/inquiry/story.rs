//! The story of an inquiry: each step with who took it and what was written.

use std::collections::BTreeMap;

use domain::State;
use domain::accountability::Inquiry;
use domain::contact::Personal;
use leptos::prelude::*;

use super::say;
use crate::parts::{Views, Words, card, facts, fine, heading, line_apart, para, strong, tight};
use crate::screens::complaint::kind;
use crate::text::{fill, instant, language, number, words};

/// Returns the facts of an inquiry and its steps.
pub fn of(state: &State, one: &Inquiry, said: &BTreeMap<String, Personal>) -> Views {
    let w = words();
    let place = fill(w.inquiry_locked, &[("place", &number(one.place))]);
    let pairs: Vec<(Words, AnyView)> = vec![
        (w.inquiry_person.into(), strong(state.people.name(&one.person).to_owned())),
        (w.inquiry_what.into(), strong(kind(w, one.kind))),
        (w.inquiry_source.into(), strong(say::source(w, &one.source))),
        (w.inquiry_no.into(), strong(one.no.clone())),
        (w.inquiry_evidence.into(), fine(place)),
    ];
    let mut steps: Views = vec![heading(w.inquiry_steps)];
    for step in &one.steps {
        let at = instant(step.at, state.site.zone, language());
        let when = [state.people.name(&step.by), " · ", &at].concat();
        let mut pieces = vec![line_apart(vec![strong(say::step(w, &step.what)), fine(when)])];
        let words = said.get(&step.operation.0).filter(|said| !said.words.is_empty());
        pieces.extend(words.map(|said| para(said.words.clone())));
        steps.push(tight(pieces));
    }
    vec![card(vec![facts(pairs)]), card(steps)]
}
