//! A roster leaves no open minute to nobody. S1.3.1, S1.3.4, S2.1.4

use std::collections::BTreeMap;

use super::absences::span_of;
use super::posts::{post, serves};
use crate::State;
use crate::duty::{Absence, PublishRoster, Refusal, Shift, roster};
use crate::id::{PersonId, PostId};
use crate::time::{Date, Hours, Span, Timestamp};

/// The longest roster that is published at once, in days.
pub const ROSTER_DAYS: u16 = 92;

/// A roster runs forwards, from today at the earliest, over a quarter at most.
pub fn roster_dates(state: &State, from: Date, to: Date, at: Timestamp) -> Result<(), Refusal> {
    if to < from {
        return Err(Refusal::DatesReversed);
    }
    if from < at.date(state.site.zone) {
        return Err(Refusal::InThePast { date: from });
    }
    if to.signed_duration_since(from).num_days() >= i64::from(ROSTER_DAYS) {
        return Err(Refusal::RosterTooLong { days: ROSTER_DAYS });
    }
    Ok(())
}

/// Every shift lies within its roster and names somebody who can be there.
pub fn shifts(state: &State, roster: &PublishRoster, at: Timestamp) -> Result<(), Refusal> {
    for shift in &roster.shifts {
        let Shift { date, hours, .. } = *shift;
        if date < roster.from || roster.to < date {
            return Err(Refusal::ShiftOutside { date });
        }
        if crate::calendar::fault(&[hours]).is_some() {
            return Err(Refusal::ShiftMalformed { date });
        }
        post(state, &shift.post, at)?;
        serves(state, &shift.person, at)?;
        if absent_within(state, &shift.person, span_of(state, date, hours)) {
            return Err(Refusal::RosteredAbsent { person: shift.person.clone(), date });
        }
    }
    one_place_each(&roster.shifts)
}

fn absent_within(state: &State, person: &PersonId, span: Span) -> bool {
    let of_person = |absence: &&Absence| absence.person == *person;
    let mut absences = state.duty.absences.values().filter(of_person);
    absences.any(|absence| absence.span.from < span.to && span.from < absence.until())
}

/// S1.3.4 Nobody is rostered at two posts at the same time.
fn one_place_each(shifts: &[Shift]) -> Result<(), Refusal> {
    let mut sorted: Vec<&Shift> = shifts.iter().collect();
    sorted.sort_by_key(|shift| (&shift.person, shift.date, shift.hours));
    let clash = sorted.windows(2).find(|pair| {
        let (one, next) = (pair[0], pair[1]);
        let same = one.person == next.person && one.date == next.date;
        same && one.post != next.post && next.hours.from < one.hours.to
    });
    clash.map_or(Ok(()), |pair| {
        let (person, date) = (pair[0].person.clone(), pair[0].date);
        Err(Refusal::RosteredTwice { person, date })
    })
}

/// S1.3.1, S2.1.4 A roster covers every open minute of every post: the first hole is named.
pub fn no_hole(state: &State, roster: &PublishRoster) -> Result<(), Refusal> {
    match holes(state, roster).next() {
        Some((post, date, hours)) => Err(Refusal::Hole { post, date, hours }),
        None => Ok(()),
    }
}

/// Returns, for each post and day of a roster, the first hours that nobody covers.
pub fn holes(state: &State, roster: &PublishRoster) -> impl Iterator<Item = (PostId, Date, Hours)> {
    let mut covered: BTreeMap<(Date, &PostId), Vec<Hours>> = BTreeMap::new();
    for shift in &roster.shifts {
        covered.entry((shift.date, &shift.post)).or_default().push(shift.hours);
    }
    let mut all = Vec::new();
    for date in roster::days(roster.from, roster.to) {
        for (post, plan) in state.duty.open_posts() {
            let shifts = covered.get(&(date, &post.id)).map_or(&[][..], Vec::as_slice);
            let hole = roster::hole(&roster::hours_of(state, plan, date), shifts);
            all.extend(hole.map(|hours| (post.id.clone(), date, hours)));
        }
    }
    all.into_iter()
}
