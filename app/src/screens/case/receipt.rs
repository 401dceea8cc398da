//! The receipt of an accepted case: its number and the day it is promised for, to take home. S1.6.2

use std::sync::Arc;

use domain::case::Case;
use domain::{CaseId, State};
use leptos::prelude::*;

use super::about;
use crate::client::Client;
use crate::parts::{Words, card, facts, fine, heading, live, maybe, title, visitor};
use crate::screens::{notice, say};
use crate::text::{fill, instant, language, words};

/// Returns the receipt with its ways to the visitor, or nothing while nothing is promised.
pub fn of_case(client: Client, id: CaseId) -> AnyView {
    let showing = RwSignal::new(false);
    let (shown, listed) = (id.clone(), id.clone());
    let promised =
        Memo::new(move |_| client.state().case.get(&id).is_some_and(|c| c.due().is_some()));
    let site = client.state_now().site.name.say(language()).to_owned();
    let page = visitor(
        showing,
        site,
        words().notice_back_to_work,
        move || client.lock(),
        move || maybe(client.state().case.get(&shown).map(|case| for_visitor(client, case))),
    );
    let receipt = live(move || {
        if !promised.get() {
            return ().into_any();
        }
        let (printed, spoken) = (listed.clone(), listed.clone());
        let sheet =
            move || maybe(client.state_now().case.get(&printed).map(|c| on_paper(client, c)));
        let spoken = move || client.state_now().case.get(&spoken).map(|c| in_words(client, c));
        card(vec![
            heading(words().case_receipt),
            notice::ways(showing, Arc::new(sheet), Arc::new(spoken)),
        ])
    });
    view! { {receipt} {page} }.into_any()
}

/// Returns what a receipt says, line by line; nothing in it is personal.
fn lines(state: &State, case: &Case) -> Vec<(&'static str, String)> {
    let (words, site) = (words(), &state.site);
    let accepted = case.acceptance.as_ref().map(|one| instant(one.at, site.zone, language()));
    let due = case.due().map(|due| fill(words.today_by, &[("date", &say::due(state, &due))]));
    let place = [site.name.say(language()), site.address.say(language())].join(" ");
    vec![
        (words.reception_step_what, about(state, case)),
        (words.reception_done_case, case.no.0.clone()),
        (words.case_accepted, accepted.unwrap_or_default()),
        (words.case_promised, due.unwrap_or_default()),
        (words.notice_where, place),
        (words.notice_phone, site.phone.clone()),
        (words.notice_supervision, site.supervision_phone.clone()),
    ]
}

fn pairs(client: Client, case: &Case) -> Vec<(Words, AnyView)> {
    let lines = lines(&client.state_now(), case).into_iter();
    lines.map(|(name, said)| (name.into(), said.into_any())).collect()
}

/// Returns the receipt as it is read out.
fn in_words(client: Client, case: &Case) -> String {
    let lines = lines(&client.state_now(), case).into_iter();
    lines.map(|(name, said)| [name, &said].join(": ")).collect::<Vec<_>>().join("\n")
}

/// Returns the receipt on paper.
fn on_paper(client: Client, case: &Case) -> AnyView {
    let site = client.state_now().site.name.say(language()).to_owned();
    notice::receipt(site, words().case_receipt, pairs(client, case))
}

/// Returns the receipt across the counter: the promised date above all.
fn for_visitor(client: Client, case: &Case) -> AnyView {
    let (state, words) = (client.state_now(), words());
    let due = case.due().map(|due| fill(words.today_by, &[("date", &say::due(&state, &due))]));
    view! {
        {title(words.case_receipt)}
        <p class="promise">{due}</p>
        {facts(pairs(client, case))}
        {fine(words.case_broken)}
    }
    .into_any()
}
