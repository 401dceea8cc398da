//! What is shown of complaints: to whom, and by when something is due. 2.7

use super::clock::{Awaits, Wait, promises, wait};
use super::{Complaint, Kind, Stage, State as Complaints, What};
use crate::State;
use crate::access::{self, Allowed};
use crate::appointment::view::checked_number;
use crate::calendar::Limit;
use crate::case::view::{Light, near};
use crate::context::Stamp;
use crate::id::{AppointmentId, OperationId, PersonId};
use crate::time::{Date, Timestamp};

/// Returns the number of a complaint: `T`, then as in the ledger, then a check character.
pub fn number(state: &State, stamp: &Stamp) -> String {
    checked_number('T', state, stamp)
}

/// Returns what a complaint waits for and the last day for it; nothing once it is answered. 2.7
pub fn due(state: &State, one: &Complaint) -> Option<(Awaits, Date)> {
    wait(state, one).map(|wait| (wait.awaits, wait.due.date))
}

/// By when a complaint is answered, as a ledger has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    pub last: Date,
    /// Until when that was extended.
    pub extended: Option<Date>,
    /// By how many days it is overdue, or was when it was answered.
    pub late_days: i64,
}

/// Returns by when a complaint is answered, of one that is answered too; nothing where how it was to be
/// handled is not known any more. 2.7
pub fn promised(state: &State, one: &Complaint, now: Timestamp) -> Option<Promised> {
    let (first, longer) = promises(state, one)?;
    let at = match one.stage {
        Stage::Answered { at, .. } => at,
        Stage::Filed | Stage::Acknowledged { .. } | Stage::Accepted { .. } => now,
    };
    let (last, extended) = (first.due.date, longer.map(|wait| wait.due.date));
    let late = at.date(state.site.zone) - extended.unwrap_or(last);
    Some(Promised { last, extended, late_days: late.num_days().max(0) })
}

/// Says whether what a complaint waits for is overdue.
pub fn is_late(state: &State, one: &Complaint, now: Timestamp) -> bool {
    wait(state, one).is_some_and(|wait| now > wait.due.at)
}

/// Returns the light of a complaint; one that is answered has none. R-CLK-12
pub fn light(state: &State, one: &Complaint, now: Timestamp) -> Option<Light> {
    let Wait { since, limit, due, .. } = wait(state, one)?;
    let again = Limit { count: limit.count.saturating_mul(2), ..limit };
    let twice = || Some(state.site.due(since, again).at.max(due.at));
    Some(near(state, (since, due), twice, now))
}

/// Returns how many working days are left until a complaint is due.
pub fn days_left(state: &State, one: &Complaint, now: Timestamp) -> Option<i64> {
    let wait = wait(state, one)?;
    let today = now.date(state.site.zone);
    Some(state.site.clock().working_days_between(today, wait.due.date))
}

/// Returns how many complaints of a site are late, to an administrator: how many, and nothing that they may
/// not read; none of those that are about them. R-CLK-12
pub fn late_in_all(state: &State, person: &PersonId, now: Timestamp) -> usize {
    if access::may(state, person, Allowed::SetUp, now).is_err() {
        return 0;
    }
    let late = state.complaint.all().filter(|one| is_late(state, one, now));
    late.filter(|one| super::rules::is_clear(state, one, person, now)).count()
}

/// Returns the complaints somebody may read, as a state of their own; the words of each step are kept
/// under the steps' operations.
pub fn seen_by(state: &State, person: &PersonId, now: Timestamp) -> Complaints {
    let mut seen = Complaints::default();
    for one in state.complaint.all() {
        if super::rules::handles(state, one, person, now) {
            seen.insert(one.clone());
        }
    }
    seen
}

/// Returns the numbers of the complaints that somebody passed on, and when, the newest first: what became of
/// them is told to whoever may read them. 2.7
pub fn passed_on_by(state: &State, person: &PersonId) -> Vec<(String, Timestamp)> {
    let own = state.complaint.all().filter(|one| one.passed_on_by() == Some(person));
    let mut own: Vec<(String, Timestamp)> = own.map(|one| (one.no.clone(), one.filed)).collect();
    own.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| other.0.cmp(&one.0)));
    own
}

/// Returns the operations whose words belong to complaints: with a photo there are none.
pub fn spoken(complaints: &Complaints) -> Vec<OperationId> {
    let steps = complaints.all().flat_map(|one| &one.steps);
    steps.filter(|step| step.what != What::PhotoShown).map(|step| step.operation.clone()).collect()
}

/// Returns the complaints in the order in which they are to be handled: what is open by when it is due, so
/// that what is late stands first, then what is answered, the newest first. R-CLK-12
pub fn in_order<'a>(state: &State, complaints: &'a Complaints) -> Vec<&'a Complaint> {
    let mut all: Vec<&Complaint> = complaints.all().collect();
    all.sort_by_key(|one| match wait(state, one) {
        Some(wait) => (0, Some(wait.due.at), std::cmp::Reverse(Timestamp(0))),
        None => (1, None, std::cmp::Reverse(one.since)),
    });
    all
}

/// Returns the visitor's own complaint that an appointment was not kept.
pub fn of_breach<'a>(state: &'a State, id: &AppointmentId) -> Option<&'a Complaint> {
    let about = super::About::Appointment(id.clone());
    let mut own = state.complaint.all().filter(|one| one.is_own());
    own.find(|one| one.about == about && one.kind == Kind::Breach)
}
