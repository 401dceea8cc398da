//! What screens need of cases: what is mine, what is due and overdue, its light, and the story of
//! one case.

mod after;
mod promised;
mod story;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use after::{delivery_due, feedback_due, undelivered, undelivered_late, untold, untold_late};
pub use promised::{asked_of, awaits_instruction, call_light, calls, unreplied};
pub use story::{Chapter, Moment, timeline};

use super::rules::{excused, promised};
use super::{Case, CaseNo, State as Cases, course, promise, resumes};
use crate::State;
use crate::calendar::{Due, Limit, Step, StepKind};
use crate::catalogue::{Item, ItemKind};
use crate::contact::rules;
use crate::id::PersonId;
use crate::time::{Date, TimeOfDay, Timestamp, shift};

/// How many results a search gives.
const FOUND: usize = 50;

/// How near a promise is. R-CLK-12
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Light {
    Green,
    /// A fifth of the limit, or one working day, is left.
    Yellow,
    /// The last day.
    Orange,
    /// Overdue: the supervisor is told.
    Red,
    /// Overdue by as much again as the limit: the leader is told.
    DoubleRed,
    /// A special procedure runs: no date does. R-CLK-6
    Paused,
    /// The date is over, and it was the visitor who kept it waiting: it counts as on time. R-CLK-10
    Waits,
}

/// Returns the open cases somebody answers for: promised ones by their date, the others after them
/// by age. S1.1.2
pub fn mine<'a>(state: &'a State, person: &PersonId, now: Timestamp) -> Vec<&'a Case> {
    by_promise(state, now, state.case.owned_by(person))
}

/// Sorts promised cases by their date, and the others after them by age.
fn by_promise<'a>(
    state: &State,
    now: Timestamp,
    cases: impl Iterator<Item = &'a Case>,
) -> Vec<&'a Case> {
    let mut all: Vec<&Case> = cases.collect();
    all.sort_by_cached_key(|case| {
        let due = running(state, case, now).map(|due| due.at);
        (due.is_none(), due, case.opened, case.id.clone())
    });
    all
}

/// Returns the date that runs for a case now; none while its clock stands or once it is settled.
fn running(state: &State, case: &Case, now: Timestamp) -> Option<Due> {
    let promise = promise(state, case, now).filter(|_| !case.is_settled())?;
    promise.paused.is_none().then_some(promise.due)
}

/// Returns the date a case is promised for as it counts now, be it that the law accepted it, that a
/// year was published since, or that it waits for the end of a special procedure. R-CLK-4, R-CLK-8
pub fn due(state: &State, case: &Case, now: Timestamp) -> Option<Due> {
    promise(state, case, now).map(|promise| promise.due)
}

/// Returns the open cases of those whose post somebody covers now, the earliest promise first.
/// S1.3.2
pub fn covered<'a>(state: &'a State, person: &PersonId, at: Timestamp) -> Vec<&'a Case> {
    let away = crate::contact::view::covered_for(state, person, at);
    by_promise(state, at, away.into_iter().flat_map(|owner| state.case.owned_by(owner)))
}

/// Says whether somebody may act on an open case now: its owner, or who covers the post. S1.3.2
pub fn in_hands(state: &State, case: &Case, person: &PersonId, at: Timestamp) -> bool {
    case.is_open() && super::rules::owned(state, case, person, at).is_ok()
}

/// Returns the open cases of what was received on a day: looked through at closing. S1.1.1
pub fn still_open(state: &State, date: Date) -> Vec<&Case> {
    let end = Timestamp::at(date, TimeOfDay::hm(24, 0), state.site.zone);
    let received = crate::contact::view::ledger(state, date).into_iter();
    let cases = received.filter_map(|contact| state.case.get(contact.case()?));
    by_promise(state, end, cases.filter(|case| case.is_open()))
}

/// Returns the open cases of those who have left: a supervisor gives them to others. S1.1.2
pub fn left_behind(state: &State, now: Timestamp) -> Vec<&Case> {
    let left = state.people.persons.values().filter(|person| person.retired.is_some());
    by_promise(state, now, left.flat_map(|person| state.case.owned_by(&person.id)))
}

/// Returns the open cases without an outcome that somebody answers for who is close to the visitor: only a
/// supervisor moves them on. S1.6.3
pub fn recused(state: &State, now: Timestamp) -> Vec<&Case> {
    let stuck = state.contact.recused().filter_map(|contact| {
        let case = state.case.get(contact.case()?)?;
        let waits = case.is_open() && !case.is_settled();
        let close = rules::recusal(contact, case.owner()).is_some();
        (waits && close).then_some(case)
    });
    by_promise(state, now, stuck)
}

/// Returns the promises of today that are not overdue yet, in order of time.
pub fn due_today(state: &State, now: Timestamp) -> Vec<&Case> {
    let tomorrow = shift(now.date(state.site.zone), 1);
    let end = state.site.day_begins(tomorrow);
    promised_between(state, now, (now, end))
}

/// Returns the promises that are broken, the oldest first: not those the visitor's own delay kept
/// waiting. R-CLK-3, R-CLK-10
pub fn overdue(state: &State, now: Timestamp) -> Vec<&Case> {
    let mut all = promised_between(state, now, (Timestamp(i64::MIN), now));
    all.retain(|case| !due(state, case, now).is_some_and(|due| excused(state, case, due)));
    all
}

