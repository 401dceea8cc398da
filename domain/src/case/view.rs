//! What screens need of cases: what is mine, what is due and overdue, its light, and the story of
//! one case.

use serde::{Deserialize, Serialize};

use super::{Case, CaseNo, Stage, State as Cases, Supplement};
use crate::State;
use crate::calendar::{Limit, Step};
use crate::contact::{Feedback, Moved};
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
}

/// Returns the open cases somebody answers for: promised ones by their date, the others after them
/// by age. S1.1.2
pub fn mine<'a>(cases: &'a Cases, person: &PersonId) -> Vec<&'a Case> {
    by_promise(cases.owned_by(person))
}

/// Sorts promised cases by their date, and the others after them by age.
fn by_promise<'a>(cases: impl Iterator<Item = &'a Case>) -> Vec<&'a Case> {
    let mut all: Vec<&Case> = cases.collect();
    all.sort_by_key(|case| {
        let due = case.due().filter(|_| case.stage == Stage::Accepted).map(|due| due.at);
        (due.is_none(), due, case.opened, &case.id)
    });
    all
}

/// Returns the open cases of those whose post somebody covers now, the earliest promise first.
/// S1.3.2
pub fn covered<'a>(state: &'a State, person: &PersonId, at: Timestamp) -> Vec<&'a Case> {
    let away = crate::contact::view::covered_for(state, person, at);
    by_promise(away.into_iter().flat_map(|owner| state.case.owned_by(owner)))
}

/// Says whether somebody may act on an open case now: its owner, or who covers the post. S1.3.2
pub fn in_hands(state: &State, case: &Case, person: &PersonId, at: Timestamp) -> bool {
    case.is_open() && super::rules::owned(state, case, person, at).is_ok()
}

/// Returns the open cases of what was received on a day: looked through at closing. S1.1.1
pub fn still_open(state: &State, date: Date) -> Vec<&Case> {
    let received = crate::contact::view::ledger(state, date).into_iter();
    let cases = received.filter_map(|contact| state.case.get(contact.case()?));
    by_promise(cases.filter(|case| case.is_open()))
}

/// Returns the open cases of those who have left: a supervisor gives them to others. S1.1.2
pub fn left_behind(state: &State) -> Vec<&Case> {
    let left = state.people.persons.values().filter(|person| person.retired.is_some());
    by_promise(left.flat_map(|person| state.case.owned_by(&person.id)))
}

/// Returns the promises of today that are not overdue yet, in order of time.
pub fn due_today(state: &State, now: Timestamp) -> Vec<&Case> {
    let tomorrow = shift(now.date(state.site.zone), 1);
    let end = Timestamp::at(tomorrow, TimeOfDay(0), state.site.zone);
    state.case.promised_between(now, end)
}

/// Returns the promises that are broken, the oldest first. R-CLK-3
pub fn overdue(state: &State, now: Timestamp) -> Vec<&Case> {
    state.case.promised_between(Timestamp(i64::MIN), now)
}

/// Returns the cases in intake whose visitor should have been told by now what is missing. R-CLK-4
pub fn to_ask(state: &State, now: Timestamp) -> Vec<&Case> {
    let late = |case: &&Case| case.ask_by.at < now;
    state.case.in_intake().take_while(late).collect()
}

/// Returns the cases whose visitor has not heard of the outcome yet, the oldest first. S1.1.2
pub fn untold(cases: &Cases) -> Vec<&Case> {
    let mut all: Vec<&Case> = cases.untold().collect();
    all.sort_by_key(|case| (settled_at(case), &case.id));
    all
}

/// Returns the last working day to tell the visitor of the outcome; a warning after it. S1.1.2
pub fn feedback_due(state: &State, case: &Case) -> Option<Date> {
    let settled = settled_at(case).filter(|_| case.is_open())?;
    let day = settled.date(state.site.zone);
    Some(state.site.nth_working_day(day, state.site.settings.feedback_working_days))
}

/// Returns when a case was given its outcome.
pub fn settled_at(case: &Case) -> Option<Timestamp> {
    match case.stage {
        Stage::Intake | Stage::Supplement { .. } | Stage::Accepted => None,
        Stage::Done { at, .. } | Stage::Refused { at, .. } | Stage::Withdrawn { at } => Some(at),
    }
}

