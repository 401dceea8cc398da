//! The story of an inspection: what was seen, line by line, and what was said of it since.

use std::collections::BTreeMap;

use domain::State;
use domain::conduct::{Inspection, Line, Mark};
use domain::contact::Personal;
use leptos::prelude::*;

use super::say;
use crate::parts::{
    Row, Views, Words, card, facts, fine, flush_card, heading, line_apart, para, rows, strong,
    tight,
};
use crate::screens::duty::post_of;
use crate::screens::say::{listed, names};
use crate::text::{instant, language, words};

/// Returns the facts of an inspection, its lines, and its steps.
pub fn of(state: &State, one: &Inspection, said: &BTreeMap<String, Personal>) -> Views {
    let mut steps = steps(state, one, said);
    steps.insert(0, heading(words().inspection_steps));
    vec![facts_of(state, one), card(steps), lines(state, one)]
}

fn facts_of(state: &State, one: &Inspection) -> AnyView {
    let w = words();
    let pairs: Vec<(Words, AnyView)> = vec![
        (w.inspection_post.into(), strong(post_of(state, &one.post))),
        (w.inspection_when.into(), strong(instant(one.at, state.site.zone, language()))),
        (w.inspection_way.into(), strong(say::way(w, one.way))),
        (w.inspection_on_duty.into(), strong(on_duty(state, one))),
        (w.inspection_by.into(), strong(state.people.name(&one.by).to_owned())),
        (w.inspection_no.into(), strong(one.no.clone())),
    ];
    card(vec![facts(pairs)])
}

/// Returns who was there, as far as that is known.
pub fn on_duty(state: &State, one: &Inspection) -> String {
    if one.persons.is_empty() {
        words().inspection_nobody_named.to_owned()
    } else {
        names(state, &one.persons)
    }
}

fn lines(state: &State, one: &Inspection) -> AnyView {
    let row = |(line, mark): (Line, Mark)| {
        let said = if line == Line::Speech { phrases(state, one) } else { String::new() };
        Row::new(say::line(words(), line), said).end(say::marked(one, line, mark)).still()
    };
    let all = say::groups(words()).into_iter().flat_map(|(_, lines)| lines.iter().copied());
    let marked = all.filter_map(|line| Some((line, one.lines.get(&line).copied()?)));
    // What was not met is what one reads it for.
    let (not_met, rest): (Vec<_>, Vec<_>) = marked.partition(|(_, mark)| *mark == Mark::NotMet);
    let all: Views = not_met.into_iter().chain(rest).map(row).collect();
    flush_card(words().inspection_lines, ().into_any(), rows(all))
}

/// Returns the forbidden phrases that were said.
pub fn phrases(state: &State, one: &Inspection) -> String {
    let said = one.phrases.iter().map(|id| {
        let phrase = state.catalogue.phrases.get(id);
        phrase.map_or(id.as_str(), |phrase| phrase.text.say(language()))
    });
    listed(&said.collect::<Vec<_>>())
}

/// Returns what was done, step by step, and what was said with it.
pub fn steps(state: &State, one: &Inspection, said: &BTreeMap<String, Personal>) -> Views {
    let w = words();
    let mut steps = Views::new();
    for step in &one.steps {
        let at = instant(step.at, state.site.zone, language());
        let when = [state.people.name(&step.by), " · ", &at].concat();
        let mut pieces = vec![line_apart(vec![strong(say::step(w, step.what)), fine(when)])];
        let words = said.get(&step.operation.0).filter(|said| !said.words.is_empty());
        pieces.extend(words.map(|said| para(said.words.clone())));
        steps.push(tight(pieces));
    }
    steps
}
