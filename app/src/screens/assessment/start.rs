//! A cycle is begun: its days, whom it assesses, and by which terms.

use bianmin::api::Assessed;
use chrono::Datelike;
use domain::Operation;
use domain::assessment::{Operation as Ask, Start};
use domain::time::{Date, shift};
use leptos::prelude::*;

use super::terms;
use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Why, actions, asked, card, heading, live, maybe, note, soft, tick_in,
};
use crate::screens::told::Heard;
use crate::text::{words, words_now};

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
    let (why, nobody, open) = (RwSignal::new(None), RwSignal::new(false), RwSignal::new(false));
    let last_cycle = told.assessments.all().max_by_key(|one| one.opened);
    let latest = last_cycle.map(|one| one.terms.clone()).unwrap_or_default();
    let typed = terms::form(client, &latest);
    let press = move || {
        let group = chosen.get_untracked();
        nobody.set(group.is_empty());
        let read = |day: RwSignal<String>| day.get_untracked().parse::<Date>().ok();
        let (Some(from), Some(to)) = (read(from), read(to)) else {
            why.set(Some(words_now().assessment_refused_days.to_owned()));
            return;
        };
        let read = terms::read(typed);
        open.set(read.is_none());
        let (Some(terms), false) = (read, group.is_empty()) else { return };
        let start = Start { from, to, groups: vec![group], terms };
        let act = Operation::Assessment(Ask::Start(start));
        let after = move |done: Result<(), String>| {
            if done.is_ok() {
                typed.forget();
            }
            why.set(done.err());
        };
        heard.act(act, String::new(), after);
    };
    let wrong =
        Signal::derive(move || nobody.get().then(|| Why::plain(words().assessment_who_none)));
    card(vec![
        heading(w.assessment_start),
        soft(w.assessment_start_help),
        Field::new(w.assessment_from).date().into(from),
        Field::new(w.assessment_to).date().into(to),
        asked(w.assessment_who, wrong, lines),
        terms::fields(typed, &latest, open),
        actions(vec![Button::new(w.assessment_start).primary().on(press)]),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
    ])
}
