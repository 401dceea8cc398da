//! Instants, civil times and spans, each with its unit in its type.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

/// A civil date at the site.
pub type Date = NaiveDate;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

/// A span in whole minutes.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Minutes(pub i64);

/// Minutes after midnight, 0 to 1440 (the end of the day).
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct TimeOfDay(pub u16);

/// A fixed distance from UTC in minutes, east positive. China is +480; no daylight saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zone(pub i16);

impl Default for Zone {
    fn default() -> Self {
        Self(480)
    }
}

/// Half-open span of a day: from `from` until just before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Hours {
    pub from: TimeOfDay,
    pub to: TimeOfDay,
}

/// Half-open span of time: from `from` until just before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    pub from: Timestamp,
    pub to: Timestamp,
}

impl Timestamp {
    /// Returns the civil date and time of day of this instant in a zone.
    pub fn local(self, zone: Zone) -> (Date, TimeOfDay) {
        let shifted = self.0.saturating_add(i64::from(zone.0) * 60_000);
        let civil = DateTime::from_timestamp_millis(shifted).unwrap_or_default().naive_utc();
        let minute = civil.hour() * 60 + civil.minute();
        (civil.date(), TimeOfDay(u16::try_from(minute).unwrap_or_default()))
    }

    /// Returns the civil date of this instant in a zone.
    pub fn date(self, zone: Zone) -> Date {
        self.local(zone).0
    }

    /// Returns the instant of a civil date and time of day in a zone.
    pub fn at(date: Date, time: TimeOfDay, zone: Zone) -> Self {
        let days = i64::from(date.num_days_from_ce()) - 719_163;
        let minutes = days * 1_440 + i64::from(time.0) - i64::from(zone.0);
        Self(minutes * 60_000)
    }

    /// Returns the instant this many minutes later (earlier when negative).
    pub fn plus(self, minutes: Minutes) -> Self {
        Self(self.0.saturating_add(minutes.0.saturating_mul(60_000)))
    }

    /// Returns the whole minutes from `earlier` to this instant.
    pub fn since(self, earlier: Self) -> Minutes {
        Minutes((self.0 - earlier.0).div_euclid(60_000))
    }
}

impl TimeOfDay {
    /// Returns the time of an hour and a minute; 24:00 is the end of the day.
    pub const fn hm(hour: u16, minute: u16) -> Self {
        Self(hour * 60 + minute)
    }
}

/// Returns the date this many days later (earlier when negative), or the date itself past the
/// calendar's ends.
pub fn shift(date: Date, days: i64) -> Date {
    TimeDelta::try_days(days).and_then(|span| date.checked_add_signed(span)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_civil_time_comes_back_from_its_instant_in_any_zone() {
        for zone in [Zone(480), Zone(0), Zone(-210), Zone(345)] {
            let date = Date::from_ymd_opt(2024, 2, 29).unwrap();
            let time = TimeOfDay::hm(17, 30);
            assert_eq!(Timestamp::at(date, time, zone).local(zone), (date, time));
        }
    }

    #[test]
    fn midnight_in_china_is_the_day_before_in_greenwich() {
        let date = Date::from_ymd_opt(2026, 1, 1).unwrap();
        let midnight = Timestamp::at(date, TimeOfDay(0), Zone(480));
        assert_eq!(midnight.date(Zone(0)), Date::from_ymd_opt(2025, 12, 31).unwrap());
    }
}
