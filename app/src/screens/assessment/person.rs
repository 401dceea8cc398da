//! Somebody whom one assesses: what is counted, what was said against it, the inputs, and the decision. S1.5.1

use bianmin::api::Assessed;
use domain::assessment::{
    Assessment, Candidate, DIMENSIONS, Evidence, GiveMarks, Marks, Operation as Ask, Settle, rules,
};
use domain::{AssessmentId, PersonId};
use leptos::prelude::*;

use super::{decide, evidence, file, inputs, say};
use crate::client::Client;
use crate::parts::{
    Field, Icon, Views, Why, back_link, columns, empty, fine, page, short_fields, stack, tight,
    title,
};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, step};
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client, id: AssessmentId, person: PersonId) -> AnyView {
    let heard = Heard::<Assessed>::about(client, Some(person.clone()));
    let cycle = ["assessment/", &id.0].concat();
    let body = heard.show(move |told| {
        let one = told.assessments.get(&id);
        let own = told.assesses.get(&id).is_some_and(|all| all.contains(&person));
        match one.and_then(|one| Some((one, one.candidates.get(&person)?))).filter(|_| own) {
            Some((one, candidate)) => shown(client, heard, told, (one, &person, candidate)),
            None => empty(Icon::Search, words().assessment_refused_unknown, ""),
        }
    });
    let back = back_link(words().assessment_title, client.href(&cycle));
    page(words().assessment_title, vec![back, body])
}

/// A cycle, somebody in it, and what is known of them.
pub type Whom<'a> = (&'a Assessment, &'a PersonId, &'a Candidate);

fn shown(client: Client, heard: Heard<Assessed>, told: &Assessed, whom: Whom) -> AnyView {
    let (one, person, candidate) = whom;
    evidence::asked_again(heard, one);
    let state = client.state_now();
    let head = tight(vec![title(state.people.name(person).to_owned()), fine(say::period(one))]);
    let act = |event: &Evidence| settle(client, heard, whom, event);
    let mut left = vec![evidence::of(&state, (candidate, &told.words), act)];
    left.extend(decide::story(&state, candidate, &told.words));
    let mut right = Views::new();
    if one.is_counted() {
        right.push(inputs::of(&state, one, person));
        right.extend(marks(client, heard, whom));
        if candidate.sealed.is_none() {
            let barred = told.vetoes.get(&one.id).and_then(|all| all.get(person));
            right.extend(say::vetoes(barred.into_iter().flatten()));
        }
        right.extend(decide::form(client, heard, whom));
        right.extend(inputs::excuse(client, heard, whom));
        right.extend(decide::seal(client, heard, whom));
        right.push(file::of_person(client, told, one, person));
    }
    if right.is_empty() {
        return stack(vec![head, stack(left)]);
    }
    stack(vec![head, columns(left, right)])
}

/// Returns the way to settle the objection to an event.
fn settle(
    client: Client,
    heard: Heard<Assessed>,
    (one, person, candidate): Whom,
    event: &Evidence,
) -> Option<AnyView> {
    rules::objection_open(candidate, event.key()).ok()?;
    let w = words();
    let counts = Choice::new(None);
    let all = [
        (false, w.assessment_settle_not.to_owned()),
        (true, w.assessment_settle_counts.to_owned()),
    ];
    let written = Written {
        draft: format!("assessment-settle-{}-{}", event.event.0, event.at.0),
        name: w.assessment_settle,
        field: w.assessment_reasons,
        help: "",
        press: w.assessment_submit,
    };
    let (id, person) = (one.id.clone(), person.clone());
    let (event, at, what) = (event.event.clone(), event.at, event.what);
    let rows = vec![counts.rows(&written.draft, w.assessment_settle_which, all)];
    Some(step(client, &written, rows, heard.sender(), move || {
        let (assessment, person, event) = (id.clone(), person.clone(), event.clone());
        Some(Ask::Settle(Settle { assessment, person, event, at, what, counts: counts.taken()? }))
    }))
}

/// Returns the form for one's marks, until they are given.
fn marks(
    client: Client,
    heard: Heard<Assessed>,
    (one, person, candidate): Whom,
) -> Option<AnyView> {
    let w = words();
    let me = client.person()?;
    let given = candidate.superior.iter().any(|scored| scored.by == me);
    if given || rules::undecided(candidate).is_err() {
        return None;
    }
    let names = say::dimensions(w);
    let typed: [RwSignal<String>; DIMENSIONS] =
        std::array::from_fn(|_| RwSignal::new(String::new()));
    let wrong = RwSignal::new([false; DIMENSIONS]);
    let fields = names.into_iter().zip(typed).enumerate().map(|(place, (name, typed))| {
        let bad = Signal::derive(move || {
            wrong.get()[place].then(|| Why::plain(words().assessment_mark_bad))
        });
        Field::new(name).phone().wrong(bad).into(typed)
    });
    let written = Written {
        draft: ["assessment-score-", &one.id.0, &person.0].concat(),
        name: w.assessment_score,
        field: w.assessment_reasons,
        help: "",
        press: w.assessment_submit,
    };
    let (id, person) = (one.id.clone(), person.clone());
    let fields = vec![short_fields(w.assessment_marks_each, fields.collect())];
    Some(step(client, &written, fields, heard.sender(), move || {
        let read = typed.map(|typed| {
            typed.get_untracked().trim().parse::<u8>().ok().filter(|mark| *mark <= 100)
        });
        wrong.set(read.map(|mark| mark.is_none()));
        let marks: Vec<u8> = read.into_iter().collect::<Option<_>>()?;
        let marks: Marks = marks.try_into().ok()?;
        Some(Ask::Score(GiveMarks { assessment: id.clone(), person: person.clone(), marks }))
    }))
}
