//! What is counted of oneself, one's own report, and one's answer to the result. S1.5.1, S1.5.2

use bianmin::api::Assessed;
use domain::assessment::{
    Answer, Assessment, Candidate, Evidence, Object, Operation as Ask, Report, rules,
};
use domain::{AssessmentId, OperationId};
use leptos::prelude::*;

use super::{decide, evidence, inputs};
use crate::client::Client;
use crate::parts::{Button, Views, heading, live};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, step};
use crate::text::words;

/// Returns what one reads of oneself, and what one can do; nothing where one is not assessed.
pub fn of(
    client: Client,
    heard: Heard<Assessed>,
    told: &Assessed,
    one: &Assessment,
) -> Option<(Views, Views)> {
    let (state, me) = (client.state_now(), client.person()?);
    let own = one.candidates.get(&me)?;
    let open = one.frozen.is_none();
    let id = one.id.clone();
    let act = move |event: &Evidence| object(client, heard, (&id, own, event), open);
    let mut left = vec![heading(words().assessment_mine)];
    left.push(evidence::of(&state, (own, &told.words), act));
    left.extend(decide::story(&state, own, &told.words));
    let mut right = Views::new();
    if one.frozen.is_some() {
        right.push(inputs::of(&state, one, &me));
    }
    right.extend(answer(client, heard, &one.id, own));
    right.extend(report(client, heard, &one.id, own));
    Some((left, right))
}

/// Returns the way to object to an event, behind a button: most are right.
fn object(
    client: Client,
    heard: Heard<Assessed>,
    (id, own, event): (&AssessmentId, &Candidate, &Evidence),
    open: bool,
) -> Option<AnyView> {
    if !open || own.objection((&event.event, event.at)).is_some() {
        return None;
    }
    let (unfolded, id) = (RwSignal::new(false), id.clone());
    let (event, at) = (event.event.clone(), event.at);
    let sender = StoredValue::new(heard.sender());
    Some(live(move || {
        let w = words();
        if !unfolded.get() {
            return Button::new(w.assessment_object).bare().on(move || unfolded.set(true));
        }
        let (id, event): (AssessmentId, OperationId) = (id.clone(), event.clone());
        let written = Written {
            draft: format!("assessment-object-{}-{}", event.0, at.0),
            name: w.assessment_object,
            field: w.assessment_reasons,
            help: w.assessment_object_help,
            press: w.assessment_submit,
        };
        step(client, &written, Views::new(), sender.get_value(), move || {
            Some(Ask::Object(Object { assessment: id.clone(), event: event.clone(), at }))
        })
    }))
}

fn report(
    client: Client,
    heard: Heard<Assessed>,
    id: &AssessmentId,
    own: &Candidate,
) -> Option<AnyView> {
    let open = rules::reported_once(own).is_ok() && rules::undecided(own).is_ok();
    let (w, id) = (words(), id.clone());
    let written = Written {
        draft: ["assessment-report-", &id.0].concat(),
        name: w.assessment_report,
        field: w.assessment_report,
        help: w.assessment_report_help,
        press: w.assessment_submit,
    };
    open.then(|| {
        step(client, &written, Views::new(), heard.sender(), move || {
            Some(Ask::Report(Report { assessment: id.clone() }))
        })
    })
}

fn answer(
    client: Client,
    heard: Heard<Assessed>,
    id: &AssessmentId,
    own: &Candidate,
) -> Option<AnyView> {
    let open = rules::awaits_answer(own).is_ok() && rules::not_sealed(own).is_ok();
    let (w, id) = (words(), id.clone());
    let accepts = Choice::new(None);
    let all = [
        (true, w.assessment_answer_accept.to_owned()),
        (false, w.assessment_answer_object.to_owned()),
    ];
    let written = Written {
        draft: ["assessment-answer-", &id.0].concat(),
        name: w.assessment_answer,
        field: w.assessment_reasons,
        help: w.assessment_answer_help,
        press: w.assessment_submit,
    };
    open.then(|| {
        let rows = vec![accepts.rows("assessment-answer", w.assessment_answer, all)];
        step(client, &written, rows, heard.sender(), move || {
            Some(Ask::Answer(Answer { assessment: id.clone(), accepts: accepts.taken()? }))
        })
    })
}
