//! The papers of a case for the visitor: one at a time, the newest first chosen. 2.4

use domain::case::Case;
use domain::{CaseId, State};
use leptos::prelude::*;

use super::documents::{Document, lines, of};
use crate::client::Client;
use crate::parts::{card, choices, heading, live, one_of};
use crate::screens::notice::take_home;
use crate::text::words;

/// Returns the papers with their ways to the visitor, or nothing while there is none.
pub fn of_case(client: Client, id: CaseId) -> AnyView {
    let asked = RwSignal::new(None);
    let listed = id.clone();
    let given = Memo::new(move |_| {
        let state = client.state();
        state.case.get(&listed).map(of).unwrap_or_default()
    });
    let which = live(move || {
        let given = given.get();
        if given.len() < 2 {
            return ().into_any();
        }
        let newest = given.last().copied();
        let rows = given.into_iter().map(|one| {
            let on = Signal::derive(move || asked.get().or(newest) == Some(one));
            one_of("document", one.name(), "", on, move || asked.set(Some(one)))
        });
        let rows = choices(words().case_paper_which, rows.collect());
        card(vec![heading(words().case_papers_title), rows])
    });
    let paper = take_home(client, move |state: &State| {
        let case = state.case.get(&id)?;
        lines(state, case, chosen(case, asked.get())?)
    });
    view! { {which} {paper} }.into_any()
}

/// Returns the paper asked for, or the newest there is.
fn chosen(case: &Case, asked: Option<Document>) -> Option<Document> {
    let given = of(case);
    asked.filter(|one| given.contains(one)).or_else(|| given.last().copied())
}
