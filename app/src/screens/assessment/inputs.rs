//! What each input of somebody comes to, and what is missing. S1.5.2

use domain::PersonId;
use domain::State;
use domain::assessment::{Assessment, Input, view};
use leptos::prelude::*;

use super::say;
use crate::parts::{Tone, Words, badge, card, facts, heading, line_apart, strong};
use crate::text::{fill, number, words};

/// Returns the card of the inputs.
pub fn of(state: &State, one: &Assessment, person: &PersonId) -> AnyView {
    let w = words();
    let pairs: Vec<(Words, AnyView)> = Input::ALL
        .into_iter()
        .map(|input| {
            let weight = number(one.terms.weight(input));
            let weight = fill(w.assessment_input_weight, &[("weight", &weight)]);
            let name = [say::input(w, input), " · ", &weight].concat();
            (name.into(), standing(state, one, person, input))
        })
        .collect();
    let whole = view::whole(state, one, person).map_or_else(|| "–".to_owned(), say::score);
    card(vec![
        heading(w.assessment_inputs),
        facts(pairs),
        line_apart(vec![strong(w.assessment_whole), strong(whole)]),
    ])
}

fn standing(state: &State, one: &Assessment, person: &PersonId, input: Input) -> AnyView {
    let w = words();
    let candidate = one.candidates.get(person);
    if let Some(score) = view::score_of(state, one, person, input) {
        let votes = candidate.and_then(|one| one.votes.as_ref()).filter(|_| input == Input::Ballot);
        let votes =
            votes.map(|votes| fill(w.assessment_ballot_votes, &[("count", &number(votes.len()))]));
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
