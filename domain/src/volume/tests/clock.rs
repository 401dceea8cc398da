//! Due days, renewals, recalls and holds, worked by hand on the official calendar of 2024. S3.2, S3.4
//!
//! Off: 4-6 April, 1-5 May, 8-10 June, 15-17 September, 1-7 October. Worked: 7 and 28 April, 11 May,
//! 14 and 29 September, 12 October.

use super::*;

/// A row: month and day from which it is counted, and to which.
type Row = ((u32, u32), (u32, u32));

fn day((month, day): (u32, u32)) -> Date {
    date(2024, month, day)
}

fn volume(day: Date, died: bool) -> Volume {
    let enlisted = Enlisted { line: Enlist { died, ..line("100", day) }, twin: None };
    let mut town = Township::morning();
    Volume::new(&enlisted, &town.stamp(Wang))
}

/// Checks rows of one clock.
fn runs(name: &str, rows: &[Row], clock: impl Fn(&crate::State, Date) -> Date) {
    let town = Township::morning();
    for (from, to) in rows {
        assert_eq!(clock(&town.state, day(*from)), day(*to), "{name} from {from:?}");
    }
}

#[test]
fn s3_2_a_volume_is_due_two_working_days_after_its_discharge() {
    let rows: [Row; 14] = [
        ((5, 6), (5, 8)),
        ((5, 7), (5, 9)),
        ((5, 8), (5, 10)),
        // The Saturday is worked, the Sunday is not.
        ((5, 9), (5, 11)),
        ((5, 10), (5, 13)),
        ((5, 11), (5, 14)),
        ((5, 12), (5, 14)),
        // Over the holiday of five days; the Sunday before it is worked.
        ((4, 26), (4, 29)),
        ((4, 29), (5, 6)),
        ((4, 30), (5, 7)),
        ((5, 3), (5, 7)),
        // Over the week in October, the Sunday before and the Saturday after it worked.
        ((9, 30), (10, 9)),
        ((10, 11), (10, 14)),
        // Over the end of a month.
        ((7, 31), (8, 2)),
    ];
    runs("filed", &rows, |state, from| clocks::filed_by(state, &volume(from, false)));
}

#[test]
fn s3_2_a_death_is_due_seven_working_days_after_it() {
    let rows: [Row; 6] = [
        ((5, 6), (5, 14)),
        ((5, 10), (5, 20)),
        ((4, 26), (5, 9)),
        ((4, 30), (5, 13)),
        ((9, 27), (10, 12)),
        ((12, 16), (12, 25)),
    ];
    runs("death", &rows, |state, from| clocks::filed_by(state, &volume(from, true)));
}

#[test]
fn s3_2_the_head_of_the_ward_is_told_on_the_third_and_the_department_on_the_seventh() {
    let head: [Row; 6] = [
        ((5, 6), (5, 9)),
        ((5, 9), (5, 13)),
        ((4, 26), (4, 30)),
        ((4, 28), (5, 6)),
        ((9, 28), (10, 8)),
        ((6, 5), (6, 11)),
    ];
    let of = |round| {
        move |state: &crate::State, from| {
            clocks::chased_from(state, &volume(from, false), round).unwrap()
        }
    };
    runs("head", &head, of(Round::Head));
    let department: [Row; 5] = [
        ((5, 6), (5, 14)),
        ((4, 26), (5, 9)),
        ((9, 12), (9, 24)),
        ((9, 29), (10, 14)),
        ((6, 3), (6, 13)),
    ];
    runs("department", &department, of(Round::Department));
    let list: [Row; 4] =
        [((5, 6), (5, 7)), ((5, 10), (5, 11)), ((4, 30), (5, 6)), ((6, 7), (6, 11))];
    runs("list", &list, of(Round::List));
    assert_eq!(
        clocks::chased_from(&crate::State::default(), &volume(day((5, 6)), false), Round::LoanOver),
        None
    );
}

#[test]
fn s3_4_a_loan_ends_three_working_days_later_and_one_for_reading_after_thirty_days() {
    let taken: [Row; 8] = [
        ((5, 6), (5, 9)),
        ((5, 8), (5, 11)),
        ((5, 9), (5, 13)),
        ((4, 26), (4, 30)),
        ((4, 30), (5, 8)),
        ((6, 6), (6, 12)),
        ((9, 13), (9, 19)),
        ((9, 30), (10, 10)),
    ];
    runs("lent", &taken, |state, from| clocks::lent_until(state, Purpose::Treatment, from));
    let read: [Row; 4] =
        [((5, 6), (6, 5)), ((1, 31), (3, 1)), ((2, 28), (3, 29)), ((12, 1), (12, 31))];
    runs("read", &read, |state, from| clocks::lent_until(state, Purpose::Reading, from));
}

#[test]
fn s3_4_a_renewal_is_of_three_working_days_or_of_fifteen_days_for_reading() {
    let taken: [Row; 6] = [
        ((5, 9), (5, 13)),
        ((5, 10), (5, 14)),
        ((4, 29), (5, 7)),
        ((4, 30), (5, 8)),
        ((9, 14), (9, 20)),
        ((9, 29), (10, 9)),
    ];
    runs("renewed", &taken, |state, from| clocks::renewed_until(state, Purpose::Quality, from));
    let read: [Row; 3] = [((5, 6), (5, 21)), ((2, 20), (3, 6)), ((12, 16), (12, 31))];
    runs("renewed", &read, |state, from| clocks::renewed_until(state, Purpose::Reading, from));
}

#[test]
fn s3_4_a_recall_ends_a_loan_on_the_next_working_day_and_never_later_than_it_would() {
    // Today, until when it is lent, until when it is then.
    let rows: [[(u32, u32); 3]; 8] = [
        [(5, 6), (5, 9), (5, 7)],
        [(5, 6), (5, 7), (5, 7)],
        [(5, 6), (5, 6), (5, 6)],
        [(5, 10), (6, 5), (5, 11)],
        [(5, 11), (6, 5), (5, 13)],
        [(4, 30), (5, 30), (5, 6)],
        [(4, 30), (5, 3), (5, 3)],
        [(9, 30), (10, 20), (10, 8)],
    ];
    let town = Township::morning();
    for [today, until, then] in rows {
        let recalled = clocks::recalled(&town.state, day(until), day(today));
        assert_eq!(recalled, day(then), "{today:?} {until:?}");
    }
}

#[test]
fn s3_4_a_seal_is_held_for_three_years() {
    let town = Township::morning();
    let zone = town.state.site.zone;
    for ((year, month, day), lapses) in [
        ((2024, 5, 6), date(2027, 5, 6)),
        ((2024, 2, 29), date(2027, 2, 28)),
        ((2023, 12, 31), date(2026, 12, 31)),
        ((2021, 3, 1), date(2024, 3, 1)),
    ] {
        let sealed = date(year, month, day);
        let at = crate::time::Timestamp::at(sealed, TimeOfDay::hm(23, 59), zone);
        assert_eq!(clocks::lapses(&town.state, at), lapses, "{sealed}");
    }
}
