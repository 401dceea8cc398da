//! A cycle is begun: its days and whom it assesses, by the terms the product proposes.

use bianmin::api::Assessed;
use chrono::Datelike;
use domain::Operation;
use domain::assessment::{Input, Operation as Ask, Start, Terms};
use domain::time::{Date, shift};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Why, actions, asked, card, fine, heading, live, maybe, note, soft, tick_in,
};
use crate::screens::told::Heard;
use crate::text::{fill, number, words, words_now};

/// Returns the form.
pub fn form(client: Client, heard: Heard<Assessed>, told: &Assessed) -> AnyView {
    let (state, w) = (client.state_now(), words());
    // What is over: only that can be frozen.
    let last = shift(client.now_exact().date(state.site.zone), -1);
    let first = last.with_ordinal(1).unwrap_or(last);
    let (from, to) = (RwSignal::new(first.to_string()), RwSignal::new(last.to_string()));
    let chosen = RwSignal::new(told.may_assess.clone());
    let staff = state.people.persons.values().filter(|one| told.may_assess.contains(&one.id));
    let lines = staff.map(|one| tick_in(chosen, one.id.clone(), one.name.clone())).collect();
    let (why, nobody) = (RwSignal::new(None), RwSignal::new(false));
    let press = move || {
        let group = chosen.get_untracked();
        nobody.set(group.is_empty());
        let read = |day: RwSignal<String>| day.get_untracked().parse::<Date>().ok();
        let (Some(from), Some(to)) = (read(from), read(to)) else {
            why.set(Some(words_now().assessment_refused_days.to_owned()));
            return;
        };
        if group.is_empty() {
            return;
        }
        let start = Start { from, to, groups: vec![group], terms: Terms::default() };
        let act = Operation::Assessment(Ask::Start(start));
        heard.act(act, String::new(), move |done| why.set(done.err()));
    };
    let wrong =
        Signal::derive(move || nobody.get().then(|| Why::plain(words().assessment_who_none)));
    card(vec![
        heading(w.assessment_start),
        soft(w.assessment_start_help),
        Field::new(w.assessment_from).date().into(from),
        Field::new(w.assessment_to).date().into(to),
        asked(w.assessment_who, wrong, lines),
        fine(terms(&Terms::default())),
        actions(vec![Button::new(w.assessment_start).primary().on(press)]),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
    ])
}

/// Returns the terms of a cycle in one line.
pub fn terms(terms: &Terms) -> String {
    let w = words();
    let weights = Input::ALL.into_iter().filter(|input| terms.weight(*input) > 0);
    let weights =
        weights.map(|input| [say::input(w, input), " ", &number(terms.weight(input))].concat());
    let (percent, least) = (number(terms.excellent_percent), number(terms.least_voters));
    let rest = fill(w.assessment_terms, &[("percent", &percent), ("least", &least)]);
    let weights = weights.collect::<Vec<_>>().join(" · ");
    fill(w.assessment_weights, &[("weights", &weights), ("rest", &rest)])
}
