//! A limit whose clock stops, and one that is lengthened: what a special procedure and an extension
//! do to a date. R-CLK-6 to R-CLK-8, 行政许可法 Art. 42 and 45

use super::{Clock, Due, Limit, Unit};
use crate::time::{Date, Minutes, Span, Timestamp, shift};

/// What happens to a limit on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Course {
    /// When its clock stood still: in order, apart.
    pub pauses: Vec<Span>,
    /// The working days an extension adds. R-CLK-7
    pub extension: u16,
}

impl Course {
    /// Says whether the clock stands still at an instant.
    pub(super) fn stands(&self, at: Timestamp) -> bool {
        self.pauses.iter().any(|pause| pause.from <= at && at < pause.to)
    }
}

impl Clock<'_> {
    /// Returns when a limit is due whose clock stopped and which was extended: an extension runs on
    /// from where the limit itself would have ended. R-CLK-7, R-CLK-8
    pub fn due_along(&self, start: Timestamp, limit: Limit, course: &Course) -> Due {
        let own = self.own_due(start, limit, course);
        if course.extension == 0 {
            return own;
        }
        let due = self.own_due(own.at, Limit::working_days(course.extension), course);
        Due { provisional: due.provisional || own.provisional, ..due }
    }

    /// Returns when a limit is due without its extension: the close of business of the last day, so
    /// many days counted on whose close the clock did not stand. A day on which a pause begins is
    /// not counted, one on which it ends before closing is. Months end as many days later as the
    /// clock stood; hours as many hours. R-CLK-8
    pub(super) fn own_due(&self, start: Timestamp, limit: Limit, course: &Course) -> Due {
        if course.pauses.is_empty() {
            return self.due(start, limit);
        }
        let day = start.date(self.zone);
        let mut stood = 0;
        loop {
            let due = self.due_later(start, limit, stood);
            let found = match limit.unit {
                Unit::WorkingDays | Unit::CalendarDays | Unit::Months => {
                    let nominal = self.nominal_later(day, limit, stood).1;
                    self.days_stood(limit.unit, (day, nominal), course)
                }
                Unit::Hours | Unit::ClockHours => {
                    self.minutes_stood(limit.unit, Span { from: start, to: due.at }, course)
                }
            };
            if found <= stood {
                return due;
            }
            stood = found;
        }
    }

    /// Returns when a limit is due that ends so many days later, or minutes where it is in hours.
    fn due_later(&self, start: Timestamp, limit: Limit, stood: i64) -> Due {
        let minutes = i64::from(limit.count) * 60 + stood;
        match limit.unit {
            Unit::WorkingDays | Unit::CalendarDays | Unit::Months => {
                let (first, nominal) = self.nominal_later(start.date(self.zone), limit, stood);
                self.due_on(first, self.settle(nominal))
            }
            Unit::Hours => self.due_after_open_hours(start, minutes),
            Unit::ClockHours => {
                let at = start.plus(Minutes(minutes));
                Due { at, date: at.date(self.zone), provisional: false }
            }
        }
    }

    /// Returns the last day of a limit that ends so many days later, before it is moved off a day
    /// off, with the first day whose kind that depends on.
    pub(super) fn nominal_later(&self, day: Date, limit: Limit, stood: i64) -> (Date, Date) {
        if limit.unit == Unit::WorkingDays {
            let more = u16::try_from(stood).unwrap_or(u16::MAX);
            let count = limit.count.saturating_add(more);
            return self.nominal(day, Limit { count, unit: limit.unit });
        }
        let last = shift(self.nominal(day, limit).1, stood);
        (last, last)
    }

    /// Returns at how many closings of the days after one up to another the clock stood.
    pub(super) fn days_stood(&self, unit: Unit, (from, to): (Date, Date), course: &Course) -> i64 {
        let stood = course.pauses.iter().map(|pause| {
            let (first, last) = self.closings(*pause);
            let (eve, last) = (shift(first, -1).max(from), last.min(to));
            match unit {
                Unit::WorkingDays => self.working_days_between(eve, last),
                Unit::CalendarDays | Unit::Months | Unit::Hours | Unit::ClockHours => {
                    (last - eve).num_days().max(0)
                }
            }
        });
        stood.sum()
    }

    /// Returns the first and the last day at whose close a pause runs.
    fn closings(&self, pause: Span) -> (Date, Date) {
        let close = |date| Timestamp::at(date, self.day_end(date), self.zone);
        let (first, last) = (pause.from.date(self.zone), pause.to.date(self.zone));
        (
            if pause.from <= close(first) { first } else { shift(first, 1) },
            if close(last) < pause.to { last } else { shift(last, -1) },
        )
    }

    /// Returns for how many minutes of a span the clock stood: open minutes, or any.
    fn minutes_stood(&self, unit: Unit, span: Span, course: &Course) -> i64 {
        let stood = course.pauses.iter().map(|pause| {
            let part = Span { from: pause.from.max(span.from), to: pause.to.min(span.to) };
            if part.to <= part.from {
                return 0;
            }
            match unit {
                Unit::Hours => self.open_minutes(part),
                Unit::WorkingDays | Unit::CalendarDays | Unit::Months | Unit::ClockHours => {
                    part.to.since(part.from).0
                }
            }
        });
        stood.sum()
    }

    /// Says whether the clock stands at the close of a day, so that it is not counted. R-CLK-8
    pub(super) fn stands_at_close(&self, date: Date, course: &Course) -> bool {
        course.stands(Timestamp::at(date, self.day_end(date), self.zone))
    }
}
