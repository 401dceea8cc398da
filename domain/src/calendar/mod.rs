//! Working days over tables passed in: published years, local closures and extra openings. Pure:
//! nothing is guessed silently, what no notice covers yet is marked provisional.

mod clock;
mod count;
mod course;
mod explain;
mod statutory;
mod week;

use std::collections::BTreeMap;

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};

use crate::map::Map;
use crate::time::{Date, Hours, Timestamp};

pub use clock::Clock;
pub use course::Course;
pub use explain::{Step, StepKind};
pub use week::{Fault, WeekHours, fault};

/// What a yearly notice of the State Council makes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DayKind {
    /// A day off, whether statutory or moved next to one.
    Holiday,
    /// A Saturday or Sunday worked in exchange.
    MakeUpWorkday,
}

/// One day of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeDay {
    pub kind: DayKind,
    /// The festival the day belongs to, as the notice writes it.
    pub name: String,
}

/// A year whose notice has been published: only such a year is certain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedYear {
    pub year: i32,
    /// Where the notice can be read.
    pub source: String,
    /// The days that differ from Monday to Friday. A notice may reach back into the December before.
    pub days: BTreeMap<Date, NoticeDay>,
}

/// What a local day changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LocalKind {
    /// The site is shut: typhoon, moving, a local festival.
    Closed,
    /// The site also opens at these hours: evening or weekend service.
    Extra(Vec<Hours>),
}

/// A day on which one site departs from its usual hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalDay {
    pub kind: LocalKind,
    pub reason: String,
    /// The document that ordered it, where there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
}

/// The published years and the local days of one site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    #[serde(default)]
    pub years: Map<i32, PublishedYear>,
    #[serde(default)]
    pub local: Map<Date, LocalDay>,
}

/// What a time limit is counted in. R-CLK-2
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    WorkingDays,
    CalendarDays,
    /// Hours during which the site is open.
    Hours,
    /// Hours round the clock: emergencies.
    ClockHours,
    Months,
}

/// A time limit: so many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    pub count: u16,
    pub unit: Unit,
}

/// When something is due. Overdue is what is still open after `at`. R-CLK-3
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub at: Timestamp,
    /// The last day, at the site.
    pub date: Date,
    /// Whether a year without a published notice had a part in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
}

/// Says that a date lies in a year whose notice is not published yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("the calendar of {year} is not published")]
pub struct Unpublished {
    pub year: i32,
}

/// What a day is, before any local departure from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day<'a> {
    Weekday,
    Weekend,
    /// A day off, with its name.
    Holiday(&'a str),
    /// A weekend day that is worked, with the name of the festival it pays for.
    MakeUpWorkday(&'a str),
}

impl Limit {
    /// Returns a limit in working days.
    pub const fn working_days(count: u16) -> Self {
        Self { count, unit: Unit::WorkingDays }
    }
}

impl Day<'_> {
    /// Says whether offices work on such a day.
    pub fn works(self) -> bool {
        match self {
            Day::Weekday | Day::MakeUpWorkday(_) => true,
            Day::Weekend | Day::Holiday(_) => false,
        }
    }
}

impl Calendar {
    /// Says whether the notice of this date's year is published.
    pub fn is_published(&self, date: Date) -> bool {
        self.years.contains_key(&date.year())
    }

    /// Returns what a day is: the notice's word for it, or else its place in the week. 5.2-1, 5.2-2
    pub fn day(&self, date: Date) -> Day<'_> {
        match self.notice(date) {
            Some(NoticeDay { kind: DayKind::Holiday, name }) => Day::Holiday(name),
            Some(NoticeDay { kind: DayKind::MakeUpWorkday, name }) => Day::MakeUpWorkday(name),
            None => self.unnoticed(date),
        }
    }

    /// Returns what a day is that no notice names: in an unpublished year the statutory days are
    /// still off.
    fn unnoticed(&self, date: Date) -> Day<'_> {
        let statutory = if self.is_published(date) { None } else { statutory::festival(date) };
        match (statutory, date.weekday()) {
            (Some(name), _) => Day::Holiday(name),
            (None, Weekday::Sat | Weekday::Sun) => Day::Weekend,
            (None, Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri) => {
                Day::Weekday
            }
        }
    }

    /// Returns what a notice says of a day: that of its own year, or in December that of the next.
    fn notice(&self, date: Date) -> Option<&NoticeDay> {
        let of = |year: i32| self.years.get(&year).and_then(|published| published.days.get(&date));
        of(date.year()).or_else(|| if date.month() == 12 { of(date.year() + 1) } else { None })
    }

    /// Returns the nth official working day after `from`, which is not counted; local days have no
    /// part in it. R-CLK-1
    ///
    /// # Errors
    /// [`Unpublished`] when a year on the way has no published notice: nothing is guessed.
    pub fn nth_working_day(&self, from: Date, count: u16) -> Result<Date, Unpublished> {
        let official = Self { years: self.years.clone(), local: Map::default() };
        let last = Clock::of(&official).nth_working_day(from, count);
        let first = if count == 0 { from } else { crate::time::shift(from, 1) };
        match (first.year()..=last.year()).find(|year| !self.years.contains_key(year)) {
            Some(year) => Err(Unpublished { year }),
            None => Ok(last),
        }
    }
}

#[cfg(test)]
mod tests;
