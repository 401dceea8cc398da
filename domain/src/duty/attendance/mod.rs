//! The attendance register, derived from what is marked of duty: for a person and a day what was
//! expected, when they were there, and what that amounts to. What was entered without a network
//! counts for when it happened, and a network outage is held against nobody: as long as a tablet
//! the person signs in on may still have something of the day, they are not called late, off post
//! or absent. S1.3.1, practice 2.10

mod expected;
mod finding;
mod roaming;
mod stay;
mod total;

use std::collections::BTreeSet;

pub use expected::Turn;
pub use finding::{Finding, Kind};
pub use stay::Stay;
pub use total::{Tally, Totals, totals};

use super::{Correction, Gap, KEPT_DAYS, Mark, note_heard, roster};
use crate::State;
use crate::id::{AbsenceId, DeviceId, PersonId, PostId};
use crate::people::Person;
use crate::time::{Date, Span, Timestamp, shift};

/// One person's day in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attended {
    pub date: Date,
    /// Where and when the person was to be, times of planned absence left out.
    pub expected: Vec<Turn>,
    /// When they were there, granted corrections taken into account.
    pub stays: Vec<Stay>,
    pub findings: Vec<Finding>,
    /// Their marks as they were made: no correction changes them.
    pub marks: Vec<Mark>,
    /// The times they left a post empty.
    pub gaps: Vec<Gap>,
    pub absences: Vec<AbsenceId>,
    /// What they asked to have corrected, answered or not.
    pub corrections: Vec<Correction>,
    /// When the last post closes; nothing on a day without opening hours.
    pub close: Option<Timestamp>,
    /// Whether its last opening hours are over.
    pub over: bool,
    /// The tablets that may still have something of the day, the person's or of those they share a
    /// post with: not heard of since its close.
    pub awaited: Vec<DeviceId>,
}

impl Attended {
    /// Says whether a granted correction has a part in what was found.
    pub fn is_corrected(&self) -> bool {
        self.corrections.iter().any(Correction::counts)
    }

    /// Says whether nothing is known of the day and nothing was expected.
    pub fn is_blank(&self) -> bool {
        self.expected.is_empty() && self.findings.is_empty() && self.corrections.is_empty()
    }
}

/// Returns the days that have come of everybody who may serve now, or of whom those days tell
/// something, by badge.
pub fn register(
    state: &State,
    from: Date,
    to: Date,
    now: Timestamp,
) -> Vec<(PersonId, Vec<Attended>)> {
    let mut staff: Vec<&Person> = state.people.persons.values().collect();
    staff.sort_by_key(|one| (&one.badge, &one.id));
    let ids: Vec<&PersonId> = staff.iter().map(|one| &one.id).collect();
    let days = of_people(state, &ids, (from, to), now);
    let mut all: Vec<(&Person, Vec<Attended>)> = staff.into_iter().zip(days).collect();
    let serves = |one: &Person| one.serves() && one.is_staff(now);
    let tells = |days: &[Attended]| !days.iter().all(Attended::is_blank);
    all.retain(|(one, days)| serves(one) || tells(days));
    all.into_iter().map(|(one, days)| (one.id.clone(), days)).collect()
}

/// Returns the days of several people, in their order: what a day is to everybody is worked out once.
pub fn of_people(
    state: &State,
    people: &[&PersonId],
    (from, to): (Date, Date),
    now: Timestamp,
) -> Vec<Vec<Attended>> {
    let mut all: Vec<Vec<Attended>> = people.iter().map(|_| Vec::new()).collect();
    for date in kept(state, from, to, now) {
        let whole = Whole::of(state, date);
        for (person, days) in people.iter().zip(&mut all) {
            days.push(of_whole(state, person, &whole, now));
        }
    }
    all
}

/// Returns the days of a span that have come, and of which the working set still keeps what
/// happened.
fn kept(state: &State, from: Date, to: Date, now: Timestamp) -> impl Iterator<Item = Date> {
    let today = now.date(state.site.zone);
    roster::days(from.max(shift(today, -KEPT_DAYS)), to.min(today))
}

