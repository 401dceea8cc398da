//! What is shown of repairs and outages: in which order, with which light, and whose they are.

use std::cmp::Reverse;

use super::clock::wait;
use super::{Kind, Outage, Place, Repair};
use crate::State;
use crate::appointment::view::checked_number;
use crate::case::view::{Light, near};
use crate::contact::rules::supervises;
use crate::context::Stamp;
use crate::id::PersonId;
use crate::site::Setting;
use crate::time::Timestamp;

/// Returns the number of a repair: `W`, then as in the ledger, then a check character.
pub fn number(state: &State, stamp: &Stamp) -> String {
    checked_number('W', state, stamp)
}

/// Says whether what a repair waits for is overdue.
pub fn is_late(state: &State, one: &Repair, now: Timestamp) -> bool {
    wait(state, one).is_some_and(|wait| now > wait.due.at)
}

/// Returns the light of a repair; one that waits for nothing has none. R-CLK-12
pub fn light(state: &State, one: &Repair, now: Timestamp) -> Option<Light> {
    let wait = wait(state, one)?;
    let twice = || Some(wait.due.at.plus(wait.due.at.since(wait.since)));
    Some(near(state, (wait.since, wait.due), twice, now))
}

/// Returns the repairs in the order in which they are seen to: what is late, what was reopened, what is
/// urgent, each by when it is due; then what waits for nothing, the newest first.
pub fn in_order(state: &State, now: Timestamp) -> Vec<&Repair> {
    let mut all: Vec<&Repair> = state.repair.all().collect();
    all.sort_by_key(|one| {
        let due = wait(state, one).map(|wait| wait.due.at);
        let late = is_late(state, one, now);
        let first = (due.is_none(), !late, !one.is_reopened(), !one.is_urgent());
        let newest = if due.is_none() { one.reached } else { Timestamp(0) };
        (first, due, Reverse(newest))
    });
    all
}

/// S1.1.2 Returns the open repairs a person sees to: their own, and while they are nobody's yet what
/// residents reported.
pub fn mine<'a>(state: &'a State, person: &PersonId, now: Timestamp) -> Vec<&'a Repair> {
    let mut all = in_order(state, now);
    let theirs = |one: &Repair| one.owner.as_ref().is_none_or(|owner| owner == person);
    all.retain(|one| one.stage.is_open() && theirs(one));
    all
}

/// R-CLK-12 Returns the late repairs of others that a supervisor is to see.
pub fn watched<'a>(state: &'a State, person: &PersonId, now: Timestamp) -> Vec<&'a Repair> {
    if !supervises(state, person) {
        return Vec::new();
    }
    let mut all = in_order(state, now);
    all.retain(|one| is_late(state, one, now) && one.owner.as_ref() != Some(person));
    all
}

/// Says whether a setting has an effect at a site: those of repairs and outages once it takes any.
pub fn matters(state: &State, setting: Setting) -> bool {
    let of_repairs = [
        Setting::RepairDispatchMinutes,
        Setting::RepairAcceptMinutes,
        Setting::RepairArriveMinutes,
        Setting::RepairUrgentHours,
        Setting::RepairAnswerHours,
        Setting::RepairWorkingDays,
        Setting::OutageAheadHours,
    ];
    state.repair.is_used() || !of_repairs.contains(&setting)
}

/// UL03 Returns the outages that are not over, the one that begins first before the others.
pub fn outages(state: &State, now: Timestamp) -> Vec<&Outage> {
    let mut all: Vec<&Outage> = state.repair.outages().filter(|one| !one.is_over(now)).collect();
    all.sort_by_key(|one| one.span.from);
    all
}

/// UL03 Returns what is shut off now where something is about to be reported: told before it is sent.
pub fn explains<'a>(
    state: &'a State,
    kind: Kind,
    place: &Place,
    now: Timestamp,
) -> Option<&'a Outage> {
    let mut on = outages(state, now).into_iter().filter(|one| one.is_on(now));
    on.find(|one| one.supply.stops(kind) && one.holds_in(place.building.as_ref()))
}
