//! A month of the calendar.

use chrono::Datelike;
use domain::time::Date;

use super::last_before;
use crate::text::{fill, language, number, words};

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    year: i32,
    /// From 0.
    month: i32,
}

impl Month {
    /// Returns the month of a date.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), month: i32::try_from(date.month0()).unwrap_or_default() }
    }

    /// Returns the month so many later.
    pub fn plus(self, months: i32) -> Self {
        let all = self.year * 12 + self.month + months;
        Self { year: all.div_euclid(12), month: all.rem_euclid(12) }
    }

    fn first(self) -> Date {
        let month = u32::try_from(self.month).unwrap_or_default() + 1;
        Date::from_ymd_opt(self.year, month, 1).unwrap_or_default()
    }

    /// Returns its first and last day.
    pub fn days(self) -> (Date, Date) {
        (self.first(), last_before(self.plus(1).first()))
    }

    /// Returns it as people say it: 2026年11月, Nov 2026.
    pub fn said(self) -> String {
        let name = domain::text::month(self.first(), language());
        fill(words().attendance_month, &[("year", &number(self.year)), ("month", &name)])
    }

    /// Returns the numbers of its days.
    pub fn numbers(self) -> impl Iterator<Item = Date> {
        let (from, to) = self.days();
        let count = i64::from(to.day());
        (0..count).map(move |n| domain::time::shift(from, n))
    }
}
