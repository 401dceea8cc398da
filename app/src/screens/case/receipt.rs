//! The receipt of an accepted case: its number and the day it is promised for, to take home. S1.6.2

use domain::case::Case;
use domain::{CaseId, State};
use leptos::prelude::*;

use super::about;
use crate::client::Client;
use crate::screens::notice::{Lines, ends, take_home};
use crate::screens::say;
use crate::text::{fill, instant, language, words};

/// Returns the receipt with its ways to the visitor, or nothing while nothing is promised.
pub fn of_case(client: Client, id: CaseId) -> AnyView {
    take_home(client, move |state| lines(state, state.case.get(&id)?))
}

/// Returns what a receipt says, the promised date above all.
fn lines(state: &State, case: &Case) -> Option<Lines> {
    let words = words();
    let due = fill(words.today_by, &[("date", &say::due(state, &case.due()?))]);
    let accepted = case.acceptance.as_ref();
    let accepted = accepted.map(|one| instant(one.at, state.site.zone, language()));
    let matter = [
        (words.reception_step_what, about(state, case)),
        (words.reception_done_case, case.no.0.clone()),
        (words.case_accepted, accepted.unwrap_or_default()),
    ];
    let rest = matter.into_iter().chain(ends(state)).collect();
    Some(Lines {
        name: words.case_receipt,
        first: Some((words.case_promised, due)),
        rest,
        last: words.case_broken,
    })
}
