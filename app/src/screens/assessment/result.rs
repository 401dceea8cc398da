//! The result of an assessment in writing, as it is handed to whoever was assessed. S1.5.2

use std::collections::BTreeMap;

use domain::assessment::{Assessment, Candidate, Follow};
use domain::contact::Personal;
use domain::{OperationId, PersonId};
use leptos::prelude::*;

use super::{inputs, say};
use crate::client::Client;
use crate::parts::{Views, Words, facts, para, strong};
use crate::text::{dated, fill, language, words};

/// Returns the paper: what each input came to, what was decided and why, and how to object.
pub fn paper(
    client: Client,
    one: &Assessment,
    (person, own): (&PersonId, &Candidate),
    said: &BTreeMap<String, Personal>,
) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let at = dated(client.now_exact(), state.site.zone, language());
    let site = state.site.name.say(language()).to_owned();
    let written = |operation: &OperationId| said.get(&operation.0).map(|one| one.words.clone());
    let mut pairs: Vec<(Words, AnyView)> =
        vec![(w.attendance_person.into(), strong(state.people.name(person).to_owned()))];
    pairs.extend(inputs::pairs(&state, one, person));
    pairs.push((w.assessment_whole.into(), strong(inputs::whole(&state, one, person))));
    let mut decided = Views::new();
    for one in &own.decided {
        let (grade, score) = (say::grade(w, one.grade), say::score(one.score));
        let name = fill(w.assessment_decided, &[("grade", grade), ("score", &score)]);
        let when = dated(one.at, state.site.zone, language());
        decided.push(strong([&name, " · ", state.people.name(&one.by), " · ", &when].concat()));
        let follow = Some(one.follow).filter(|follow| *follow != Follow::Nothing);
        decided.extend(follow.map(|follow| para(say::follow(w, follow))));
        decided.extend(written(&one.operation).map(para));
    }
    if decided.is_empty() {
        decided.push(para(w.assessment_not_decided));
    }
    view! {
        <article class="slip">
            <header class="slip-head">
                <h1>{site} " " {w.assessment_result}</h1>
                <span>{say::period(one)}</span>
            </header>
            {facts(pairs)}
            {decided}
            {para(w.assessment_result_object)}
            <footer class="slip-head">
                <p>{w.assessment_result_received} " ________"</p>
                <p>{w.attendance_checked} " ________"</p>
                <p>{at}</p>
                <span class="slip-seal">{w.notice_seal}</span>
            </footer>
        </article>
    }
    .into_any()
}
