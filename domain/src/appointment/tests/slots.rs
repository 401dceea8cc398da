//! When places are given, row by row: opening series, closing time, holidays, make-up workdays,
//! alternating weeks, breaks, edges of months and years, half-hour zones. S1.4.1, 2.6

use super::*;
use crate::calendar::{LocalDay, LocalKind};

/// The usual slots of window 1, open 08:30 to 12:00 and 14:00 to 17:30, an hour each.
const USUAL: &str = "08:30 09:30 10:30 14:00 15:00 16:00";

/// What is set for the window in a row.
#[derive(Clone)]
enum Set {
    Nothing,
    Series(Series),
    /// These openings on the day itself, in the place of all others.
    Day(Vec<Opening>),
    Local(LocalKind),
}

fn day_of(text: &str) -> Date {
    text.parse().unwrap()
}

fn span(text: &str) -> Hours {
    let time = |text: &str| {
        let (hour, minute) = text.split_once(':').unwrap();
        TimeOfDay::hm(hour.parse().unwrap(), minute.parse().unwrap())
    };
    let (from, to) = text.split_once('-').unwrap();
    Hours { from: time(from), to: time(to) }
}

fn opening(hours: &str, minutes: u16) -> Opening {
    Opening { hours: span(hours), minutes, places: 3 }
}

fn series(weekday: u8, rhythm: Rhythm, from: &str) -> Series {
    let openings = vec![opening("09:00-11:30", 60)];
    Series { weekday, rhythm, openings, from: day_of(from), until: None }
}

/// A series on every Tuesday with one opening.
fn tuesdays(hours: &str, minutes: u16) -> Set {
    let openings = vec![opening(hours, minutes)];
    Set::Series(Series { openings, ..series(2, Rhythm::EveryWeek, "2024-01-02") })
}

fn starts(set: &Set, date: &str) -> String {
    let (mut town, date) = (town(), day_of(date));
    let post = town.posts[0].clone();
    // The window has always stood there.
    town.state.duty.posts.get_mut(&post).unwrap().terms[0].from = Timestamp(0);
    match set.clone() {
        Set::Nothing => {}
        Set::Series(one) => {
            let times = Times { series: vec![one], ..Times::default() };
            town.state.appointment.times.insert(post.clone(), times);
        }
        Set::Day(openings) => {
            let days = [(date, openings)].into_iter().collect();
            let series = vec![series(2, Rhythm::EveryWeek, "2024-01-02")];
            town.state.appointment.times.insert(post.clone(), Times { series, days });
        }
        Set::Local(kind) => {
            let (reason, document) = ("停电".to_owned(), String::new());
            let local = LocalDay { kind, reason, document };
            town.state.site.calendar.local.insert(date, local);
        }
    }
    let slots = slots(&town.state, &post, date).into_iter();
    let times = slots.map(|slot| slot.from.local(Zone::default()).1.to_string());
    times.collect::<Vec<_>>().join(" ")
}

fn check(rows: &[(Set, &str, &str)]) {
    for (place, (set, date, expected)) in rows.iter().enumerate() {
        assert_eq!(starts(set, date), *expected, "row {place}, {date}");
    }
}

#[test]
fn s1_4_1_without_times_of_its_own_a_post_follows_the_official_calendar() {
    let rows = [
        ("2024-01-01", ""),
        ("2024-01-02", USUAL),
        ("2024-02-04", USUAL),
        ("2024-02-09", USUAL),
        ("2024-02-10", ""),
        ("2024-02-17", ""),
        ("2024-02-18", USUAL),
        ("2024-02-29", USUAL),
        ("2024-04-04", ""),
        ("2024-04-07", USUAL),
        ("2024-04-27", ""),
        ("2024-04-28", USUAL),
        ("2024-04-30", USUAL),
        ("2024-05-01", ""),
        ("2024-05-05", ""),
        ("2024-05-06", USUAL),
        ("2024-05-11", USUAL),
        ("2024-05-12", ""),
        ("2024-06-10", ""),
        ("2024-06-11", USUAL),
        ("2024-09-14", USUAL),
        ("2024-09-15", ""),
        ("2024-09-17", ""),
        ("2024-09-29", USUAL),
        ("2024-10-01", ""),
        ("2024-10-07", ""),
        ("2024-10-08", USUAL),
        ("2024-10-12", USUAL),
        ("2024-12-31", USUAL),
    ];
    let rows: Vec<_> =
        rows.into_iter().map(|(date, starts)| (Set::Nothing, date, starts)).collect();
    check(&rows);
}

