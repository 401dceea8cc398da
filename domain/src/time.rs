//! Instants, civil times and spans, each with its unit in its type.

mod month;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

pub use month::Month;

/// A civil date at the site.
pub type Date = NaiveDate;

impl crate::map::Key for Date {
    fn text(&self) -> std::borrow::Cow<'_, str> {
        std::borrow::Cow::Owned(self.num_days_from_ce().text().into_owned())
    }
}

impl crate::map::Key for Timestamp {
    fn text(&self) -> std::borrow::Cow<'_, str> {
        self.0.text()
    }
}

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

/// Says why a text is not a time of day or a span of a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not hours such as 08:30-12:00: {0}")]
pub struct NotHours(pub String);

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = NotHours;

    /// Reads `8:30`, `08:30` or `0830`, with the colon of either script.
    fn from_str(text: &str) -> Result<Self, NotHours> {
        let wrong = || NotHours(text.to_owned());
        let plain = text.trim().replace('：', ":");
        let (hour, minute) = match plain.split_once(':') {
            Some(parts) => parts,
            None => plain.split_at_checked(2).ok_or_else(wrong)?,
        };
        let number = |digits: &str| digits.parse::<u16>().map_err(|_| wrong());
        let (hour, minute) = (number(hour)?, number(minute)?);
        let within = hour <= 24 && minute < 60 && hour * 60 + minute <= 1_440;
        if within { Ok(Self::hm(hour, minute)) } else { Err(wrong()) }
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

impl FromStr for Hours {
    type Err = NotHours;

    fn from_str(text: &str) -> Result<Self, NotHours> {
        let plain = text.replace(['–', '—', '~', '～', '至', '－'], "-");
        let (from, to) = plain.split_once('-').ok_or_else(|| NotHours(text.to_owned()))?;
        Ok(Self { from: from.parse()?, to: to.parse()? })
    }
}

impl Hours {
    /// Reads the spans of a day as people write them: `08:30-12:00 14:00-17:30`; nothing is closed.
    ///
    /// # Errors
    /// The first part that is no span.
    pub fn of_day(text: &str) -> Result<Vec<Self>, NotHours> {
        let apart = |letter: char| letter.is_whitespace() || ",，、;；".contains(letter);
        text.split(apart).filter(|part| !part.is_empty()).map(str::parse).collect()
    }

    /// Writes the spans of a day the way [`Hours::of_day`] reads them.
    pub fn say(spans: &[Self]) -> String {
        spans.iter().map(Self::to_string).collect::<Vec<_>>().join(" ")
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
    fn hours_are_read_as_people_write_them() {
        let spans = Hours::of_day("8:30—12:00，14：00-17:30").unwrap();
        assert_eq!(Hours::say(&spans), "08:30-12:00 14:00-17:30");
        assert_eq!(Hours::of_day(&Hours::say(&spans)), Ok(spans));
        assert_eq!(Hours::of_day(" "), Ok(vec![]));
        assert_eq!("24:00".parse(), Ok(TimeOfDay(1_440)));
        for wrong in ["8", "24:01", "12:60", "noon-12:00", "08:30", "一二", "9999:00-9"] {
            assert!(Hours::of_day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn midnight_in_china_is_the_day_before_in_greenwich() {
        let date = Date::from_ymd_opt(2026, 1, 1).unwrap();
        let midnight = Timestamp::at(date, TimeOfDay(0), Zone(480));
        assert_eq!(midnight.date(Zone(0)), Date::from_ymd_opt(2025, 12, 31).unwrap());
    }
}
