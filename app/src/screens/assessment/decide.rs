//! What was said and decided of somebody, and the way to decide and to seal. S1.5.2, S1.5.3

use std::collections::BTreeMap;

use bianmin::api::Assessed;
use domain::assessment::{
    Assessment, Candidate, Decide, Follow, Operation as Ask, Seal, rules, view,
};
use domain::contact::Personal;
use domain::{OperationId, PersonId, State};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{
    Tone, Views, badge, card, fine, heading, line_apart, note, para, soft, strong, tight,
};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, step};
use crate::text::{fill, instant, language, number, words};

/// Returns the report, the marks' reasons, what was decided and answered, as far as one may read them.
pub fn story(state: &State, own: &Candidate, said: &BTreeMap<String, Personal>) -> Option<AnyView> {
    let w = words();
    let mut pieces = Views::new();
    let mut add = |name: String, who: String, operation: &OperationId| {
        let mut lines = vec![line_apart(vec![strong(name), fine(who)])];
        let written = said.get(&operation.0).filter(|said| !said.words.is_empty());
        lines.extend(written.map(|said| para(said.words.clone())));
        pieces.push(tight(lines));
    };
    if let Some(report) = &own.report {
        add(w.assessment_input_report.to_owned(), String::new(), report);
    }
    for scored in &own.superior {
        let marks = scored.marks.map(|mark| mark.to_string()).join(" / ");
        let name = [w.assessment_input_superior, " ", &marks].concat();
        add(name, state.people.name(&scored.by).to_owned(), &scored.operation);
    }
    for (input, operation) in &own.excused {
        let name = [say::input(w, *input), " · ", w.assessment_input_excused].concat();
        add(name, String::new(), operation);
    }
    for (place, decided) in own.decided.iter().enumerate() {
        let (grade, score) = (say::grade(w, decided.grade), say::score(decided.score));
        let name = fill(w.assessment_decided, &[("grade", grade), ("score", &score)]);
        let follow = Some(decided.follow).filter(|follow| *follow != Follow::Nothing);
        let follow = follow.map(|follow| say::follow(w, follow).to_owned());
        let name = std::iter::once(name).chain(follow).collect::<Vec<_>>().join(" · ");
        let at = instant(decided.at, state.site.zone, language());
        add(name, [state.people.name(&decided.by), " · ", &at].concat(), &decided.operation);
        if let Some(answer) = own.answers.get(place) {
            let name = if answer.accepts { w.assessment_accepted } else { w.assessment_objects };
            let at = instant(answer.at, state.site.zone, language());
            add(name.to_owned(), at, &answer.operation);
        }
    }
    if let Some(sum) = &own.sealed {
        let short = sum.chars().take(16).collect::<String>();
        pieces.push(badge(Tone::Good, fill(w.assessment_sealed, &[("sum", &short)])));
    }
    (!pieces.is_empty()).then(|| card(pieces))
}

/// Returns the way to decide, or what is still missing.
pub fn form(
    client: Client,
    heard: Heard<Assessed>,
    (one, person, own): (&Assessment, &PersonId, &Candidate),
) -> Option<AnyView> {
    let (state, w) = (client.state_now(), words());
    let again = own.objects() && own.decided.len() == 1;
    if !one.is_counted() || own.sealed.is_some() || !(own.decided.is_empty() || again) {
        return None;
    }
    let missing = view::missing(&state, one, person);
    if !missing.is_empty() {
        let names: Vec<&str> = missing.into_iter().map(|input| say::input(w, input)).collect();
        let said = fill(w.assessment_barred_missing, &[("inputs", &names.join("、"))]);
        return Some(card(vec![heading(w.assessment_decide), note(Tone::Soon, said, None)]));
    }
    let (grade, follow) = (Choice::new(None), Choice::new(Some(Follow::Nothing)));
    let follows = say::FOLLOWS.map(|one| (one, say::follow(w, one).to_owned()));
    let written = Written {
        draft: ["assessment-decide-", &one.id.0, &person.0].concat(),
        name: w.assessment_decide,
        field: w.assessment_reasons,
        help: w.assessment_decide_help,
        press: w.assessment_submit,
    };
    let most = fill(w.assessment_share, &[("most", &number(view::share(one, person).1))]);
    let choices = vec![
        fine(most),
        grade.rows("assessment-grade", w.assessment_grade_which, say::grades(w, one)),
        follow.rows("assessment-follow", w.assessment_follow, follows),
    ];
    let (assessment, person) = (one.id.clone(), person.clone());
    Some(step(client, &written, choices, heard.sender(), move || {
        let (assessment, person) = (assessment.clone(), person.clone());
        let (grade, follow) = (grade.taken(), follow.taken());
        Some(Ask::Decide(Decide { assessment, person, grade: grade?, follow: follow? }))
    }))
}

/// Returns the way to seal the file, once nothing is open.
pub fn seal(
    client: Client,
    heard: Heard<Assessed>,
    (one, person, own): (&Assessment, &PersonId, &Candidate),
) -> Option<AnyView> {
    let (state, w) = (client.state_now(), words());
    rules::not_sealed(own).ok()?;
    rules::settled(&state, own, client.now_exact()).ok()?;
    let (assessment, person) = (one.id.clone(), person.clone());
    let seal = Ask::Seal(Seal { assessment, person, sum: String::new() });
    Some(card(vec![soft(w.assessment_seal_help), heard.press(w.assessment_seal, seal)]))
}