#[test]
fn s1_4_1_a_series_comes_back_in_its_rhythm_over_months_and_years_and_on_no_day_off() {
    const ON: &str = "09:00 10:00";
    let weekly = Set::Series(series(2, Rhythm::EveryWeek, "2024-05-07"));
    let until = Some(day_of("2024-05-14"));
    let ended = Series { until, ..series(2, Rhythm::EveryWeek, "2024-05-07") };
    let other = Set::Series(series(2, Rhythm::EverySecondWeek, "2024-05-07"));
    let nth = |nth| Set::Series(series(4, Rhythm::OfMonth(nth), "2024-05-01"));
    let saturdays = Set::Series(series(6, Rhythm::EveryWeek, "2024-05-01"));
    check(&[
        (weekly.clone(), "2024-04-30", ""),
        (weekly.clone(), "2024-05-07", ON),
        (weekly.clone(), "2024-05-08", ""),
        (weekly.clone(), "2024-05-14", ON),
        (weekly.clone(), "2024-10-01", ""),
        (weekly, "2024-12-31", ON),
        (Set::Series(ended.clone()), "2024-05-14", ON),
        (Set::Series(ended), "2024-05-21", ""),
        (other.clone(), "2024-05-14", ""),
        (other.clone(), "2024-05-21", ON),
        (other.clone(), "2024-07-02", ON),
        (other.clone(), "2024-12-24", ""),
        (other, "2024-12-31", ON),
        (nth(1), "2024-05-02", ""),
        (nth(1), "2024-06-06", ON),
        (nth(2), "2024-05-09", ON),
        (nth(2), "2024-05-16", ""),
        (nth(4), "2024-05-23", ON),
        (nth(5), "2024-05-23", ""),
        (nth(5), "2024-05-30", ON),
        (nth(5), "2024-06-27", ON),
        (nth(4), "2024-06-27", ON),
        (saturdays.clone(), "2024-05-11", ON),
        (saturdays, "2024-05-18", ""),
    ]);
}

#[test]
fn s1_4_1_slots_keep_to_opening_hours_breaks_and_closing_time() {
    let touching = vec![opening("09:00-10:00", 60), opening("10:00-11:00", 60)];
    let break_between = vec![opening("09:00-10:00", 30), opening("10:30-11:30", 30)];
    let extra = LocalKind::Extra(vec![span("09:00-12:00")]);
    check(&[
        (tuesdays("07:00-09:30", 30), "2024-05-07", "08:30 09:00"),
        (tuesdays("11:00-15:00", 60), "2024-05-07", "11:00 14:00"),
        (tuesdays("12:00-14:00", 30), "2024-05-07", ""),
        (tuesdays("16:30-17:30", 60), "2024-05-07", "16:30"),
        (tuesdays("16:31-17:30", 60), "2024-05-07", ""),
        (tuesdays("16:45-18:00", 30), "2024-05-07", "16:45"),
        (tuesdays("08:30-08:45", 5), "2024-05-07", "08:30 08:35 08:40"),
        (tuesdays("08:30-12:00", 240), "2024-05-07", ""),
        (tuesdays("08:30-12:00", 210), "2024-05-07", "08:30"),
        (Set::Day(touching), "2024-05-07", "09:00 10:00"),
        (Set::Day(break_between), "2024-05-07", "09:00 09:30 10:30 11:00"),
        (Set::Day(Vec::new()), "2024-05-07", ""),
        (Set::Day(vec![opening("09:00-10:00", 30)]), "2024-05-12", "09:00 09:30"),
        (Set::Day(vec![opening("09:00-10:00", 30)]), "2024-05-02", "09:00 09:30"),
        (Set::Day(vec![opening("18:00-19:00", 60)]), "2024-05-07", "18:00"),
        (Set::Local(LocalKind::Closed), "2024-05-07", ""),
        (Set::Local(extra), "2024-05-12", "09:00 10:00 11:00"),
    ]);
}

#[test]
fn s1_4_1_a_slot_begins_at_its_time_of_day_in_every_zone() {
    // Minutes east of UTC; when half past eight is there, in hours and minutes of the same or the
    // earlier day of UTC.
    for (zone, hour, minute) in [(480, 0, 30), (330, 3, 0), (345, 2, 45), (0, 8, 30), (-570, 18, 0)]
    {
        let mut town = town();
        town.state.site.zone = Zone(zone);
        let first = slots(&town.state, &town.posts[0], date(2024, 5, 7))[0];
        let utc = Timestamp::at(date(2024, 5, 7), TimeOfDay::hm(hour, minute), Zone(0));
        assert_eq!(first.from, utc, "{zone}");
        assert_eq!(first.to, utc.plus(Minutes(60)), "{zone}");
        assert_eq!(slot_at(&town.state, &town.posts[0], utc), Some(first), "{zone}");
    }
}
