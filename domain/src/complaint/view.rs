//! What is shown of complaints: to whom, and by when something is due. 2.7

use super::{Complaint, Kind, Stage, State as Complaints, What};
use crate::State;
use crate::appointment::view::checked_number;
use crate::context::Stamp;
use crate::id::{AppointmentId, OperationId, PersonId};
use crate::site::Settings;
use crate::time::{Date, Timestamp};

/// What a complaint waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaits {
    Acknowledgement,
    Answer,
}

/// Returns the number of a complaint: `T`, then as in the ledger, then a check character.
pub fn number(state: &State, stamp: &Stamp) -> String {
    checked_number('T', state, stamp)
}

/// Returns what a complaint waits for and the last day for it; nothing once it is answered. 2.7
pub fn due(state: &State, one: &Complaint) -> Option<(Awaits, Date)> {
    let settings = &state.site.settings;
    let (awaits, days) = match one.stage {
        Stage::Filed => (Awaits::Acknowledgement, settings.complaint_acknowledge_days),
        Stage::Acknowledged { complex, .. } => {
            (Awaits::Answer, answer_days(settings, one.kind, complex))
        }
        Stage::Answered { .. } => return None,
    };
    let from = one.since.date(state.site.zone);
    Some((awaits, state.site.nth_working_day(from, days)))
}

/// Returns the working days within which an answer is given: of a bad rating those in which it is put
/// right, however long it takes to look into. 2.7, 2.9
pub fn answer_days(settings: &Settings, kind: Kind, complex: bool) -> u16 {
    if kind == Kind::BadRating {
        settings.rating_rectify_days
    } else if complex {
        settings.complaint_complex_days
    } else {
        settings.complaint_simple_days
    }
}

/// Says whether what a complaint waits for is overdue.
pub fn is_late(state: &State, one: &Complaint, now: Timestamp) -> bool {
    due(state, one).is_some_and(|(_, last)| last < now.date(state.site.zone))
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

/// Returns the operations whose words belong to complaints: with a photo there are none.
pub fn spoken(complaints: &Complaints) -> Vec<OperationId> {
    let steps = complaints.all().flat_map(|one| &one.steps);
    steps.filter(|step| step.what != What::PhotoShown).map(|step| step.operation.clone()).collect()
}

/// Returns the complaints in the order in which they are to be handled: what is open by the day it is
/// due, then what is answered, the newest first.
pub fn in_order<'a>(state: &State, complaints: &'a Complaints) -> Vec<&'a Complaint> {
    let mut all: Vec<&Complaint> = complaints.all().collect();
    all.sort_by_key(|one| match due(state, one) {
        Some((_, last)) => (0, Some(last), std::cmp::Reverse(Timestamp(0))),
        None => (1, None, std::cmp::Reverse(one.since)),
    });
    all
}

/// Returns the complaint that an appointment was not kept.
pub fn of_breach<'a>(state: &'a State, id: &AppointmentId) -> Option<&'a Complaint> {
    let about = super::About::Appointment(id.clone());
    state.complaint.all().find(|one| one.about == about && one.kind == Kind::Breach)
}
