//! The clock rules by row: R-CLK-1 to R-CLK-3, 民法典 Art. 200-204, and 5.2 of the calendar.

use chrono::Weekday;

use super::*;
use crate::time::{Minutes, TimeOfDay, Zone, shift};

mod course;

/// Every published notice, as the product ships it.
const OFFICIAL: &str = include_str!("../../../public/reference/calendar.csv");

/// Working days by month, from a list that has no part in the shipped one (npm holiday-calendar).
#[rustfmt::skip]
const WORKING_DAYS: [(i32, [i64; 12]); 8] = [
    (2019, [22, 17, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22]),
    (2020, [17, 20, 22, 22, 19, 21, 23, 21, 23, 17, 21, 23]),
    (2021, [20, 17, 23, 22, 19, 21, 22, 22, 22, 17, 22, 23]),
    (2022, [21, 16, 23, 21, 20, 21, 21, 23, 21, 18, 22, 22]),
    (2023, [18, 20, 23, 20, 21, 21, 21, 23, 20, 19, 22, 21]),
    (2024, [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22]),
    (2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]),
    (2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]),
];

fn official() -> Calendar {
    let mut calendar = Calendar::default();
    for line in OFFICIAL.lines().skip(1) {
        let row: Vec<&str> = line.split(',').collect();
        let year = row[0].parse().unwrap();
        let kind = if row[2] == "holiday" { DayKind::Holiday } else { DayKind::MakeUpWorkday };
        let day = NoticeDay { kind, name: row[3].to_owned() };
        let blank = PublishedYear { year, source: row[4].to_owned(), days: BTreeMap::new() };
        let mut published = calendar.years.get(&year).cloned().unwrap_or(blank);
        published.days.insert(row[1].parse().unwrap(), day);
        calendar.years.insert(year, published);
    }
    calendar
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn span(from: (u16, u16), to: (u16, u16)) -> Hours {
    Hours { from: TimeOfDay::hm(from.0, from.1), to: TimeOfDay::hm(to.0, to.1) }
}

/// 09:00-12:00 and 14:00-17:00, Monday to Friday.
fn week() -> WeekHours {
    WeekHours::weekdays(&[span((9, 0), (12, 0)), span((14, 0), (17, 0))])
}

fn at(day: &str, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date(day), TimeOfDay::hm(hour, minute), Zone::default())
}

fn with_local(day: &str, kind: LocalKind) -> Calendar {
    let mut calendar = official();
    let local = LocalDay { kind, reason: "台风".to_owned(), document: String::new() };
    calendar.local.insert(date(day), local);
    calendar
}

/// The rule read aloud, one day after the other.
fn one_by_one(clock: &Clock<'_>, from: Date, mut count: u16) -> Date {
    let mut day = from;
    while count > 0 {
        day = shift(day, 1);
        count -= u16::from(clock.is_working_day(day));
    }
    day
}

#[test]
fn the_table_of_2019_to_2026_agrees_with_an_independent_one_month_by_month() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    for (year, months) in WORKING_DAYS {
        for (month, expected) in (1..).zip(months) {
            let first = Date::from_ymd_opt(year, month, 1).unwrap();
            let next = first.checked_add_months(chrono::Months::new(1)).unwrap();
            let counted = clock.working_days_between(shift(first, -1), shift(next, -1));
            assert_eq!(counted, expected, "{year}-{month}");
        }
    }
}

#[test]
fn the_published_years_have_as_many_working_days_as_is_known_of_them() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    let known = [250, 249, 250, 249, 249, 251, 248, 248];
    for (year, expected) in (2019..).zip(known) {
        let end = |year| Date::from_ymd_opt(year, 12, 31).unwrap();
        assert_eq!(clock.working_days_between(end(year - 1), end(year)), expected, "{year}");
    }
}