/// Returns the promises from an instant until just before another: the written ones, those a year
/// published since has moved, and those of cases the law accepted. R-CLK-4
fn promised_between(
    state: &State,
    now: Timestamp,
    (from, to): (Timestamp, Timestamp),
) -> Vec<&Case> {
    let certain = |case: &&Case| case.due().is_some_and(|due| !due.provisional);
    let written = state.case.promised_between(from, to).into_iter().filter(certain);
    let unwritten = state.case.provisional().chain(to_ask(state, now));
    let mut all: Vec<(Timestamp, &Case)> = written
        .chain(unwritten)
        .filter_map(|case| Some((running(state, case, now)?.at, case)))
        .filter(|(at, _)| from <= *at && *at < to)
        .collect();
    all.sort_by_key(|(at, case)| (*at, &case.id));
    all.into_iter().map(|(_, case)| case).collect()
}

/// Returns the cases for which more time is asked, the oldest request first. R-CLK-7
pub fn extensions_asked(cases: &Cases) -> Vec<&Case> {
    cases.extensions_asked().collect()
}

/// Returns the cases in intake whose visitor should have been told by now what is missing: the law
/// has accepted them. R-CLK-4
pub fn to_ask(state: &State, now: Timestamp) -> Vec<&Case> {
    let late = |case: &&Case| case.ask_by.at < now;
    state.case.in_intake().take_while(late).collect()
}

/// Returns the light of an accepted case; one that is not accepted, or is settled, has none. R-CLK-12
pub fn light(state: &State, case: &Case, now: Timestamp) -> Option<Light> {
    let promise = promise(state, case, now).filter(|_| !case.is_settled())?;
    if promise.paused.is_some() {
        return Some(Light::Paused);
    }
    let (due, limit) = (promise.due, promise.limit);
    if now > due.at && excused(state, case, due) {
        return Some(Light::Waits);
    }
    let twice = || {
        let again = Limit { count: limit.count.saturating_mul(2), unit: limit.unit };
        let course = course(case, resumes(state, case, now));
        let along = state.site.clock().due_along(promise.start, again, &course);
        (limit.count > 0).then_some(along.at.max(due.at))
    };
    Some(near(state, (promise.start, due), twice, now))
}

/// Returns the light of a date that runs from a start; `twice` tells when it is overdue by as much again as
/// its limit. R-CLK-12
pub fn near(
    state: &State,
    (start, due): (Timestamp, Due),
    twice: impl FnOnce() -> Option<Timestamp>,
    now: Timestamp,
) -> Light {
    let (zone, clock) = (state.site.zone, state.site.clock());
    let today = now.date(zone);
    if now > due.at {
        let far = twice().is_some_and(|twice| now > twice);
        return if far { Light::DoubleRed } else { Light::Red };
    }
    if today >= due.date {
        return Light::Orange;
    }
    let whole = clock.working_days_between(start.date(zone), due.date);
    let left = clock.working_days_between(today, due.date);
    let percent = i64::from(state.site.settings.yellow_percent);
    let soon = left <= 1 || left * 100 <= whole * percent;
    if soon { Light::Yellow } else { Light::Green }
}

/// Returns when an item would be promised for, were it accepted with complete papers at an instant, and
/// the days that is counted through; nothing for one that is done on the spot. R-CLK-1
pub fn foreseen(state: &State, guide: &Item, start: Timestamp) -> Option<(Due, Vec<Step>)> {
    match guide.kind {
        ItemKind::Immediate => None,
        ItemKind::Promised => {
            let (limit, due) = promised(state, guide, start);
            Some((due, state.site.explain(start, limit)))
        }
    }
}

/// Returns the promises that stand at each light, the earliest first. R-CLK-12
pub fn by_light(state: &State, now: Timestamp) -> BTreeMap<Light, Vec<&Case>> {
    let mut all: BTreeMap<Light, Vec<&Case>> = BTreeMap::new();
    for case in by_promise(state, now, state.case.open()) {
        if let Some(light) = light(state, case, now) {
            all.entry(light).or_default().push(case);
        }
    }
    all
}

/// Returns how many working days are left before a promise; `None` where none is running.
pub fn days_left(state: &State, case: &Case, now: Timestamp) -> Option<i64> {
    let due = running(state, case, now)?;
    Some(state.site.clock().working_days_between(now.date(state.site.zone), due.date))
}

/// Returns why a promise falls on its date, day by day: with the days on which the clock stood and
/// those an extension added. A date that was written stands, though it would be another now. 5.2
pub fn explain(state: &State, case: &Case, now: Timestamp) -> Vec<Step> {
    let Some(promise) = promise(state, case, now) else { return Vec::new() };
    let course = course(case, resumes(state, case, now));
    let mut steps = state.site.clock().explain_along(promise.start, promise.limit, &course);
    let due = promise.due.date;
    if steps.last().is_some_and(|last| last.date != due) {
        steps.retain(|step| step.date <= due && step.kind != StepKind::Deadline);
        steps.push(Step { date: due, kind: StepKind::Written });
    }
    steps
}

/// Returns the case with a number, or those whose number begins with a text, the newest first.
/// Names are looked for where personal fields are kept.
pub fn find<'a>(cases: &'a Cases, text: &str) -> Vec<&'a Case> {
    let wanted = text.trim().to_ascii_uppercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    if let Some(case) = cases.numbered(&CaseNo(wanted.clone())) {
        return vec![case];
    }
    let mut found = cases.with_no(&wanted, FOUND);
    found.sort_by(|one, other| (other.opened, &other.id).cmp(&(one.opened, &one.id)));
    found
}

/// What needs somebody, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open cases the person answers for.
    pub mine: usize,
    /// Promises of the site for today.
    pub due_today: usize,
    /// Broken promises of the site.
    pub overdue: usize,
}

/// Returns what needs somebody now, counted.
pub fn counts(state: &State, person: &PersonId, now: Timestamp) -> Counts {
    Counts {
        mine: state.case.owned_by(person).count(),
        due_today: due_today(state, now).len(),
        overdue: overdue(state, now).len(),
    }
}
