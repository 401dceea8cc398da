//! The papers of a case, ticked off the published list. S1.6.2

use std::collections::BTreeMap;

use domain::case::{Case, Mark, Operation as Ask, Tick, rules};
use domain::{CaseId, MaterialKey, Operation};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    self, Tone, badge, card, choices, heading, line_apart, live, soft, stack, tick,
};
use crate::screens::ask::{Against, submit};
use crate::screens::say;
use crate::text::{fill, language, number, words};

/// Returns the checklist; a tick is saved as it is made, until the case is accepted.
pub fn of(client: Client, id: &CaseId) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(case) = state.case.get(id) else { return ().into_any() };
    let Ok(guide) = rules::guide(&state, case) else { return ().into_any() };
    if guide.materials.is_empty() {
        return card(vec![heading(words.case_papers), soft(words.reception_no_materials)]);
    }
    let against = Against::new(None);
    let lines = guide
        .materials
        .iter()
        .map(|material| {
            let mark = case.checklist.get(&material.key).copied().unwrap_or(Mark::NotNeeded);
            let (id, key) = (id.clone(), material.key.clone());
            let absent = if rules_need(material) { Mark::Missing } else { Mark::NotNeeded };
            let on = Signal::stored(mark == Mark::Has);
            let name = material.name.say(language()).to_owned();
            tick(name, say::material(material), on, move |here| {
                let mark = if here { Mark::Has } else { absent };
                submit(client, against, ticked(&id, &key, mark), |_| {});
            })
        })
        .collect();
    card(vec![
        line_apart(vec![heading(words.case_papers), completeness(case)]),
        choices("", lines),
        live(move || stack(against.get().map(parts::why).into_iter().collect())),
    ])
}

/// Says whether a material is needed from everybody, as the rules say it.
fn rules_need(material: &domain::catalogue::Material) -> bool {
    domain::contact::rules::always_needed(material)
}

/// Returns whether the papers are complete.
fn completeness(case: &Case) -> AnyView {
    let words = words();
    match case.missing().len() {
        0 => badge(Tone::Good, words.reception_complete),
        n => badge(Tone::Soon, fill(words.reception_missing_n, &[("n", &number(n))])),
    }
}

/// Returns the operation of one tick.
fn ticked(case: &CaseId, key: &MaterialKey, mark: Mark) -> Operation {
    let marks = BTreeMap::from([(key.clone(), mark)]);
    Operation::Case(Ask::Tick(Tick { case: case.clone(), marks }))
}
