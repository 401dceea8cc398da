//! What is kept of visitors no longer, told to a server that keeps it in tables. PIPL Art. 19

use std::collections::BTreeSet;

use domain::archive::{
    self, Erase, Matter, outdated, outdated_copies, outdated_photos, outdated_repairs, over_before,
    with_nothing_here,
};
use domain::time::Timestamp;
use domain::{Operation, State, SubjectId};

/// The time before which archived matters were closed that keep nothing any more, ms since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    pub without_case: i64,
    pub with_case: i64,
}

/// What matters that are over name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// A name of each matter.
    pub matters: Vec<String>,
    /// What has a code by which the visitor would come back to it.
    pub slips: Vec<String>,
    /// Their visitors, but those who have something at hand.
    pub visitors: BTreeSet<String>,
}

/// What is erased.
#[derive(Clone, Debug, PartialEq)]
pub struct Erasing {
    /// Writes it down.
    pub operation: Operation,
    /// The operations with which something was said that goes.
    pub said: BTreeSet<String>,
}

/// Returns how old a matter is that keeps nothing any more.
pub fn over(state: &State, now: i64) -> Over {
    let (without_case, with_case) = over_before(&state.site.settings, Timestamp(now));
    Over { without_case: without_case.0, with_case: with_case.0 }
}

/// Returns what archived matters name, given as they are stored.
///
/// # Errors
/// One of them cannot be read.
pub fn named(state: &State, bodies: &[String]) -> Result<Named, json::Fault> {
    let matters: Vec<Matter> =
        bodies.iter().map(|body| json::from_str(body)).collect::<Result<_, _>>()?;
    let of_case = |one: &Matter| one.case.as_ref().and_then(|case| case.subject.clone());
    let subjects = matters.iter().flat_map(|one| [one.contact.subject.clone(), of_case(one)]);
    let visitors = with_nothing_here(state, subjects.flatten());
    let slips = matters.iter().flat_map(|one| &one.appointments);
    Ok(Named {
        matters: matters.iter().map(|one| one.contact.id.0.clone()).collect(),
        slips: slips.map(|one| one.id.0.clone()).collect(),
        visitors: visitors.into_iter().map(|visitor| visitor.0).collect(),
    })
}

/// Returns what is erased at an instant: of some visitors, and of complaints, ratings, repairs, requests
/// for copies and photos of the room; nothing where there is nothing.
pub fn erasing(state: &State, visitors: BTreeSet<String>, now: i64) -> Option<Erasing> {
    let (complaints, ratings) = outdated(state, Timestamp(now));
    let complained = complaints.iter().filter_map(|id| state.complaint.get(id));
    let steps = complained.flat_map(|one| &one.steps).map(|step| step.operation.0.clone());
    let rated = ratings.iter().filter_map(|contact| state.rating.get(contact));
    let rated = rated.map(|one| one.given_by.0.clone());
    let repairs = outdated_repairs(state, Timestamp(now));
    let repaired = repairs.iter().filter_map(|id| state.repair.get(id));
    let repaired = repaired.flat_map(|one| &one.steps).map(|step| step.operation.0.clone());
    let copies = outdated_copies(state, Timestamp(now));
    let copied = copies.iter().map(|id| id.0.clone());
    let answers = outdated_photos(state, Timestamp(now));
    let shown = answers.iter().filter_map(|id| state.premises.answer(id));
    let shown = shown.flat_map(|one| &one.photos).map(|photo| photo.operation.0.clone());
    let codes = complaints.iter().map(|id| id.0.clone());
    let said: BTreeSet<String> = steps
        .chain(rated)
        .chain(repaired)
        .chain(copied)
        .chain(shown)
        .chain(codes)
        .chain(visitors.iter().cloned())
        .collect();
    let visitors = visitors.into_iter().map(SubjectId).collect();
    let operation = Erase { visitors, complaints, ratings, repairs, copies, answers };
    let operation = Operation::Archive(archive::Operation::Erase(operation));
    (!said.is_empty()).then_some(Erasing { operation, said })
}
