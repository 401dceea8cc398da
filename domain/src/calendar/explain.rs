//! A deadline told day by day, so that a clerk can show a visitor why it is that day.

use serde::{Deserialize, Serialize};

use super::{Clock, Day, Due, Limit, LocalKind, Unit};
use crate::time::{Date, Timestamp, shift};

/// One day of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub date: Date,
    pub kind: StepKind,
}

/// What a day does to a time limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepKind {
    /// The day it started, which is not counted. R-CLK-1
    Started,
    /// The nth day of the limit.
    Counted(u32),
    /// The nth day of the limit, on a weekend that is worked in exchange for a holiday.
    MakeUp(u32),
    /// The corresponding day of a later month, or that month's last day.
    Corresponding,
    Weekend,
    /// A day off, with its name.
    Holiday(String),
    /// The site is shut, with the reason.
    Closed(String),
    /// The day it ends, at the instant of [`Due`].
    Deadline,
}

impl Clock<'_> {
    /// Returns the days of a limit one by one, from its start to its deadline.
    pub fn explain(&self, start: Timestamp, limit: Limit) -> Vec<Step> {
        let day = start.date(self.zone);
        let due = self.due(start, limit);
        let mut steps = vec![Step { date: day, kind: StepKind::Started }];
        match limit.unit {
            Unit::WorkingDays => self.count_working_days(day, limit.count, &due, &mut steps),
            Unit::CalendarDays => self.count_days(day, limit, &due, &mut steps),
            Unit::Months => self.count_months(day, limit, &due, &mut steps),
            Unit::Hours | Unit::ClockHours => {}
        }
        steps.push(Step { date: due.date, kind: StepKind::Deadline });
        steps
    }

    fn count_working_days(&self, day: Date, count: u16, due: &Due, steps: &mut Vec<Step>) {
        let mut counted = 0;
        for date in after(day, due.date) {
            let kind = if self.is_working_day(date) && counted < u32::from(count) {
                counted += 1;
                Some(self.counted(date, counted))
            } else {
                self.rest(date)
            };
            steps.extend(kind.map(|kind| Step { date, kind }));
        }
    }

    fn count_days(&self, day: Date, limit: Limit, due: &Due, steps: &mut Vec<Step>) {
        let (_, nominal) = self.nominal(day, limit);
        let days = after(day, nominal).zip(1..);
        steps.extend(days.map(|(date, n)| Step { date, kind: StepKind::Counted(n) }));
        self.move_on(nominal, due, steps);
    }

    fn count_months(&self, day: Date, limit: Limit, due: &Due, steps: &mut Vec<Step>) {
        let (_, nominal) = self.nominal(day, limit);
        steps.push(Step { date: nominal, kind: StepKind::Corresponding });
        self.move_on(nominal, due, steps);
    }

    /// Tells the days off over which a last day is moved. 民法典 203
    fn move_on(&self, nominal: Date, due: &Due, steps: &mut Vec<Step>) {
        let days_off = after(shift(nominal, -1), shift(due.date, -1));
        steps.extend(days_off.filter_map(|date| Some(Step { date, kind: self.rest(date)? })));
    }

    /// Returns how a counted day is told.
    fn counted(&self, date: Date, n: u32) -> StepKind {
        match self.calendar.day(date) {
            Day::MakeUpWorkday(_) => StepKind::MakeUp(n),
            Day::Weekday | Day::Weekend | Day::Holiday(_) => StepKind::Counted(n),
        }
    }

    /// Returns why a day is not counted; `None` for a working day.
    fn rest(&self, date: Date) -> Option<StepKind> {
        match self.calendar.day(date) {
            Day::Weekend => Some(StepKind::Weekend),
            Day::Holiday(name) => Some(StepKind::Holiday(name.to_owned())),
            Day::Weekday | Day::MakeUpWorkday(_) => {
                let local = self.calendar.local.get(&date)?;
                (local.kind == LocalKind::Closed).then(|| StepKind::Closed(local.reason.clone()))
            }
        }
    }
}

/// Returns the days after one up to and including another.
fn after(from: Date, to: Date) -> impl Iterator<Item = Date> {
    (1..=(to - from).num_days()).map(move |days| shift(from, days))
}
