//! The clauses on ratings, one function each.

use std::collections::BTreeSet;

use super::{Grade, Operation, Rating, Reason, Refusal};
use crate::State;
use crate::appointment::Stage;
use crate::complaint::{self, About};
use crate::contact::{Contact, Disposition};
use crate::context::Stamp;
use crate::id::{AppointmentId, ContactId, PersonId, PostId};
use crate::time::{Date, Timestamp, shift};

/// A visit at which somebody was served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub at: Timestamp,
    pub by: PersonId,
    pub post: PostId,
    /// The appointment it was, where there was one.
    pub appointment: Option<AppointmentId>,
}

impl Visit {
    /// Returns what a complaint of it is about: the appointment, or the window where there was none.
    pub fn about(&self) -> About {
        let window = || About::Window(self.post.clone());
        self.appointment.clone().map_or_else(window, About::Appointment)
    }
}

/// 2.9 What is rated is a visit there was.
pub fn known<'a>(state: &'a State, id: &ContactId) -> Result<&'a Contact, Refusal> {
    let found = state.contact.get(id);
    found.ok_or_else(|| Refusal::UnknownContact { contact: id.clone() })
}

/// 2.9 Whoever was served rates: an appointment of the matter was kept, or somebody gave it its outcome.
/// Returns the visit.
pub fn served(state: &State, contact: &Contact) -> Result<Visit, Refusal> {
    let kept = state.appointment.of_contact(&contact.id).filter_map(|one| match &one.stage {
        Stage::Served { at, by } => {
            let (by, post) = (by.clone(), one.post.clone());
            Some(Visit { at: *at, by, post, appointment: Some(one.id.clone()) })
        }
        Stage::Booked | Stage::Arrived { .. } | Stage::Cancelled { .. } | Stage::Missed { .. } => {
            None
        }
    });
    let last = kept.max_by_key(|visit| visit.at);
    last.or_else(|| attended(contact)).ok_or(Refusal::NotServed)
}

/// Returns the visit at which a matter got its outcome.
fn attended(contact: &Contact) -> Option<Visit> {
    match contact.disposition.as_ref()? {
        Disposition::Answered { .. }
        | Disposition::CaseOpened { .. }
        | Disposition::ReferredOutside { .. }
        | Disposition::CallBack { .. }
        | Disposition::Refused { .. } => {}
        Disposition::Appointed { .. } | Disposition::Withdrawn => return None,
    }
    let closing = contact.disposed.as_ref()?;
    let (by, post) = (closing.by.clone(), contact.post.clone());
    Some(Visit { at: closing.at, by, post, appointment: None })
}

/// 2.9 One visit, one rating.
pub fn rated_once(state: &State, contact: &ContactId) -> Result<(), Refusal> {
    let before = state.rating.get(contact);
    before.map_or(Ok(()), |one| Err(Refusal::RatedAlready { at: one.at }))
}

/// 2.9 A visit is rated while it is remembered: returns the last day.
pub fn rated_until(state: &State, visit: &Visit) -> Date {
    let day = visit.at.date(state.site.zone);
    shift(day, i64::from(state.site.settings.rating_days))
}

/// 2.9 A visit is rated in time.
pub fn in_time(state: &State, visit: &Visit, at: Timestamp) -> Result<(), Refusal> {
    let last = rated_until(state, visit);
    if at.date(state.site.zone) > last { Err(Refusal::TooLate { last }) } else { Ok(()) }
}

/// 2.9 A bad rating says why: with a reason or in words.
pub fn says_why(grade: Grade, reasons: &BTreeSet<Reason>, words: bool) -> Result<(), Refusal> {
    let mute = grade.is_bad() && reasons.is_empty() && !words;
    if mute { Err(Refusal::SaysNothing) } else { Ok(()) }
}

/// 2.9 A bad rating is handled by nobody it is about: returns those of the complaint, and whoever
/// served.
pub fn concerned(state: &State, visit: &Visit, about: &About, at: Timestamp) -> BTreeSet<PersonId> {
    let mut people = complaint::rules::concerned(state, about, at);
    people.insert(visit.by.clone());
    people
}

/// 2.9 What is left out was rated.
pub fn rated<'a>(state: &'a State, contact: &ContactId) -> Result<&'a Rating, Refusal> {
    let found = state.rating.get(contact);
    found.ok_or_else(|| Refusal::NotRated { contact: contact.clone() })
}

/// 2.9 A bad rating is left out only once it was looked into and answered, by whoever handles it: nobody it
/// is about.
pub fn looked_into(state: &State, one: &Rating, stamp: &Stamp) -> Result<(), crate::Refusal> {
    let complaint = one.complaint().ok_or(Refusal::NotLookedInto)?;
    let complaint = complaint::rules::handled(state, &complaint, stamp)?;
    if complaint::rules::unanswered(complaint).is_ok() {
        return Err(Refusal::NotLookedInto.into());
    }
    Ok(())
}

/// 2.9 It is left out once.
pub fn counts(one: &Rating) -> Result<(), Refusal> {
    if one.excluded.is_some() { Err(Refusal::ExcludedAlready) } else { Ok(()) }
}

/// 2.9 Says whether what is asked comes with the words it needs.
pub fn says_something(operation: &Operation, words: &str) -> bool {
    match operation {
        Operation::Rate(_) => true,
        Operation::Exclude(_) => !words.trim().is_empty(),
    }
}
