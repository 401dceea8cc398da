//! What is counted of oneself, and one's own report. S1.5.1, S1.5.2

use bianmin::api::Assessed;
use domain::assessment::{
    Assessment, Candidate, Evidence, Object, Operation as Ask, Report, rules,
};
use domain::{AssessmentId, OperationId};
use leptos::prelude::*;

use super::{decide, evidence, file, inputs, reply};
use crate::client::Client;
use crate::parts::{Button, Views, heading, live};
use crate::screens::told::Heard;
use crate::screens::written::{Written, step};
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
    let decided = !own.decided.is_empty();
    let evidence = evidence::of(&state, (own, &told.words), act);
    let story = decide::story(&state, own, &told.words);
    let mut left = vec![heading(words().assessment_mine)];
    let mut right = Views::new();
    // What was decided, and one's answer to it, stand before what led there; what others say is told only then.
    if decided {
        left.extend(story);
        left.extend(reply::answer(client, heard, &one.id, own));
        left.push(evidence);
        right.push(inputs::of(&state, one, &me));
    } else {
        left.push(evidence);
        left.extend(story);
    }
    right.extend(reply::confirmation(client, heard, one, own));
    right.extend(report(client, heard, &one.id, own));
    right.extend(decided.then(|| file::of_person(client, told, one, &me)));
    Some((left, right))
}

/// Returns the way to object to an event, behind a button: most are right.
fn object(
    client: Client,
    heard: Heard<Assessed>,
    (id, own, event): (&AssessmentId, &Candidate, &Evidence),
    open: bool,
) -> Option<AnyView> {
    if !open || own.objection(event.key()).is_some() {
        return None;
    }
    let (unfolded, id) = (RwSignal::new(false), id.clone());
    let (event, at, what) = (event.event.clone(), event.at, event.what);
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
            Some(Ask::Object(Object { assessment: id.clone(), event: event.clone(), at, what }))
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
        field: w.assessment_report_words,
        help: w.assessment_report_help,
        press: w.assessment_submit,
    };
    open.then(|| {
        step(client, &written, Views::new(), heard.sender(), move || {
            Some(Ask::Report(Report { assessment: id.clone() }))
        })
    })
}
