//! How a time limit becomes a date and an instant: 民法典 Art. 200-204, R-CLK-1 to R-CLK-3.

use chrono::{Datelike, Months};

use super::count::Weights;
use super::week::{WeekHours, union};
use super::{Calendar, Day, Due, Limit, LocalKind, Unit};
use crate::time::{Date, Hours, Minutes, Span, TimeOfDay, Timestamp, Zone, shift};

/// When a working day ends on which a site has no hours of its own. R-CLK-3
const USUAL_CLOSING: TimeOfDay = TimeOfDay::hm(17, 30);

/// The longest run of days off a last day is moved over before it is left where it is.
const LONGEST_REST: i64 = 366;

static NO_HOURS: WeekHours = WeekHours {
    mon: Vec::new(),
    tue: Vec::new(),
    wed: Vec::new(),
    thu: Vec::new(),
    fri: Vec::new(),
    sat: Vec::new(),
    sun: Vec::new(),
    makeup: None,
};

/// All that a deadline depends on besides its start and its limit.
#[derive(Clone, Copy, Debug)]
pub struct Clock<'a> {
    pub calendar: &'a Calendar,
    pub hours: &'a WeekHours,
    pub zone: Zone,
    /// Whether the last day ends at 24:00 instead of at closing. R-CLK-3
    pub ends_at_midnight: bool,
    /// Whether a day off on which the site opens extra counts as a working day. 5.2-3
    pub extra_days_count: bool,
    /// Whether a working day on which the site is shut still counts. 5.2-3
    pub closed_days_count: bool,
}

impl<'a> Clock<'a> {
    /// Returns the clock of a calendar alone: China's zone, the usual closing time.
    pub fn of(calendar: &'a Calendar) -> Self {
        Self {
            calendar,
            hours: &NO_HOURS,
            zone: Zone::default(),
            ends_at_midnight: false,
            extra_days_count: false,
            closed_days_count: false,
        }
    }

    /// Says whether a day is counted as a working day here. 5.2-1, 5.2-3
    pub fn is_working_day(&self, date: Date) -> bool {
        let works = self.calendar.day(date).works();
        match self.calendar.local.get(&date).map(|local| &local.kind) {
            Some(LocalKind::Closed) => works && self.closed_days_count,
            Some(LocalKind::Extra(_)) => works || self.extra_days_count,
            None => works,
        }
    }

    /// Returns the nth working day after `from`, which is not counted. R-CLK-1
    pub fn nth_working_day(&self, from: Date, count: u16) -> Date {
        if count == 0 {
            return from;
        }
        let weights = Weights {
            calendar: self.calendar,
            usual: [1, 1, 1, 1, 1, 0, 0],
            weight: |date| i64::from(self.is_working_day(date)),
        };
        weights.reach(from, i64::from(count)).unwrap_or(from)
    }

    /// Returns how many working days lie after `from` up to and including `to`.
    pub fn working_days_between(&self, from: Date, to: Date) -> i64 {
        let weights = Weights {
            calendar: self.calendar,
            usual: [1, 1, 1, 1, 1, 0, 0],
            weight: |date| i64::from(self.is_working_day(date)),
        };
        weights.total(from, to)
    }

    /// Returns the hours in which the site is open, extra hours and all. S1.3.1
    pub fn open_hours(&self, date: Date) -> Vec<Hours> {
        let usual = self.usual_hours(date);
        match self.calendar.local.get(&date).map(|local| &local.kind) {
            Some(LocalKind::Closed) => Vec::new(),
            Some(LocalKind::Extra(extra)) => union(usual, extra),
            None => usual.to_vec(),
        }
    }