#[test]
fn the_start_is_not_counted_and_the_first_day_is_the_next_working_day() {
    let calendar = official();
    #[rustfmt::skip]
    let rows = [
        // R-CLK-1, an ordinary week
        ("2024-03-04", 1, "2024-03-05"),
        ("2024-03-08", 1, "2024-03-11"),
        ("2024-03-09", 1, "2024-03-11"),
        ("2024-03-08", 5, "2024-03-15"),
        // A made-up Saturday counts.
        ("2024-05-10", 1, "2024-05-11"),
        ("2024-05-10", 2, "2024-05-13"),
        ("2024-04-30", 1, "2024-05-06"),
        // Spring Festival, with a made-up day before and after it, and as it was lengthened in 2020
        ("2026-02-13", 1, "2026-02-14"),
        ("2026-02-13", 2, "2026-02-24"),
        ("2026-02-13", 6, "2026-02-28"),
        ("2020-01-23", 1, "2020-02-03"),
        ("2020-01-17", 1, "2020-01-19"),
        // National Day, alone and together with the mid-autumn festival
        ("2024-09-27", 2, "2024-09-30"),
        ("2024-09-30", 1, "2024-10-08"),
        ("2025-09-30", 1, "2025-10-09"),
        ("2025-09-30", 3, "2025-10-11"),
        ("2023-09-28", 1, "2023-10-07"),
        // The edges of a year, one of them reached into by the next year's notice
        ("2024-12-31", 1, "2025-01-02"),
        ("2025-12-31", 1, "2026-01-04"),
        ("2022-12-30", 1, "2023-01-03"),
        ("2018-12-31", 1, "2019-01-02"),
        ("2026-12-30", 1, "2026-12-31"),
        // A limit over a whole year
        ("2023-12-31", 251, "2024-12-31"),
        // Nothing to count
        ("2024-03-09", 0, "2024-03-09"),
    ];
    for (from, count, expected) in rows {
        let last = calendar.nth_working_day(date(from), count);
        assert_eq!(last, Ok(date(expected)), "{from} + {count}");
    }
}

#[test]
fn nothing_is_guessed_about_a_year_whose_notice_is_not_published() {
    let calendar = official();
    for (from, count, year) in
        [("2026-12-31", 1, 2027), ("2026-12-25", 5, 2027), ("2018-12-25", 1, 2018)]
    {
        assert_eq!(
            calendar.nth_working_day(date(from), count),
            Err(Unpublished { year }),
            "{from}"
        );
    }
    assert_eq!(calendar.nth_working_day(date("2026-12-25"), 4), Ok(date("2026-12-31")));
}

#[test]
fn a_date_in_an_unpublished_year_is_provisional_and_leaves_out_the_statutory_days() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    let rows = [
        ("2026-12-30", 1, "2026-12-31", false),
        ("2026-12-31", 1, "2027-01-04", true),
        // The eve of the lunar year is Friday, 5 February 2027.
        ("2027-02-04", 1, "2027-02-09", true),
        ("2027-09-14", 1, "2027-09-16", true),
        ("2027-09-30", 1, "2027-10-04", true),
    ];
    for (from, count, expected, provisional) in rows {
        let due = clock.due(at(from, 10, 0), Limit::working_days(count));
        assert_eq!((due.date, due.provisional), (date(expected), provisional), "{from} + {count}");
    }
}

#[test]
fn counting_by_weeks_agrees_with_counting_day_by_day() {
    let mut calendar = with_local("2025-03-12", LocalKind::Closed);
    let extra = LocalKind::Extra(vec![span((9, 0), (12, 0))]);
    let local =
        LocalDay { kind: extra, reason: "周末服务".to_owned(), document: String::new() };
    calendar.local.insert(date("2025-03-15"), local);
    let counting = Clock { extra_days_count: true, ..Clock::of(&calendar) };
    let closed_counts = Clock { closed_days_count: true, ..Clock::of(&calendar) };
    for clock in [Clock::of(&calendar), counting, closed_counts] {
        for days in (0..3_400).step_by(13) {
            let from = shift(date("2018-11-20"), days);
            for count in [1, 2, 3, 5, 7, 10, 20, 45, 90, 260, 700] {
                let expected = one_by_one(&clock, from, count);
                assert_eq!(clock.nth_working_day(from, count), expected, "{from} + {count}");
            }
        }
    }
}

#[test]
fn the_last_day_ends_at_closing_or_at_midnight_where_the_site_says_so() {
    let calendar = official();
    let hours = week();
    let site = Clock { hours: &hours, ..Clock::of(&calendar) };
    let midnight = Clock { ends_at_midnight: true, ..site };
    let due = |clock: &Clock<'_>| clock.due(at("2024-03-04", 9, 0), Limit::working_days(1)).at;
    assert_eq!(due(&site), at("2024-03-05", 17, 0));
    assert_eq!(due(&midnight), at("2024-03-05", 24, 0));
    assert_eq!(due(&Clock::of(&calendar)), at("2024-03-05", 17, 30));
}

#[test]
fn a_made_up_workday_ends_at_its_own_closing() {
    let calendar = official();
    let hours = WeekHours { makeup: Some(vec![span((9, 0), (12, 0))]), ..week() };
    let clock = Clock { hours: &hours, ..Clock::of(&calendar) };
    let due = clock.due(at("2024-05-10", 9, 0), Limit::working_days(1));
    assert_eq!(due.at, at("2024-05-11", 12, 0));
}