/// Returns the light of an accepted case; one without a running promise has none. R-CLK-12
pub fn light(state: &State, case: &Case, now: Timestamp) -> Option<Light> {
    let promise = case.acceptance.as_ref().filter(|_| case.stage == Stage::Accepted)?;
    let (due, zone, clock) = (promise.due, state.site.zone, state.site.clock());
    let today = now.date(zone);
    if now > due.at {
        let limit = promise.limit;
        let again = Limit { count: limit.count.saturating_mul(2), unit: limit.unit };
        let twice = limit.count > 0 && now > clock.due(promise.start, again).at;
        return Some(if twice { Light::DoubleRed } else { Light::Red });
    }
    if today >= due.date {
        return Some(Light::Orange);
    }
    let whole = clock.working_days_between(promise.start.date(zone), due.date);
    let left = clock.working_days_between(today, due.date);
    let percent = i64::from(state.site.settings.yellow_percent);
    let soon = left <= 1 || left * 100 <= whole * percent;
    Some(if soon { Light::Yellow } else { Light::Green })
}

/// Returns how many working days are left before a promise; `None` where none is running.
pub fn days_left(state: &State, case: &Case, now: Timestamp) -> Option<i64> {
    let due = case.due().filter(|_| case.stage == Stage::Accepted)?;
    Some(state.site.clock().working_days_between(now.date(state.site.zone), due.date))
}

/// Returns why a promise falls on its date, day by day. 5.2
pub fn explain(state: &State, case: &Case) -> Vec<Step> {
    let promise = case.acceptance.as_ref();
    promise.map_or_else(Vec::new, |promise| state.site.explain(promise.start, promise.limit))
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

/// What happened in the story of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chapter<'a> {
    Opened,
    Complete,
    SupplementAsked(&'a Supplement),
    Accepted(crate::calendar::Due),
    Reassigned {
        to: &'a PersonId,
        reason: &'a str,
    },
    /// Came with the post. S1.3.3
    HandedOver,
    Settled(&'a Stage),
    Feedback(&'a Feedback),
    Looked,
    Closed,
}

/// One moment in the story of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment<'a> {
    pub at: Timestamp,
    pub by: Option<&'a PersonId>,
    pub what: Chapter<'a>,
}

/// Returns the story of a case in order of time, with who looked at the visitor's name. S2.1.7
pub fn timeline<'a>(state: &'a State, case: &'a Case) -> Vec<Moment<'a>> {
    let moment = |at, by, what| Moment { at, by, what };
    let mut moments = vec![moment(case.opened, None, Chapter::Opened)];
    moments.extend(case.complete.map(|at| moment(at, None, Chapter::Complete)));
    let supplements = case.supplements.iter();
    moments.extend(
        supplements.map(|one| moment(one.at, Some(&one.by), Chapter::SupplementAsked(one))),
    );
    let acceptance = case.acceptance.iter();
    moments.extend(acceptance.map(|one| moment(one.at, Some(&one.by), Chapter::Accepted(one.due))));
    moments.extend(case.owners.moved.iter().filter_map(|period| match &period.how {
        Moved::First | Moved::Accepted | Moved::WithContact => None,
        Moved::Reassigned { by, reason } => {
            let what = Chapter::Reassigned { to: &period.person, reason };
            Some(moment(period.from, Some(by), what))
        }
        Moved::HandedOver { .. } => {
            Some(moment(period.from, Some(&period.person), Chapter::HandedOver))
        }
    }));
    moments.extend(settled_at(case).map(|at| moment(at, None, Chapter::Settled(&case.stage))));
    let feedback = case.feedback.iter();
    moments.extend(feedback.map(|one| moment(one.at, Some(&one.by), Chapter::Feedback(one))));
    let looks = state.contact.get(&case.contact).into_iter().flat_map(|contact| &contact.looks);
    moments.extend(looks.map(|one| moment(one.at, Some(&one.by), Chapter::Looked)));
    let closed = case.closed.iter();
    moments.extend(closed.map(|one| moment(one.at, Some(&one.by), Chapter::Closed)));
    moments.sort_by_key(|moment| moment.at);
    moments
}
