//! The dashboard of whoever oversees: which figures they are shown.

use std::collections::BTreeMap;

use domain::access::{self, Allowed};
use domain::figures::{cover, view};
use domain::rating::Grade;
use domain::time::{Date, Timestamp, shift};
use domain::{PersonId, State, complaint, rating};

use crate::api::{AskDashboard, Code, Figures, MOST_WEEKS, Problem, ToldInNumbers};

/// Returns the days of so many weeks, the last of which is running.
pub fn span(state: &State, weeks: u8, now: Timestamp) -> (Date, Date) {
    let today = now.date(state.site.zone);
    let before = i64::from(weeks.clamp(1, MOST_WEEKS)) - 1;
    (shift(view::monday(today), -7 * before), today)
}

/// Returns the figures somebody asks for.
///
/// # Errors
/// [`Code::Refused`] to whoever does not oversee, [`Code::Malformed`] for words that are too long.
pub fn figures(
    state: &State,
    person: &PersonId,
    asked: &AskDashboard,
    now: Timestamp,
) -> Result<Figures, Problem> {
    access::may(state, person, Allowed::Oversight, now)
        .map_err(|refusal| Problem::refused(refusal.into()))?;
    if !asked.fits() {
        return Err(Problem::new(Code::Malformed, "a word is too long").at("weekdays"));
    }
    Ok(counted(state, (asked.weeks, asked.date), now))
}

/// Returns the figures of so many weeks, and the cover of a day: the same on tablet and server.
pub fn counted(state: &State, (weeks, date): (u8, Date), now: Timestamp) -> Figures {
    let days = view::days(state, span(state, weeks, now), now);
    Figures { days, cover: cover(state, date, now) }
}

/// Returns what no tablet holds, in the numbers that somebody may be told.
pub fn told(state: &State, person: &PersonId, weeks: u8, now: Timestamp) -> ToldInNumbers {
    let seen = complaint::view::seen_by(state, person, now);
    let open: Vec<_> = seen.all().filter(|one| one.is_open()).collect();
    let late = open.iter().filter(|one| complaint::view::is_late(state, one, now)).count();
    let (from, _) = span(state, weeks, now);
    let tally = rating::view::tally(state, state.site.day_begins(from));
    let counts = Grade::ALL.map(|grade| (grade, tally.of(grade)));
    let ratings = if tally.is_enough() { counts.into() } else { BTreeMap::new() };
    ToldInNumbers { complaints: open.len(), late, ratings }
}
