//! What is shown of repairs and outages: in which order, with which light, and whose they are.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::clock::wait;
use super::{Danger, Kind, Outage, Repair, rules};
use crate::State;
use crate::appointment::view::checked_number;
use crate::calendar::Due;
use crate::case::view::{Light, near};
use crate::catalogue::{Item, Way};
use crate::contact::Personal;
use crate::contact::rules::supervises;
use crate::context::Stamp;
use crate::duty::view::present;
use crate::id::{BuildingId, OperationId, PersonId};
use crate::site::Setting;
use crate::time::Timestamp;

/// Returns the number of a repair: `W`, then as in the ledger, then a check character.
pub fn number(state: &State, stamp: &Stamp) -> String {
    checked_number('W', state, stamp)
}

/// Returns where whoever asks for an item is taken: repairs are served at a window where nobody mends.
pub fn way_of(state: &State, item: &Item) -> Way {
    let mended = item.way != Way::Repair || state.repair.is_used();
    if mended { item.way } else { Way::Window }
}

/// Returns what was said of a repair, each field as it was said last; `look` gives what travelled beside an
/// operation, where it is at hand.
pub fn said(one: &Repair, look: impl Fn(&OperationId) -> Option<Personal>) -> Personal {
    let mut all = Personal::default();
    for said in one.said().filter_map(|step| look(&step.operation)) {
        let fields = [
            (&mut all.name, said.name),
            (&mut all.phone, said.phone),
            (&mut all.words, said.words),
            (&mut all.place, said.place),
        ];
        for (field, said) in fields {
            if field.is_empty() {
                *field = said;
            }
        }
    }
    all
}

/// Returns the repairs whose number begins so, the newest first.
pub fn find<'a>(state: &'a State, number: &str) -> Vec<&'a Repair> {
    let mut found: Vec<&Repair> = Vec::new();
    if number.starts_with('W') {
        found.extend(state.repair.all().filter(|one| one.no.starts_with(number)));
    }
    found.sort_by_key(|one| Reverse(one.since));
    found
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

/// Returns the repairs in the order in which they are seen to: what is open, of that what is urgent, what was
/// reopened, what is late, each by when it is due; then what is over, the newest first.
pub fn in_order(state: &State, now: Timestamp) -> Vec<&Repair> {
    sorted(state, state.repair.all().collect(), now)
}

/// Returns some repairs in that order.
fn sorted<'a>(state: &State, mut some: Vec<&'a Repair>, now: Timestamp) -> Vec<&'a Repair> {
    some.sort_by_cached_key(|one| {
        let Some(wait) = wait(state, one) else {
            return (true, false, false, false, None, Reverse(one.reached));
        };
        let (due, late) = (wait.due.at, now > wait.due.at);
        (false, !one.is_urgent(), !one.is_reopened(), !late, Some(due), Reverse(Timestamp(0)))
    });
    some
}

/// Returns whoever is at work at some window.
fn at_work(state: &State, now: Timestamp) -> BTreeSet<PersonId> {
    let posts = state.duty.open_posts().into_iter();
    posts.flat_map(|(post, _)| present(state, &post.id, now)).collect()
}

/// Who sees at an instant what residents report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watch {
    /// Somebody is at work, and sees it at once.
    Now,
    /// Nobody is, and the site opens then.
    From(Timestamp),
    /// Nobody is though the site is open, or it is not known when it opens.
    Nobody,
}

/// S1.1.2 Returns who sees what is reported: whoever is at work, as far as is known, or comes when the site
/// opens.
pub fn watch(state: &State, now: Timestamp) -> Watch {
    if !at_work(state, now).is_empty() {
        return Watch::Now;
    }
    let opening = state.site.next_opening(now).filter(|opening| *opening > now);
    opening.map_or(Watch::Nobody, Watch::From)
}

/// UL01, UL02 Says whether what a repair waits for until then may be promised: minutes only while somebody is
/// at work, anything else also where somebody comes before it is due.
pub fn is_promised(state: &State, due: &Due, in_minutes: bool, now: Timestamp) -> bool {
    match watch(state, now) {
        Watch::Now => true,
        Watch::From(opening) => !in_minutes && opening < due.at,
        Watch::Nobody => false,
    }
}

/// S1.1.2 Returns the repairs a person sees to that are open, or of which a team has to be told that nobody
/// need come: their own, and those nobody at work follows, because they have no owner yet or one who has gone
/// home.
pub fn mine<'a>(state: &'a State, person: &PersonId, now: Timestamp) -> Vec<&'a Repair> {
    let waits = |one: &&Repair| one.stage.is_open() || one.awaits_standing_down();
    let mut some: Vec<&Repair> = state.repair.all().filter(waits).collect();
    // Who is at work is asked of every roster: only where something waits.
    if some.is_empty() {
        return some;
    }
    let here = at_work(state, now);
    some.retain(|one| {
        one.owner.as_ref().is_none_or(|owner| owner == person || !here.contains(owner))
    });
    sorted(state, some, now)
}

/// R-CLK-12 Returns the late repairs of others at work that a supervisor is to see.
pub fn watched<'a>(state: &'a State, person: &PersonId, now: Timestamp) -> Vec<&'a Repair> {
    if !supervises(state, person) {
        return Vec::new();
    }
    let late = |one: &&Repair| is_late(state, one, now);
    let mut some: Vec<&Repair> = state.repair.all().filter(late).collect();
    if some.is_empty() {
        return some;
    }
    let here = at_work(state, now);
    let other = |owner: &PersonId| owner != person && here.contains(owner);
    some.retain(|one| one.owner.as_ref().is_some_and(other));
    sorted(state, some, now)
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
        Setting::RepairSupplyMinutes,
        Setting::RepairSupplyHours,
        Setting::RepairMainsHours,
        Setting::RetentionRepairDays,
        Setting::OutageAheadHours,
    ];
    state.repair.is_shown() || !of_repairs.contains(&setting)
}

/// UL03 Returns the outages that are not over, the one that begins first before the others.
pub fn outages(state: &State, now: Timestamp) -> Vec<&Outage> {
    let mut all: Vec<&Outage> = state.repair.outages().filter(|one| !one.is_over(now)).collect();
    all.sort_by_key(|one| one.span.from);
    all
}

/// UL03 Returns what is shut off now where something is reported: whoever asks is told of it, and may still
/// ask. Danger is never explained away.
pub fn explains<'a>(
    state: &'a State,
    (kind, danger): (Kind, Option<Danger>),
    building: Option<&BuildingId>,
    now: Timestamp,
) -> Option<&'a Outage> {
    if danger.is_some_and(|danger| danger != Danger::NoSupply) {
        return None;
    }
    let mut on = outages(state, now).into_iter().filter(|one| one.is_on(now));
    on.find(|one| one.supply.stops(kind) && one.holds_in(building))
}

/// UL03 Says whether what was planned was known too late: residents had less than a day.
pub fn is_short(state: &State, outage: &Outage) -> bool {
    !outage.emergency && outage.span.from < outage.announced.plus(rules::ahead(state))
}