/// Returns a person's days from one to another, both included, as known at an instant. Days that
/// have not come, and those of which the working set keeps nothing any more are left out.
pub fn attendance(
    state: &State,
    person: &PersonId,
    from: Date,
    to: Date,
    now: Timestamp,
) -> Vec<Attended> {
    kept(state, from, to, now).map(|date| of_day(state, person, date, now)).collect()
}

/// Returns a person's day as known at an instant.
pub fn of_day(state: &State, person: &PersonId, date: Date, now: Timestamp) -> Attended {
    of_whole(state, person, &Whole::of(state, date), now)
}

/// What a day is to everybody: worked out once for a whole register.
struct Whole {
    date: Date,
    /// Who is expected at each post, and when.
    turns: Vec<(PostId, Span, PersonId)>,
    /// When the last post closes.
    close: Option<Timestamp>,
}

impl Whole {
    fn of(state: &State, date: Date) -> Self {
        let of_post = |post: &PostId| {
            let turns = roster::turns(state, post, date).into_iter();
            let post = post.clone();
            turns.map(move |(span, who)| (post.clone(), span, who))
        };
        let turns = state.duty.posts.keys().flat_map(of_post).collect();
        Self { date, turns, close: note_heard::close(state, date) }
    }
}

fn of_whole(state: &State, person: &PersonId, whole: &Whole, now: Timestamp) -> Attended {
    let date = whole.date;
    let day = state.duty.day(date);
    let own = |mark: &&Mark| mark.person == *person;
    let marks: Vec<Mark> =
        day.map_or(&[][..], |day| &day.marks).iter().filter(own).cloned().collect();
    let gaps = day.map_or(&[][..], |day| &day.gaps).iter().filter(|gap| gap.person == *person);
    let corrections = corrections(state, person, date);
    let expected = expected::turns(state, person, &whole.turns);
    let mut attended = Attended {
        date,
        stays: stay::stays(state, date, &marks, &corrections),
        findings: Vec::new(),
        gaps: gaps.cloned().collect(),
        absences: expected::absences(state, person, date),
        close: whole.close,
        over: whole.close.is_none_or(|close| close <= now),
        awaited: awaited(state, person, whole, &expected, &marks),
        expected,
        marks,
        corrections,
    };
    attended.findings = finding::findings(state, person, &attended, now);
    attended
}

fn corrections(state: &State, person: &PersonId, date: Date) -> Vec<Correction> {
    let of_day = |one: &&Correction| one.person == *person && one.date == date;
    let mut all: Vec<Correction> =
        state.duty.corrections.values().filter(of_day).cloned().collect();
    all.sort_by_key(|one| one.asked);
    all
}

/// S1.3.1 Returns the tablets that may still have a mark that bears on a person's day: those they can
/// sign in on, or did that day, and those of whoever may have stood with them or for them; as far
/// as they are trusted, were there before its close and not heard of since.
fn awaited(
    state: &State,
    person: &PersonId,
    whole: &Whole,
    expected: &[Turn],
    marks: &[Mark],
) -> Vec<DeviceId> {
    let Some(close) = whole.close else { return Vec::new() };
    let implied = |turn: &&Turn| expected::is_implied(state, &turn.post, person, turn.span.from);
    let shared = expected.iter().filter(implied).map(|turn| &turn.post);
    let posts: BTreeSet<&PostId> = shared.chain(marks.iter().map(|mark| &mark.post)).collect();
    let mut persons: BTreeSet<&PersonId> =
        posts.into_iter().flat_map(|post| expected::staff_of(state, post, whole.date)).collect();
    persons.insert(person);
    let persons = persons.into_iter().filter_map(|one| state.people.persons.get(one));
    let keys = persons.flat_map(|one| one.keys.keys().chain(one.former.keys()));
    let may_have: BTreeSet<&DeviceId> = keys.chain(marks.iter().map(|mark| &mark.device)).collect();
    let is_silent = |id: &DeviceId| {
        let Some(device) = state.people.devices.get(id) else { return false };
        let heard = state.duty.heard.get(id).is_some_and(|heard| *heard >= close);
        !heard && device.revoked.is_none() && device.enrolled < close
    };
    may_have.into_iter().filter(|id| is_silent(id)).cloned().collect()
}
