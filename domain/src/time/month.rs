//! A month of the calendar.

use chrono::{Datelike, Months};
use serde::{Deserialize, Serialize};

use super::{Date, shift};

/// A month of the calendar, written as its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Date", into = "Date")]
pub struct Month(Date);

impl From<Date> for Month {
    fn from(date: Date) -> Self {
        Self::of(date)
    }
}

impl From<Month> for Date {
    fn from(month: Month) -> Self {
        month.0
    }
}

impl crate::map::Key for Month {
    fn text(&self) -> std::borrow::Cow<'_, str> {
        std::borrow::Cow::Owned(self.0.text().into_owned())
    }
}

impl Month {
    /// Returns the month of a date.
    pub fn of(date: Date) -> Self {
        Self(date.with_day(1).unwrap_or(date))
    }

    /// Returns the month so many later (earlier when negative), or itself past the calendar's ends.
    pub fn plus(self, months: i32) -> Self {
        let count = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.0.checked_sub_months(count)
        } else {
            self.0.checked_add_months(count)
        };
        Self(moved.unwrap_or(self.0))
    }

    /// Returns its first and its last day.
    pub fn days(self) -> (Date, Date) {
        (self.0, shift(self.plus(1).0, -1))
    }

    /// Returns its days, in order.
    pub fn dates(self) -> impl Iterator<Item = Date> {
        (0..i64::from(self.days().1.day())).map(move |day| shift(self.0, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_month_has_its_days_and_neighbours() {
        let january = Month::of(day(2024, 1, 31));
        assert_eq!(january.plus(1).days(), (day(2024, 2, 1), day(2024, 2, 29)));
        assert_eq!(january.plus(-1).days(), (day(2023, 12, 1), day(2023, 12, 31)));
        assert_eq!(january.plus(1).dates().count(), 29);
        assert_eq!(
            serde_json::from_value::<Month>(serde_json::json!("2024-01-01")).unwrap(),
            january
        );
    }
}
