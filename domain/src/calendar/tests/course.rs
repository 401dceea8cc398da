//! R-CLK-6 to R-CLK-8 by row: the clock that stops, and the limit that is extended.

use super::*;
use crate::time::Span;

/// A pause between two days, each at an hour and a minute.
type Pause = (Moment, Moment);

type Moment = (&'static str, u16, u16);

/// A limit, its start, its pauses, its extension, and its last day.
type Row<'a> = (Unit, &'a str, u16, &'a [Pause], u16, &'a str);

fn course(pauses: &[Pause], extension: u16) -> Course {
    let instant = |(day, hour, minute)| at(day, hour, minute);
    let span = |(from, to): &Pause| Span { from: instant(*from), to: instant(*to) };
    Course { pauses: pauses.iter().map(span).collect(), extension }
}

/// The rule read aloud: the nth working day for which the clock did not stand at its close.
fn aloud(clock: &Clock<'_>, from: Date, mut count: u16, course: &Course) -> Date {
    let mut day = from;
    while count > 0 {
        day = shift(day, 1);
        let close = Timestamp::at(day, clock.day_end(day), clock.zone);
        let stands = course.pauses.iter().any(|pause| pause.from <= close && close < pause.to);
        count -= u16::from(clock.is_working_day(day) && !stands);
    }
    day
}

#[test]
#[rustfmt::skip]
fn r_clk_8_a_working_day_counts_unless_the_clock_stands_at_its_close() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    let rows: [(&str, u16, &[Pause], &str); 15] = [
        ("2024-05-06", 10, &[], "2024-05-17"),
        // The day it begins is not counted, the day it ends before closing is.
        ("2024-05-06", 10, &[(("2024-05-08", 10, 0), ("2024-05-13", 10, 0))], "2024-05-23"),
        ("2024-05-06", 10, &[(("2024-05-08", 9, 0), ("2024-05-08", 16, 0))], "2024-05-17"),
        // Around the close of business
        ("2024-05-06", 10, &[(("2024-05-08", 18, 0), ("2024-05-10", 18, 0))], "2024-05-21"),
        ("2024-05-06", 10, &[(("2024-05-08", 17, 30), ("2024-05-08", 17, 31))], "2024-05-20"),
        ("2024-05-06", 10, &[(("2024-05-08", 9, 0), ("2024-05-08", 17, 30))], "2024-05-17"),
        // Twice
        ("2024-05-06", 10, &[(("2024-05-08", 10, 0), ("2024-05-09", 10, 0)), (("2024-05-14", 10, 0), ("2024-05-16", 10, 0))], "2024-05-22"),
        // On the last day, after it, and before the first
        ("2024-05-06", 1, &[(("2024-05-07", 10, 0), ("2024-05-09", 10, 0))], "2024-05-09"),
        ("2024-05-06", 1, &[(("2024-05-08", 10, 0), ("2024-05-20", 10, 0))], "2024-05-07"),
        ("2024-05-06", 1, &[(("2024-05-06", 11, 0), ("2024-05-07", 10, 0))], "2024-05-07"),
        // A make-up Saturday on which it stands
        ("2024-05-10", 1, &[(("2024-05-11", 9, 0), ("2024-05-13", 9, 0))], "2024-05-13"),
        // Over National Day, and with the make-up Sunday before it
        ("2024-09-27", 5, &[], "2024-10-10"),
        ("2024-09-27", 5, &[(("2024-09-30", 10, 0), ("2024-10-08", 10, 0))], "2024-10-11"),
        ("2024-09-27", 5, &[(("2024-09-29", 10, 0), ("2024-10-08", 10, 0))], "2024-10-12"),
        // The edge of a year: 4 January 2026 is a make-up Sunday.
        ("2025-12-29", 3, &[(("2025-12-30", 10, 0), ("2025-12-31", 10, 0))], "2026-01-05"),
    ];
    for (from, count, pauses, expected) in rows {
        let due = clock.due_along(at(from, 10, 0), Limit::working_days(count), &course(pauses, 0));
        assert_eq!(due.date, date(expected), "{from} + {count} {pauses:?}");
    }
}

#[test]
#[rustfmt::skip]
fn r_clk_8_calendar_days_and_months_end_as_many_days_later_as_the_clock_stood() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    let rows: [(Unit, &str, u16, &[Pause], &str); 6] = [
        (Unit::CalendarDays, "2024-03-04", 5, &[(("2024-03-06", 10, 0), ("2024-03-08", 10, 0))], "2024-03-11"),
        (Unit::CalendarDays, "2024-03-04", 5, &[(("2024-03-06", 10, 0), ("2024-03-09", 10, 0))], "2024-03-12"),
        // A weekend is stood through like any other day.
        (Unit::CalendarDays, "2024-03-04", 10, &[(("2024-03-08", 10, 0), ("2024-03-11", 10, 0))], "2024-03-18"),
        (Unit::Months, "2024-01-31", 1, &[(("2024-02-05", 10, 0), ("2024-02-07", 10, 0))], "2024-03-04"),
        (Unit::Months, "2024-11-30", 1, &[(("2024-12-02", 10, 0), ("2024-12-05", 10, 0))], "2025-01-02"),
        (Unit::Months, "2024-08-30", 1, &[(("2024-10-01", 10, 0), ("2024-10-08", 10, 0))], "2024-09-30"),
    ];
    for (unit, from, count, pauses, expected) in rows {
        let due = clock.due_along(at(from, 10, 0), Limit { count, unit }, &course(pauses, 0));
        assert_eq!(due.date, date(expected), "{from} + {count} {unit:?} {pauses:?}");
    }
}