#[test]
fn a_last_day_off_moves_to_the_day_after_the_days_off() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    #[rustfmt::skip]
    let rows = [
        (Unit::CalendarDays, "2024-03-04", 5, "2024-03-11"),
        (Unit::CalendarDays, "2024-03-04", 4, "2024-03-08"),
        (Unit::CalendarDays, "2024-09-20", 15, "2024-10-08"),
        (Unit::CalendarDays, "2024-09-20", 18, "2024-10-08"),
        // A made-up Saturday is no day off.
        (Unit::CalendarDays, "2024-05-01", 10, "2024-05-11"),
        (Unit::CalendarDays, "2024-05-01", 11, "2024-05-13"),
        (Unit::Months, "2024-01-15", 1, "2024-02-18"),
        (Unit::Months, "2024-02-29", 12, "2025-02-28"),
        // The corresponding day, or the month's last. 民法典 202
        (Unit::Months, "2024-01-31", 1, "2024-02-29"),
        (Unit::Months, "2023-01-31", 1, "2023-02-28"),
        (Unit::Months, "2024-08-30", 1, "2024-09-30"),
        (Unit::Months, "2024-09-04", 1, "2024-10-08"),
    ];
    for (unit, from, count, expected) in rows {
        let due = clock.due(at(from, 10, 0), Limit { count, unit });
        assert_eq!(due.date, date(expected), "{from} + {count} {unit:?}");
        assert!(!due.provisional, "{from} + {count} {unit:?}");
    }
}

#[test]
fn hours_run_only_while_the_site_is_open_on_working_days() {
    let calendar = official();
    let hours = WeekHours { sat: vec![span((9, 0), (12, 0))], ..week() };
    let clock = Clock { hours: &hours, ..Clock::of(&calendar) };
    #[rustfmt::skip]
    let rows = [
        (("2024-03-04", 9, 0), 2, ("2024-03-04", 11, 0)),
        (("2024-03-04", 9, 0), 3, ("2024-03-04", 12, 0)),
        (("2024-03-04", 11, 30), 1, ("2024-03-04", 14, 30)),
        (("2024-03-04", 12, 30), 1, ("2024-03-04", 15, 0)),
        (("2024-03-04", 16, 30), 2, ("2024-03-05", 10, 30)),
        // Saturday is opened, but no working day.
        (("2024-03-08", 16, 30), 2, ("2024-03-11", 10, 30)),
        (("2024-05-10", 16, 0), 2, ("2024-05-11", 10, 0)),
        (("2024-09-30", 16, 0), 2, ("2024-10-08", 10, 0)),
        (("2024-03-04", 20, 0), 1, ("2024-03-05", 10, 0)),
        (("2024-03-04", 9, 0), 600, ("2024-07-24", 17, 0)),
    ];
    for (start, count, expected) in rows {
        let start = at(start.0, start.1, start.2);
        let due = clock.due(start, Limit { count, unit: Unit::Hours });
        assert_eq!(due.at, at(expected.0, expected.1, expected.2), "{start:?} + {count}");
    }
}

#[test]
fn hours_round_the_clock_run_at_night_too() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    let due = clock.due(at("2024-03-08", 16, 30), Limit { count: 24, unit: Unit::ClockHours });
    assert_eq!((due.at, due.date), (at("2024-03-09", 16, 30), date("2024-03-09")));
}

#[test]
fn a_closure_takes_a_working_day_away_unless_the_site_counts_it() {
    let calendar = with_local("2024-03-05", LocalKind::Closed);
    let clock = Clock::of(&calendar);
    let counting = Clock { closed_days_count: true, ..clock };
    let due = |clock: &Clock<'_>, count| {
        clock.due(at("2024-03-04", 9, 0), Limit::working_days(count)).date
    };
    assert_eq!(due(&clock, 1), date("2024-03-06"));
    assert_eq!(due(&clock, 2), date("2024-03-07"));
    // Counted, but nobody can come on it: a last day moves on all the same.
    assert_eq!(due(&counting, 1), date("2024-03-06"));
    assert_eq!(due(&counting, 2), date("2024-03-06"));
}

