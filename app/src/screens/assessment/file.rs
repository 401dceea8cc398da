//! The assessment file as a register: what each came to, and of one person point by point; the result on paper.
//! S1.5.3

use std::sync::Arc;

use bianmin::api::Assessed;
use bianmin::table::Sheet;
use domain::PersonId;
use domain::assessment::{Assessment, Candidate, Input, view};
use domain::people::Register;
use leptos::prelude::*;

use super::{result, say};
use crate::client::Client;
use crate::parts::card;
use crate::screens::register::{self, Giving, Made, Maker};
use crate::text::{dated, language, number, words, words_now};

/// Returns the press that gives out what those one assesses came to.
pub fn of_cycle(client: Client, told: &Assessed, one: &Assessment) -> AnyView {
    let people: Vec<PersonId> = told.assesses.get(&one.id).into_iter().flatten().cloned().collect();
    let (whole, people) = (one.clone(), StoredValue::new(people));
    let make = register::at_hand(move |_| {
        let rows = people.with_value(|all| results(client, &whole, all));
        Made::whole(vec![Sheet { name: words_now().register_what_assessment.to_owned(), rows }])
    });
    press(client, one, None, make)
}

/// Returns the press that gives somebody's file out: their result on paper, everything as tables.
pub fn of_person(client: Client, told: &Assessed, one: &Assessment, person: &PersonId) -> AnyView {
    let Some(own) = one.candidates.get(person) else { return ().into_any() };
    let kept = (one.clone(), person.clone(), own.clone(), told.words.clone());
    let kept = StoredValue::new(kept);
    let make = register::at_hand(move |_| {
        let w = words_now();
        kept.with_value(|(one, person, own, _)| {
            let rows = results(client, one, std::slice::from_ref(person));
            let result = Sheet { name: w.register_what_assessment.to_owned(), rows };
            let events =
                Sheet { name: w.assessment_evidence.to_owned(), rows: events(client, own) };
            let paper = move || {
                kept.with_value(|(one, person, own, said)| {
                    result::paper(client, one, (person, own), said)
                })
            };
            Made { sheets: vec![result, events], partial: false, paper: Some(Arc::new(paper)) }
        })
    });
    press(client, one, Some(person.clone()), make)
}

fn press(client: Client, one: &Assessment, person: Option<PersonId>, make: Maker) -> AnyView {
    let (from, to) = (one.from, one.to);
    let give = move || {
        let (person, make) = (person.clone(), make.clone());
        Giving { what: Register::Assessment, person, from, to, days_open: false, make }
    };
    card(vec![register::button(client, give)])
}

/// Returns a row a person: each input, the whole, what was decided and answered.
fn results(client: Client, one: &Assessment, people: &[PersonId]) -> Vec<Vec<String>> {
    let (state, w) = (client.state_now(), words());
    let mut heads = vec![w.attendance_person.to_owned()];
    heads.extend(Input::ALL.map(|input| say::input(w, input).to_owned()));
    let rest = [
        w.assessment_whole,
        w.assessment_grade_head,
        w.assessment_follow,
        w.assessment_decided_by,
        w.assessment_answer_head,
        w.assessment_seal_sum,
    ];
    heads.extend(rest.map(str::to_owned));
    let row = |person: &PersonId| {
        let own = one.candidates.get(person)?;
        let mut row = vec![state.people.name(person).to_owned()];
        row.extend(Input::ALL.map(|input| {
            let excused = own.excused.contains_key(&input);
            let excused = excused.then(|| w.assessment_input_excused.to_owned());
            let score = view::score_of(one, person, input).map(say::score);
            excused.or(score).unwrap_or_default()
        }));
        row.extend(ended(client, own));
        Some(row)
    };
    std::iter::once(heads).chain(people.iter().filter_map(row)).collect()
}

/// Returns how it ended for somebody: the whole, the grade, what follows, by whom, the answer, the sum.
fn ended(client: Client, own: &Candidate) -> [String; 6] {
    let (state, w) = (client.state_now(), words());
    let sum = own.sealed.clone().unwrap_or_default();
    let Some(decided) = own.decision() else {
        return [String::new(), String::new(), String::new(), String::new(), String::new(), sum];
    };
    let at = dated(decided.at, state.site.zone, language());
    let answer = own.answers.get(own.decided.len() - 1);
    let answer = answer.map_or("", |answer| {
        if answer.accepts { w.assessment_accepted } else { w.assessment_objects }
    });
    [
        say::score(decided.score),
        say::grade(w, decided.grade).to_owned(),
        say::follow(w, decided.follow).to_owned(),
        [state.people.name(&decided.by), " ", &at].concat(),
        answer.to_owned(),
        sum,
    ]
}

/// Returns a row for each event that is counted of somebody.
fn events(client: Client, own: &Candidate) -> Vec<Vec<String>> {
    let (state, w) = (client.state_now(), words());
    let heads = [
        w.monthly_day,
        w.monthly_what,
        w.monthly_points_head,
        w.assessment_counted,
        w.assessment_log_entry,
        w.assessment_formula_head,
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    if let Some(sheet) = &own.sheet {
        rows.extend(sheet.evidence.iter().map(|one| {
            let counts = if one.counts { "" } else { w.assessment_not_counted };
            vec![
                dated(one.at, state.site.zone, language()),
                say::what(w, one),
                say::score(one.points),
                counts.to_owned(),
                one.event.0.clone(),
                number(sheet.formula),
            ]
        }));
    }
    rows
}