#[test]
#[rustfmt::skip]
fn r_clk_8_hours_run_on_from_where_the_clock_stopped() {
    let calendar = official();
    let hours = week();
    let clock = Clock { hours: &hours, ..Clock::of(&calendar) };
    let rows: [(Unit, u16, &[Pause], Moment); 6] = [
        (Unit::Hours, 3, &[], ("2024-03-04", 12, 0)),
        (Unit::Hours, 3, &[(("2024-03-04", 10, 0), ("2024-03-04", 11, 0))], ("2024-03-04", 15, 0)),
        // Noon is no open time, whether the clock stands or not.
        (Unit::Hours, 3, &[(("2024-03-04", 11, 30), ("2024-03-04", 14, 30))], ("2024-03-04", 15, 0)),
        (Unit::Hours, 3, &[(("2024-03-04", 11, 0), ("2024-03-05", 10, 0))], ("2024-03-05", 11, 0)),
        (Unit::ClockHours, 24, &[(("2024-03-04", 18, 0), ("2024-03-04", 20, 0))], ("2024-03-05", 11, 0)),
        (Unit::ClockHours, 24, &[(("2024-03-04", 18, 0), ("2024-03-06", 9, 0))], ("2024-03-07", 0, 0)),
    ];
    for (unit, count, pauses, (day, hour, minute)) in rows {
        let due = clock.due_along(at("2024-03-04", 9, 0), Limit { count, unit }, &course(pauses, 0));
        assert_eq!(due.at, at(day, hour, minute), "{count} {unit:?} {pauses:?}");
    }
}

#[test]
#[rustfmt::skip]
fn r_clk_7_an_extension_runs_on_in_working_days_from_where_the_limit_ends() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    let pause: &[Pause] = &[(("2024-05-08", 10, 0), ("2024-05-13", 10, 0))];
    let late: &[Pause] = &[(("2024-05-20", 10, 0), ("2024-05-22", 10, 0))];
    let rows: [Row<'_>; 7] = [
        (Unit::WorkingDays, "2024-05-06", 10, &[], 10, "2024-05-31"),
        (Unit::WorkingDays, "2024-05-06", 10, pause, 10, "2024-06-06"),
        (Unit::WorkingDays, "2024-05-06", 10, late, 2, "2024-05-23"),
        // Over the dragon boat festival
        (Unit::WorkingDays, "2024-05-24", 10, &[], 1, "2024-06-11"),
        (Unit::CalendarDays, "2024-03-04", 5, &[], 2, "2024-03-13"),
        (Unit::Months, "2024-01-31", 1, &[], 1, "2024-03-01"),
        (Unit::Months, "2025-11-30", 1, &[], 3, "2026-01-05"),
    ];
    for (unit, from, count, pauses, extension, expected) in rows {
        let course = course(pauses, extension);
        let due = clock.due_along(at(from, 10, 0), Limit { count, unit }, &course);
        assert_eq!(due.date, date(expected), "{from} + {count} {unit:?} + {extension}");
    }
}

#[test]
fn r_clk_8_counting_by_spans_agrees_with_the_rule_read_aloud() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    for days in (0..2_500).step_by(83) {
        let from = shift(date("2019-01-02"), days);
        let start = Timestamp::at(from, TimeOfDay::hm(9, 0), clock.zone);
        for (begins, lasts) in [(0, 1), (1, 3), (2, 9), (4, 30), (6, 2)] {
            let pause = |from: i64, lasts: i64, hour| {
                let begin = Timestamp::at(shift(date("2019-01-02"), days + from), hour, clock.zone);
                Span { from: begin, to: begin.plus(Minutes(lasts * 1_440 + 120)) }
            };
            let first = pause(begins, lasts, TimeOfDay::hm(16, 0));
            let second = pause(begins + lasts + 2, 2, TimeOfDay::hm(17, 40));
            let course = Course { pauses: vec![first, second], extension: 0 };
            for count in [1, 2, 5, 10, 20, 45] {
                let due = clock.due_along(start, Limit::working_days(count), &course);
                let expected = aloud(&clock, from, count, &course);
                assert_eq!(due.date, expected, "{from} + {count} {begins} {lasts}");
            }
        }
    }
}

#[test]
fn an_explanation_tells_where_the_clock_stood_and_what_an_extension_added() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    let pause: &[Pause] = &[(("2024-05-08", 10, 0), ("2024-05-10", 10, 0))];
    let steps =
        clock.explain_along(at("2024-05-06", 10, 0), Limit::working_days(2), &course(pause, 1));
    let told: Vec<_> =
        steps.into_iter().map(|step| (step.date.to_string()[5..].to_owned(), step.kind)).collect();
    let row = |day: &str, kind| (day.to_owned(), kind);
    let expected = [
        row("05-06", StepKind::Started),
        row("05-07", StepKind::Counted(1)),
        row("05-08", StepKind::Stood),
        row("05-09", StepKind::Stood),
        row("05-10", StepKind::Counted(2)),
        row("05-11", StepKind::Extended(1)),
        row("05-11", StepKind::Deadline),
    ];
    assert_eq!(told, expected);
}

#[test]
fn an_explanation_says_from_where_on_it_is_provisional() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    let steps = clock.explain(at("2026-12-30", 10, 0), Limit::working_days(2));
    let kinds: Vec<StepKind> = steps.into_iter().map(|step| step.kind).collect();
    assert_eq!(kinds[1], StepKind::Counted(1));
    assert_eq!(kinds[2], StepKind::Unpublished);
    assert_eq!(kinds.last(), Some(&StepKind::Deadline));
}
