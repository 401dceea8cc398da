//! What each input of somebody comes to, and what is missing. S1.5.2

use bianmin::api::Assessed;
use domain::assessment::{Assessment, Excuse, Input, Operation as Ask, view};
use domain::{PersonId, State};
use leptos::prelude::*;

use super::person::Whom;
use super::say;
use crate::client::Client;
use crate::parts::{Tone, Words, badge, card, facts, heading, line_apart, strong};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, aside};
use crate::text::{fill, number, words};

/// Returns the card of the inputs.
pub fn of(state: &State, one: &Assessment, person: &PersonId) -> AnyView {
    let w = words();
    card(vec![
        heading(w.assessment_inputs),
        facts(pairs(state, one, person)),
        line_apart(vec![strong(w.assessment_whole), strong(whole(state, one, person))]),
    ])
}

/// Returns each input with its weight, and what it comes to or why it does not.
pub fn pairs(state: &State, one: &Assessment, person: &PersonId) -> Vec<(Words, AnyView)> {
    let w = words();
    let pair = |input| {
        let weight = number(one.terms.weight(input));
        let weight = fill(w.assessment_input_weight, &[("weight", &weight)]);
        let weight = Some(weight).filter(|_| one.terms.weight(input) > 0);
        let name = std::iter::once(say::input(w, input).to_owned()).chain(weight);
        let name = name.collect::<Vec<_>>().join(" · ");
        (name.into(), standing(state, one, person, input))
    };
    Input::ALL.into_iter().map(pair).collect()
}

/// Returns what all inputs come to; a dash as long as one is missing.
pub fn whole(state: &State, one: &Assessment, person: &PersonId) -> String {
    let whole = view::whole(one, person).filter(|_| view::missing(state, one, person).is_empty());
    whole.map_or_else(|| "–".to_owned(), say::score)
}

fn standing(state: &State, one: &Assessment, person: &PersonId, input: Input) -> AnyView {
    let w = words();
    let candidate = one.candidates.get(person);
    if let Some(score) = view::score_of(one, person, input) {
        let votes = candidate.and_then(|one| one.votes.as_ref()).filter(|_| input == Input::Ballot);
        let votes = votes.map(|votes| turnout(one, votes.len()));
        let said = std::iter::once(say::score(score)).chain(votes).collect::<Vec<_>>().join(" · ");
        return strong(said);
    }
    if candidate.is_some_and(|candidate| candidate.excused.contains_key(&input)) {
        return badge(Tone::Plain, w.assessment_input_excused);
    }
    if input == Input::Report && candidate.is_some_and(|one| one.report.is_some()) {
        return badge(Tone::Good, w.assessment_input_given);
    }
    if view::cannot_be(state, one, person, input) {
        return badge(Tone::Plain, w.assessment_input_cannot);
    }
    badge(Tone::Soon, w.assessment_input_missing)
}

/// Returns the way to do without what is missing.
pub fn excuse(client: Client, heard: Heard<Assessed>, (one, person, _): Whom) -> Option<AnyView> {
    let (state, w) = (client.state_now(), words());
    let missing = view::missing(&state, one, person);
    let which = Choice::new(None);
    let all: Vec<_> = missing.into_iter().map(|one| (one, say::input(w, one).to_owned())).collect();
    if all.is_empty() {
        return None;
    }
    let written = Written {
        draft: ["assessment-excuse-", &one.id.0, &person.0].concat(),
        name: w.assessment_excuse,
        field: w.assessment_reasons,
        help: "",
        press: w.assessment_submit,
    };
    let (id, person) = (one.id.clone(), person.clone());
    let rows = vec![which.rows("assessment-excuse", w.assessment_excuse_which, all)];
    Some(aside(client, &written, rows, heard.sender(), move || {
        let (assessment, person) = (id.clone(), person.clone());
        Some(Ask::Excuse(Excuse { assessment, person, input: which.taken()? }))
    }))
}

/// Returns how many voted, and that they were few where they were.
fn turnout(one: &Assessment, votes: usize) -> String {
    let w = words();
    let count = fill(w.assessment_ballot_votes, &[("count", &number(votes))]);
    let others = one.ballot.as_ref().map_or(0, |ballot| ballot.voters.len().saturating_sub(1));
    let weak = votes * 100 < usize::from(one.terms.quorum_percent) * others;
    let weak = weak.then(|| w.assessment_ballot_weak.to_owned());
    std::iter::once(count).chain(weak).collect::<Vec<_>>().join(" · ")
}
