//! The clauses on whoever gave a bad rating with a name: spoken to first, and asked afterwards. 2.9

use crate::State;
use crate::complaint::returns::{self, Return};
use crate::complaint::{Complaint, Kind, Refusal, Step, What};
use crate::time::Timestamp;

/// 2.9 Whoever gave a bad rating with a name is spoken to before it is acknowledged, put right or explained.
pub fn is_spoken_to(one: &Complaint) -> bool {
    one.kind == Kind::BadRating && one.named
}

/// Returns the first contacts since it was filed or opened again, the newest first: whether they were reached.
pub fn contacts(one: &Complaint) -> impl Iterator<Item = (&Step, bool)> {
    let since = one.steps.iter().rev().take_while(|step| step.what != What::Reopened);
    since.filter_map(|step| Some((step, step.what.first_contact()?)))
}

/// 2.9 A first contact is recorded until they are reached.
pub fn awaits_contact(one: &Complaint) -> Result<(), Refusal> {
    let waits = is_spoken_to(one) && !contacts(one).any(|(_, reached)| reached);
    if waits { Ok(()) } else { Err(Refusal::ContactNotAwaited) }
}

/// 2.9 Who is not reached is tried again on another day.
pub fn contacted_once_a_day(state: &State, one: &Complaint, at: Timestamp) -> Result<(), Refusal> {
    not_today(state, contacts(one), at)
}

/// 2.9 The contact comes first: what is acknowledged or answered without one was not talked about.
pub fn contacted(one: &Complaint) -> Result<(), Refusal> {
    let open = is_spoken_to(one) && contacts(one).next().is_none();
    if open { Err(Refusal::ContactFirst) } else { Ok(()) }
}

/// 2.9 A return visit is recorded where one waits: after the answer to a bad rating with a name.
pub fn awaits_return(one: &Complaint) -> Result<(), Refusal> {
    match returns::of(one) {
        Return::Waiting { .. } => Ok(()),
        Return::NotAsked | Return::Made | Return::NotReached => Err(Refusal::ReturnNotAwaited),
    }
}

/// 2.9 Who is not reached is tried again on another day: three tries in one hour are one.
pub fn tried_once_a_day(state: &State, one: &Complaint, at: Timestamp) -> Result<(), Refusal> {
    not_today(state, returns::tries(one), at)
}

fn not_today<'a>(
    state: &State,
    mut tries: impl Iterator<Item = (&'a Step, bool)>,
    at: Timestamp,
) -> Result<(), Refusal> {
    let zone = state.site.zone;
    let today = tries.any(|(step, _)| step.at.date(zone) == at.date(zone));
    if today { Err(Refusal::TriedToday) } else { Ok(()) }
}
