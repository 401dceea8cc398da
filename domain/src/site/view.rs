//! What screens and other slices ask of a site: is it open, and when is something due.

use super::State;
use crate::calendar::{Clock, Due, Limit, Step};
use crate::time::{Date, Hours, TimeOfDay, Timestamp, shift};

/// How far ahead the next opening is looked for, in days.
const LOOK_AHEAD: i64 = 60;

impl State {
    /// Returns the clock that time limits run by at this site.
    pub fn clock(&self) -> Clock<'_> {
        Clock {
            calendar: &self.calendar,
            hours: &self.hours,
            zone: self.zone,
            ends_at_midnight: self.settings.deadline_at_midnight,
            extra_days_count: self.settings.extra_days_count,
            closed_days_count: self.settings.closed_days_count,
        }
    }

    /// Returns when a limit that starts at an instant is due here.
    pub fn due(&self, start: Timestamp, limit: Limit) -> Due {
        self.clock().due(start, limit)
    }

    /// Returns why it is due then, day by day.
    pub fn explain(&self, start: Timestamp, limit: Limit) -> Vec<Step> {
        self.clock().explain(start, limit)
    }

    /// Returns the nth working day after a date, which is not counted.
    pub fn nth_working_day(&self, from: Date, count: u16) -> Date {
        self.clock().nth_working_day(from, count)
    }

    /// Says whether a date is a working day here.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.clock().is_working_day(date)
    }

    /// Returns the hours the site is open on a date, extra hours and closures counted, by the week
    /// that was in force then.
    pub fn open_hours(&self, date: Date) -> Vec<Hours> {
        Clock { hours: self.hours_on(date), ..self.clock() }.open_hours(date)
    }

    /// Says whether the site is open at an instant.
    pub fn is_open(&self, at: Timestamp) -> bool {
        let (date, time) = at.local(self.zone);
        self.open_hours(date).iter().any(|span| span.holds(time))
    }

    /// Returns when the site shuts on a date; `None` where it does not open.
    pub fn close_of(&self, date: Date) -> Option<TimeOfDay> {
        self.open_hours(date).last().map(|last| last.to)
    }

    /// Returns the first instant from `at` on at which the site is open, `at` itself while it is;
    /// `None` where it does not open for two months.
    pub fn next_opening(&self, at: Timestamp) -> Option<Timestamp> {
        if self.is_open(at) {
            return Some(at);
        }
        let today = at.date(self.zone);
        (0..LOOK_AHEAD)
            .map(|days| shift(today, days))
            .flat_map(|date| self.open_hours(date).into_iter().map(move |span| (date, span)))
            .map(|(date, span)| Timestamp::at(date, span.from, self.zone))
            .find(|opening| *opening >= at)
    }

    /// Returns the instant at which a day begins at the site.
    pub fn day_begins(&self, date: Date) -> Timestamp {
        Timestamp::at(date, TimeOfDay(0), self.zone)
    }

    /// Returns the civil date of an instant at the site.
    pub fn date(&self, at: Timestamp) -> Date {
        at.date(self.zone)
    }
}