#[test]
fn an_extra_opening_is_a_service_and_no_working_day_unless_the_site_counts_it() {
    let calendar = with_local("2024-03-09", LocalKind::Extra(vec![span((9, 0), (12, 0))]));
    let hours = week();
    let clock = Clock { hours: &hours, ..Clock::of(&calendar) };
    let counting = Clock { extra_days_count: true, ..clock };
    let due = |clock: &Clock<'_>| clock.due(at("2024-03-08", 9, 0), Limit::working_days(1)).at;
    assert_eq!(due(&clock), at("2024-03-11", 17, 0));
    assert_eq!(due(&counting), at("2024-03-09", 12, 0));
    assert_eq!(clock.open_hours(date("2024-03-09")), [span((9, 0), (12, 0))]);
}

#[test]
fn an_evening_service_opens_the_site_longer_and_moves_no_deadline() {
    let calendar = with_local("2024-03-05", LocalKind::Extra(vec![span((17, 0), (20, 0))]));
    let hours = week();
    let clock = Clock { hours: &hours, ..Clock::of(&calendar) };
    let open = clock.open_hours(date("2024-03-05"));
    assert_eq!(open, [span((9, 0), (12, 0)), span((14, 0), (20, 0))]);
    let due = clock.due(at("2024-03-04", 9, 0), Limit::working_days(1));
    assert_eq!(due.at, at("2024-03-05", 17, 0));
}

#[test]
fn a_deadline_is_explained_day_by_day() {
    let calendar = official();
    let clock = Clock::of(&calendar);
    let told = |from: &str, limit| -> Vec<(String, StepKind)> {
        let steps = clock.explain(at(from, 10, 0), limit);
        steps.into_iter().map(|step| (step.date.to_string()[5..].to_owned(), step.kind)).collect()
    };
    let row = |day: &str, kind| (day.to_owned(), kind);
    assert_eq!(
        told("2024-05-10", Limit::working_days(2)),
        [
            row("05-10", StepKind::Started),
            row("05-11", StepKind::MakeUp(1)),
            row("05-12", StepKind::Weekend),
            row("05-13", StepKind::Counted(2)),
            row("05-13", StepKind::Deadline),
        ]
    );
    assert_eq!(
        told("2024-06-07", Limit { count: 1, unit: Unit::CalendarDays }),
        [
            row("06-07", StepKind::Started),
            row("06-08", StepKind::Counted(1)),
            row("06-08", StepKind::Weekend),
            row("06-09", StepKind::Weekend),
            row("06-10", StepKind::Holiday("端午节".to_owned())),
            row("06-11", StepKind::Deadline),
        ]
    );
    assert_eq!(
        told("2024-01-31", Limit { count: 1, unit: Unit::Months }),
        [
            row("01-31", StepKind::Started),
            row("02-29", StepKind::Corresponding),
            row("02-29", StepKind::Deadline),
        ]
    );
}

#[test]
fn an_explanation_counts_as_many_days_as_the_limit_has() {
    let calendar = with_local("2025-02-11", LocalKind::Closed);
    let clock = Clock::of(&calendar);
    for days in (0..700).step_by(11) {
        let start = Timestamp::at(shift(date("2024-06-01"), days), TimeOfDay::hm(9, 0), clock.zone);
        let steps = clock.explain(start, Limit::working_days(20));
        let counted =
            |step: &&Step| matches!(step.kind, StepKind::Counted(_) | StepKind::MakeUp(_));
        assert_eq!(steps.iter().filter(counted).count(), 20);
        let due = clock.due(start, Limit::working_days(20));
        assert_eq!(steps.last().map(|step| step.date), Some(due.date));
    }
}

#[test]
fn the_week_gives_each_day_its_hours_and_a_made_up_day_mondays() {
    let hours = week();
    assert_eq!(hours.on(Weekday::Fri).len(), 2);
    assert!(hours.on(Weekday::Sat).is_empty());
    assert_eq!(hours.on_makeup(), hours.on(Weekday::Mon));
    assert!(WeekHours::default().is_empty());
    assert!(!hours.is_empty());
}

#[test]
fn spans_of_a_day_stand_in_order_and_apart() {
    let rows: [(&[Hours], Option<Fault>); 5] = [
        (&[span((9, 0), (12, 0)), span((12, 0), (17, 0))], None),
        (&[span((9, 0), (12, 0)), span((11, 59), (17, 0))], Some(Fault::Overlap)),
        (&[span((14, 0), (17, 0)), span((9, 0), (12, 0))], Some(Fault::Overlap)),
        (&[span((9, 0), (9, 0))], Some(Fault::Backwards)),
        (&[span((9, 0), (24, 1))], Some(Fault::Backwards)),
    ];
    for (spans, expected) in rows {
        assert_eq!(fault(spans), expected, "{spans:?}");
    }
}
