//! What is shown of the figures: days, weeks, the load by hour, and the events behind a figure.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::count::{of_appointment, of_case, of_contact};
pub use super::day::Kind;
use super::{Counted, Day};
use crate::State;
use crate::time::{Date, Timestamp, shift};

/// The figures of each day of a span on which anything was counted.
pub type Days = BTreeMap<Date, Day>;

/// Returns the figures of a span of days, both included, as known at an instant.
pub fn days(state: &State, (from, to): (Date, Date), now: Timestamp) -> Days {
    let mut days = Days::new();
    for date in from.iter_days().take_while(|date| *date <= to) {
        if let Some(left) = state.figures.left(date) {
            days.insert(date, left.clone());
        }
    }
    for one in at_hand(state, now).filter(|one| (from..=to).contains(&one.date)) {
        days.entry(one.date).or_default().add(one.what);
    }
    days
}

/// Returns everything at hand that counts. How long visitors waited is counted when they are called.
fn at_hand(state: &State, now: Timestamp) -> impl Iterator<Item = Counted> + use<'_> {
    let contacts = state.contact.all().filter_map(|one| of_contact(state, one));
    let cases = state.case.all().filter_map(|one| of_case(state, one));
    let times = state.appointment.all();
    let times = times.flat_map(move |one| of_appointment(state, one, Some(now)));
    contacts.chain(cases).chain(times)
}

/// Returns the events at hand behind a figure, the latest first. How long visitors waited stands in shares
/// only, and opens to nothing.
pub fn behind(state: &State, (from, to): (Date, Date), kind: Kind, now: Timestamp) -> Vec<Counted> {
    let fits = |one: &Counted| one.what.kind() == kind && (from..=to).contains(&one.date);
    let mut all: Vec<Counted> = at_hand(state, now).filter(fits).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.at));
    all
}

/// Returns the Monday of a date's week.
pub fn monday(date: Date) -> Date {
    shift(date, -i64::from(date.weekday().num_days_from_monday()))
}

/// Returns the figures of each week, by its Monday.
pub fn weeks(days: &Days) -> Days {
    let mut weeks = Days::new();
    for (date, day) in days {
        weeks.entry(monday(*date)).or_default().join(day);
    }
    weeks
}

/// How many come in an hour of a weekday, in tenths of a person on the average of the days on which anybody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// From 0 for Monday to 6 for Sunday.
    pub weekday: u8,
    pub hour: u8,
    pub tenths: u32,
}

/// Returns how many come in each hour of each weekday, wherever anybody did.
pub fn load(days: &Days) -> Vec<Load> {
    let mut of_weekday: BTreeMap<u8, (u32, Day)> = BTreeMap::new();
    for (date, day) in days.iter().filter(|(_, day)| day.count(Kind::Came) > 0) {
        let weekday = u8::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
        let (count, all) = of_weekday.entry(weekday).or_default();
        *count += 1;
        all.join(day);
    }
    let mut loads = Vec::new();
    for (weekday, (count, all)) in &of_weekday {
        let tenths = |hour| (all.came_at(hour) * 20 + count) / (2 * count);
        let of_hour = |hour| Load { weekday: *weekday, hour, tenths: tenths(hour) };
        loads.extend(all.hours().map(of_hour));
    }
    loads
}

/// Returns the last day of the week that is shown of a load: Friday, or later where anybody came then.
pub fn last_weekday(all: &[Load]) -> u8 {
    all.iter().map(|one| one.weekday).max().unwrap_or_default().max(4)
}

/// Returns how many come in an hour of a weekday, in tenths; nothing where nobody did.
pub fn tenths(all: &[Load], weekday: u8, hour: u8) -> Option<u32> {
    let found = all.iter().find(|one| (one.weekday, one.hour) == (weekday, hour));
    found.map(|one| one.tenths)
}

/// Returns the hours of the day in which anybody came, from the first to the last.
pub fn hours(days: &Days) -> Vec<u8> {
    let all: BTreeSet<u8> = days.values().flat_map(Day::hours).collect();
    let (first, last) = (all.first().copied(), all.last().copied());
    first.zip(last).map(|(first, last)| (first..=last).collect()).unwrap_or_default()
}
