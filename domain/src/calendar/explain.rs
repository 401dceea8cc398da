//! A deadline told day by day, so that a clerk can show a visitor why it is that day.

use serde::{Deserialize, Serialize};

use super::{Clock, Course, Day, Due, Limit, LocalKind, Unit};
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
    /// The clock stood at the close of it. R-CLK-8
    Stood,
    /// The nth day of an extension. R-CLK-7
    Extended(u32),
    /// From here on no notice is published: what follows is provisional.
    Unpublished,
    /// The day it ends, at the instant of [`Due`].
    Deadline,
    /// The day it ends because it was promised in writing: counted anew it would be later.
    Written,
}

impl Clock<'_> {
    /// Returns the days of a limit one by one, from its start to its deadline.
    pub fn explain(&self, start: Timestamp, limit: Limit) -> Vec<Step> {
        self.explain_along(start, limit, &Course::default())
    }

    /// Returns the days of a limit one by one, with those on which its clock stood and those an
    /// extension added. R-CLK-7, R-CLK-8
    pub fn explain_along(&self, start: Timestamp, limit: Limit, course: &Course) -> Vec<Step> {
        let day = start.date(self.zone);
        let own = self.own_due(start, limit, course);
        let due = self.due_along(start, limit, course);
        let mut steps = vec![Step { date: day, kind: StepKind::Started }];
        match limit.unit {
            Unit::WorkingDays => {
                let counted = |date, n| self.counted(date, n);
                self.count_working_days((day, limit.count), own.date, course, counted, &mut steps);
            }
            Unit::CalendarDays => self.count_days(day, limit, (&own, course), &mut steps),
            Unit::Months => self.count_months(day, limit, (&own, course), &mut steps),
            Unit::Hours | Unit::ClockHours => self.stood(day, own.date, course, &mut steps),
        }
        if course.extension > 0 {
            let (from, extended) = ((own.date, course.extension), |_, n| StepKind::Extended(n));
            self.count_working_days(from, due.date, course, extended, &mut steps);
        }
        self.mark_unpublished(&mut steps);
        steps.push(Step { date: due.date, kind: StepKind::Deadline });
        steps
    }

    fn count_working_days(
        &self,
        (day, count): (Date, u16),
        last: Date,
        course: &Course,
        told: impl Fn(Date, u32) -> StepKind,
        steps: &mut Vec<Step>,
    ) {
        let mut counted = 0;
        for date in after(day, last) {
            let kind = if !self.is_working_day(date) || counted == u32::from(count) {
                self.rest(date)
            } else if self.stands_at_close(date, course) {
                Some(StepKind::Stood)
            } else {
                counted += 1;
                Some(told(date, counted))
            };
            steps.extend(kind.map(|kind| Step { date, kind }));
        }
    }

    fn count_days(
        &self,
        day: Date,
        limit: Limit,
        (due, course): (&Due, &Course),
        steps: &mut Vec<Step>,
    ) {
        let mut counted = 0;
        let mut nominal = day;
        for date in after(day, due.date).take_while(|_| limit.count > 0) {
            nominal = date;
            let kind = if self.stands_at_close(date, course) {
                StepKind::Stood
            } else {
                counted += 1;
                StepKind::Counted(counted)
            };
            steps.push(Step { date, kind });
            if counted == u32::from(limit.count) {
                break;
            }
        }
        self.move_on(nominal, due, steps);
    }

    /// Tells the corresponding day, moved on by the days on which the clock stood.
    fn count_months(
        &self,
        day: Date,
        limit: Limit,
        (due, course): (&Due, &Course),
        steps: &mut Vec<Step>,
    ) {
        self.stood(day, due.date, course, steps);
        let stood = self.days_stood(limit.unit, (day, due.date), course);
        let (_, nominal) = self.nominal_later(day, limit, stood);
        let nominal = nominal.min(due.date);
        steps.push(Step { date: nominal, kind: StepKind::Corresponding });
        self.move_on(nominal, due, steps);
    }

    /// Tells the days at whose close the clock stood.
    fn stood(&self, day: Date, last: Date, course: &Course, steps: &mut Vec<Step>) {
        if course.pauses.is_empty() {
            return;
        }
        let days = after(shift(day, -1), last).filter(|date| self.stands_at_close(*date, course));
        steps.extend(days.map(|date| Step { date, kind: StepKind::Stood }));
    }

    /// Marks the first day whose year has no notice yet.
    fn mark_unpublished(&self, steps: &mut Vec<Step>) {
        let unpublished = |step: &Step| !self.calendar.is_published(step.date);
        if let Some(place) = steps.iter().position(unpublished) {
            let date = steps[place].date;
            steps.insert(place, Step { date, kind: StepKind::Unpublished });
        }
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
