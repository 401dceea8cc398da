//! What one says to what is counted of oneself, and to one's result. S1.5.1, S1.5.2

use bianmin::api::Assessed;
use domain::AssessmentId;
use domain::assessment::{Answer, Assessment, Candidate, Confirm, Operation as Ask, rules};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Tone, Views, badge, card, heading, line, soft, stack};
use crate::screens::told::Heard;
use crate::screens::written::{Written, aside};
use crate::text::{day, fill, language, words};

/// Returns the way to say that all that is counted is right, or that it was said.
pub fn confirmation(
    client: Client,
    heard: Heard<Assessed>,
    one: &Assessment,
    own: &Candidate,
) -> Option<AnyView> {
    let (state, w) = (client.state_now(), words());
    if own.confirmed.is_some() {
        return Some(card(vec![line(vec![badge(Tone::Good, w.assessment_confirmed)])]));
    }
    rules::not_frozen(one).ok()?;
    rules::confirmed_once(own).ok()?;
    let until = day(rules::contested_until(&state, one), language());
    let confirm = Ask::Confirm(Confirm { assessment: one.id.clone() });
    Some(card(vec![
        soft(fill(w.assessment_confirm_help, &[("date", &until)])),
        heard.press(w.assessment_confirm, confirm),
    ]))
}

/// Returns the way to answer to one's result.
pub fn answer(
    client: Client,
    heard: Heard<Assessed>,
    id: &AssessmentId,
    own: &Candidate,
) -> Option<AnyView> {
    rules::awaits_answer(own).ok()?;
    rules::not_sealed(own).ok()?;
    let (w, id) = (words(), id.clone());
    let written = Written {
        draft: ["assessment-answer-", &id.0].concat(),
        name: w.assessment_answer_object,
        field: w.assessment_answer_why,
        help: w.assessment_answer_help,
        press: w.assessment_answer_object,
    };
    let accept = Ask::Answer(Answer { assessment: id.clone(), accepts: true });
    let accept =
        card(vec![heading(w.assessment_answer), heard.press(w.assessment_answer_accept, accept)]);
    let object = aside(client, &written, Views::new(), heard.sender(), move || {
        Some(Ask::Answer(Answer { assessment: id.clone(), accepts: false }))
    });
    Some(stack(vec![accept, object]))
}