    /// Returns the hours a day has before any local departure.
    fn usual_hours(&self, date: Date) -> &'a [Hours] {
        match self.calendar.day(date) {
            Day::Weekday | Day::Weekend => self.hours.on(date.weekday()),
            Day::MakeUpWorkday(_) => self.hours.on_makeup(),
            Day::Holiday(_) => &[],
        }
    }

    /// Returns the hours of a day that time limits run in: none on a day that is not counted, and
    /// evening or weekend service does not lengthen them. 5.2-3
    pub fn counted_hours(&self, date: Date) -> Vec<Hours> {
        if !self.is_working_day(date) {
            return Vec::new();
        }
        match self.calendar.local.get(&date).map(|local| &local.kind) {
            Some(LocalKind::Extra(extra)) if !self.calendar.day(date).works() => extra.clone(),
            Some(LocalKind::Extra(_) | LocalKind::Closed) | None => self.usual_hours(date).to_vec(),
        }
    }

    /// Returns when the last day of a limit ends: at closing, or at 24:00 where the site says so.
    /// R-CLK-3
    pub fn day_end(&self, date: Date) -> TimeOfDay {
        if self.ends_at_midnight {
            return TimeOfDay::hm(24, 0);
        }
        self.counted_hours(date).last().map_or(USUAL_CLOSING, |last| last.to)
    }

    /// Returns when a limit that starts at an instant is due. R-CLK-1, R-CLK-2, R-CLK-3
    pub fn due(&self, start: Timestamp, limit: Limit) -> Due {
        let day = start.date(self.zone);
        match limit.unit {
            Unit::WorkingDays | Unit::CalendarDays | Unit::Months => {
                let (first_asked, nominal) = self.nominal(day, limit);
                self.due_on(first_asked, self.settle(nominal))
            }
            Unit::Hours => self.due_after_open_hours(start, i64::from(limit.count) * 60),
            Unit::ClockHours => {
                let at = start.plus(Minutes(i64::from(limit.count) * 60));
                Due { at, date: at.date(self.zone), provisional: false }
            }
        }
    }

    /// Returns the day a limit in days or months ends on if that is a working day, with the first
    /// day whose kind that depends on. R-CLK-1
    pub(super) fn nominal(&self, day: Date, limit: Limit) -> (Date, Date) {
        let last = match limit.unit {
            Unit::WorkingDays => {
                return (shift(day, 1), self.nth_working_day(day, limit.count));
            }
            // The corresponding day of the month, or the month's last. 民法典 202
            Unit::Months => day.checked_add_months(Months::new(limit.count.into())).unwrap_or(day),
            Unit::CalendarDays | Unit::Hours | Unit::ClockHours => shift(day, limit.count.into()),
        };
        (last, last)
    }

    /// Moves a last day off to the next day the site works. 民法典 203
    pub(super) fn settle(&self, date: Date) -> Date {
        (0..LONGEST_REST)
            .map(|days| shift(date, days))
            .find(|day| self.is_working_day(*day) && !self.is_shut(*day))
            .unwrap_or(date)
    }

    /// Says whether a local closure shuts the site on a day.
    pub(super) fn is_shut(&self, date: Date) -> bool {
        let local = self.calendar.local.get(&date);
        local.is_some_and(|local| local.kind == LocalKind::Closed)
    }

    pub(super) fn due_on(&self, first_asked: Date, date: Date) -> Due {
        Due {
            at: Timestamp::at(date, self.day_end(date), self.zone),
            date,
            provisional: self.touches_unpublished(first_asked, date),
        }
    }

    fn touches_unpublished(&self, first: Date, last: Date) -> bool {
        (first.year().min(last.year())..=last.year())
            .any(|year| !self.calendar.years.contains_key(&year))
    }

    /// Returns when so many open minutes have passed; a site without any hours counts round the
    /// clock.
    pub(super) fn due_after_open_hours(&self, start: Timestamp, minutes: i64) -> Due {
        let (day, eve) = (start.date(self.zone), shift(start.date(self.zone), -1));
        let gone = self.minutes_gone(start);
        let weights = self.minute_weights();
        let last = weights.reach(eve, gone + minutes).filter(|_| !self.hours.is_empty());
        let Some(date) = last.filter(|_| minutes > 0) else {
            let at = start.plus(Minutes(minutes));
            return Due { at, date: at.date(self.zone), provisional: false };
        };
        let left = gone + minutes - weights.total(eve, shift(date, -1));
        let at = Timestamp::at(date, after(&self.counted_hours(date), left), self.zone);
        Due { at, date, provisional: self.touches_unpublished(day, date) }
    }

    /// Returns the open minutes of a span; all of them at a site without any hours.
    pub(super) fn open_minutes(&self, span: Span) -> i64 {
        if self.hours.is_empty() {
            return span.to.since(span.from).0;
        }
        let eve = |at: Timestamp| shift(at.date(self.zone), -1);
        let between = self.minute_weights().total(eve(span.from), eve(span.to));
        between + self.minutes_gone(span.to) - self.minutes_gone(span.from)
    }

    /// Returns the open minutes of an instant's day before it.
    fn minutes_gone(&self, at: Timestamp) -> i64 {
        let (day, time) = at.local(self.zone);
        self.counted_hours(day).iter().map(|span| before(*span, time)).sum()
    }

    /// Weighs each day by its open minutes.
    fn minute_weights(&self) -> Weights<'_, impl Fn(Date) -> i64> {
        Weights {
            calendar: self.calendar,
            usual: self.usual_minutes(),
            weight: |date| total(&self.counted_hours(date)),
        }
    }

    /// Returns the open minutes of a week's working days that no table names, Monday first.
    fn usual_minutes(&self) -> [i64; 7] {
        let week = &self.hours;
        [
            total(&week.mon),
            total(&week.tue),
            total(&week.wed),
            total(&week.thu),
            total(&week.fri),
            0,
            0,
        ]
    }
}

/// Returns the minutes of all spans together.
fn total(spans: &[Hours]) -> i64 {
    spans.iter().map(|span| span.minutes()).sum()
}

/// Returns the minutes of a span before a time of day.
fn before(span: Hours, time: TimeOfDay) -> i64 {
    Hours { from: span.from, to: span.to.min(time.max(span.from)) }.minutes()
}

/// Returns the time of day at which so many minutes of the spans have passed.
fn after(spans: &[Hours], mut minutes: i64) -> TimeOfDay {
    for span in spans {
        if minutes <= span.minutes() {
            let passed = u16::try_from(minutes).unwrap_or_default();
            return TimeOfDay(span.from.0 + passed);
        }
        minutes -= span.minutes();
    }
    spans.last().map_or(USUAL_CLOSING, |last| last.to)
}
