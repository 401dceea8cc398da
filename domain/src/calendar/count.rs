//! Sums over days in the time of their exceptions, not of their number: whole weeks are multiplied
//! and only the days a table names are looked at.

use chrono::Datelike;

use super::{Calendar, statutory};
use crate::time::{Date, shift};

/// What each day weighs: one working day, or so many open minutes.
pub struct Weights<'a, F: Fn(Date) -> i64> {
    pub calendar: &'a Calendar,
    /// What the days of a week weigh that no table names, Monday first.
    pub usual: [i64; 7],
    /// What any day weighs.
    pub weight: F,
}

impl<F: Fn(Date) -> i64> Weights<'_, F> {
    /// Returns the sum over the days after `from` up to and including `to`.
    pub fn total(&self, from: Date, to: Date) -> i64 {
        if to <= from {
            return 0;
        }
        self.usual_total(from, to) + self.departures(from, to)
    }

    /// Returns the sum as if no table named any day.
    fn usual_total(&self, from: Date, to: Date) -> i64 {
        let days = (to - from).num_days();
        let week: i64 = self.usual.iter().sum();
        let rest = (1..=days % 7).map(|n| self.usual_of(shift(from, n)));
        days / 7 * week + rest.sum::<i64>()
    }

    /// Returns by how much the days that a table names depart from their place in the week.
    fn departures(&self, from: Date, to: Date) -> i64 {
        let mut named = self.named(from, to);
        named.sort_unstable();
        named.dedup();
        named.into_iter().map(|date| (self.weight)(date) - self.usual_of(date)).sum()
    }

    fn usual_of(&self, date: Date) -> i64 {
        self.usual[date.weekday().num_days_from_monday() as usize]
    }

    /// Returns the days of a span that any table names.
    fn named(&self, from: Date, to: Date) -> Vec<Date> {
        let first = shift(from, 1);
        let mut named: Vec<Date> =
            self.calendar.local.range(first..=to).map(|(date, _)| *date).collect();
        // What a year's notice says of the December before counts, and of no earlier day.
        let last = to.year() + i32::from(to.month() == 12);
        for year in first.year()..=last {
            match self.calendar.years.get(&year) {
                Some(published) => {
                    named.extend(published.days.range(first..=to).map(|(date, _)| *date));
                }
                None => named.extend(
                    statutory::days(year)
                        .into_iter()
                        .map(|(date, _)| date)
                        .filter(|date| first <= *date && *date <= to),
                ),
            }
        }
        named
    }

    /// Returns the first day after `from` by which the sum reaches `sum`; `None` where no year the
    /// calendar can write reaches it.
    pub fn reach(&self, from: Date, sum: i64) -> Option<Date> {
        let mut span = 16;
        while self.total(from, shift(from, span)) < sum {
            span *= 2;
            if shift(from, span) == from {
                return None;
            }
        }
        let (mut low, mut high) = (span / 2 * i64::from(span > 16), span);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.total(from, shift(from, middle)) < sum {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(shift(from, high))
    }
}
