//! When a post gives places: series of openings, single days, and the post's own hours where none
//! are set. S1.4.1, 2.6

use std::collections::BTreeMap;

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::State as Site;
use crate::id::PostId;
use crate::time::{Date, Hours, TimeOfDay, Timestamp};

/// How a series comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Rhythm {
    EveryWeek,
    /// Every second week, beginning with the week of the series' first day.
    EverySecondWeek,
    /// The nth such weekday of each month, 1 to 4; 5 is the month's last.
    OfMonth(u8),
}

/// One stretch of a day in which places are given; what lies between two is a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Opening {
    pub hours: Hours,
    /// Minutes of a slot.
    pub minutes: u16,
    /// How many visitors each slot takes.
    pub places: u16,
}

/// Openings that come back on one day of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// 1 for Monday to 7 for Sunday.
    pub weekday: u8,
    pub rhythm: Rhythm,
    pub openings: Vec<Opening>,
    pub from: Date,
    /// The last day; without one it goes on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// When a post gives places.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Times {
    /// Without any, the post's own hours in slots of the site's usual length.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Series>,
    /// Single days that differ: these openings in the place of all others; none is a closed day.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub days: BTreeMap<Date, Vec<Opening>>,
}

/// One time at which a post takes visitors by appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    pub from: Timestamp,
    pub to: Timestamp,
    pub places: u16,
}

impl Series {
    /// Says whether the series comes on a date.
    pub fn falls_on(&self, date: Date) -> bool {
        let weekday = date.weekday().number_from_monday();
        let within = self.from <= date && self.until.is_none_or(|until| date <= until);
        within && weekday == u32::from(self.weekday) && self.in_rhythm(date)
    }

    fn in_rhythm(&self, date: Date) -> bool {
        match self.rhythm {
            Rhythm::EveryWeek => true,
            Rhythm::EverySecondWeek => weeks_between(self.from, date) % 2 == 0,
            Rhythm::OfMonth(nth) if nth >= 5 => crate::time::shift(date, 7).month() != date.month(),
            Rhythm::OfMonth(nth) => (date.day() - 1) / 7 + 1 == u32::from(nth),
        }
    }

    /// Says whether two series may ever meet on a day.
    pub(super) fn may_meet(&self, other: &Self) -> bool {
        let apart = |one: &Self, next: &Self| one.until.is_some_and(|until| until < next.from);
        let weeks = [self, other].iter().all(|one| one.rhythm == Rhythm::EverySecondWeek);
        let alternate = weeks && weeks_between(self.from, other.from) % 2 != 0;
        let never = alternate || other_of_month(self.rhythm, other.rhythm);
        self.weekday == other.weekday && !apart(self, other) && !apart(other, self) && !never
    }
}

/// Says whether two rhythms are different weeks of the month; the fourth may be the last.
fn other_of_month(one: Rhythm, other: Rhythm) -> bool {
    match (one, other) {
        (Rhythm::OfMonth(one), Rhythm::OfMonth(other)) => one != other && one.min(other) < 4,
        (Rhythm::EveryWeek | Rhythm::EverySecondWeek | Rhythm::OfMonth(_), _) => false,
    }
}

/// Returns how many weeks lie between the weeks of two days.
fn weeks_between(one: Date, other: Date) -> i64 {
    let monday = |date: Date| {
        i64::from(date.num_days_from_ce()) - i64::from(date.weekday().num_days_from_monday())
    };
    (monday(other) - monday(one)).abs() / 7
}

impl Opening {
    /// Returns the slots of the opening; what is left at its end is too short for a visitor.
    fn slots(self, date: Date, zone: crate::time::Zone) -> impl Iterator<Item = Slot> {
        let minutes = self.minutes.max(1);
        let count = u16::try_from(self.hours.minutes()).unwrap_or_default() / minutes;
        (0..count).map(move |n| {
            let from = TimeOfDay(self.hours.from.0 + n * minutes);
            let to = TimeOfDay(from.0 + minutes);
            let at = |time| Timestamp::at(date, time, zone);
            Slot { from: at(from), to: at(to), places: self.places }
        })
    }
}

impl Times {
    /// Returns what a post opens on a date, given the hours in which it is open at all.
    fn openings(&self, date: Date, open: &[Hours], usual: (u16, u16)) -> Vec<Opening> {
        if let Some(day) = self.days.get(&date) {
            return day.clone();
        }
        let (minutes, places) = usual;
        if self.series.is_empty() {
            return open.iter().map(|hours| Opening { hours: *hours, minutes, places }).collect();
        }
        let series = self.series.iter().filter(|series| series.falls_on(date));
        let openings = series.flat_map(|series| &series.openings);
        openings
            .flat_map(|opening| open.iter().filter_map(|span| within(*opening, *span)))
            .collect()
    }
}

/// Returns the part of an opening in which the post is open.
fn within(opening: Opening, span: Hours) -> Option<Opening> {
    let from = opening.hours.from.max(span.from);
    let to = opening.hours.to.min(span.to);
    (from < to).then_some(Opening { hours: Hours { from, to }, ..opening })
}

/// Returns the slots of a post on a date, in order of time: none on a day on which it is shut, but
/// for a single day that was opened on purpose.
pub fn slots(state: &Site, post: &PostId, date: Date) -> Vec<Slot> {
    match state.appointment.times.get(post) {
        Some(times) => slots_by(state, post, times, date),
        None => slots_by(state, post, &Times::default(), date),
    }
}

/// Returns the slots a post would have on a date under other times.
pub(super) fn slots_by(state: &Site, post: &PostId, times: &Times, date: Date) -> Vec<Slot> {
    let settings = &state.site.settings;
    let usual = (settings.slot_minutes, settings.slot_places);
    let open = crate::duty::view::open_hours(state, post, date);
    let openings = times.openings(date, &open, usual);
    let stands = state.duty.posts.get(post).is_some_and(|post| post.closed.is_none());
    let zone = state.site.zone;
    let mut all: Vec<Slot> =
        openings.into_iter().flat_map(|one| one.slots(date, zone)).filter(|_| stands).collect();
    all.sort_by_key(|slot| slot.from);
    all.dedup_by_key(|slot| slot.from);
    all
}

/// Returns the slot of a post that begins at an instant.
pub fn slot_at(state: &Site, post: &PostId, from: Timestamp) -> Option<Slot> {
    slots(state, post, from.date(state.site.zone)).into_iter().find(|slot| slot.from == from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Zone;
    use crate::township::*;

    fn series(weekday: u8, rhythm: Rhythm, from: Date) -> Series {
        let hours = Hours { from: TimeOfDay::hm(9, 0), to: TimeOfDay::hm(11, 30) };
        let opening = Opening { hours, minutes: 60, places: 3 };
        Series { weekday, rhythm, openings: vec![opening], from, until: None }
    }

    fn starts(town: &Township, date: Date) -> Vec<String> {
        let slots = slots(&town.state, &town.posts[0], date).into_iter();
        slots.map(|slot| slot.from.local(Zone::default()).1.to_string()).collect()
    }

    #[test]
    fn s1_4_1_a_post_without_times_gives_places_in_its_opening_hours_and_on_no_day_off() {
        let town = Township::morning();
        let usual = ["08:30", "09:30", "10:30", "14:00", "15:00", "16:00"];
        // A Tuesday, and the Saturday worked in exchange for a holiday.
        for day in [7, 11] {
            assert_eq!(starts(&town, date(2024, 5, day)), usual, "{day}");
        }
        assert!(starts(&town, date(2024, 5, 12)).is_empty());
        assert!(starts(&town, date(2024, 6, 10)).is_empty());
    }

    #[test]
    fn a_series_comes_every_week_every_second_week_or_on_the_nth_weekday_of_a_month() {
        let rows: [(Series, &[u32], &[u32]); 5] = [
            (series(2, Rhythm::EveryWeek, date(2024, 5, 7)), &[7, 14, 21, 28], &[6, 8]),
            (series(2, Rhythm::EverySecondWeek, date(2024, 5, 6)), &[7, 21], &[14, 28]),
            (series(4, Rhythm::OfMonth(2), date(2024, 5, 1)), &[9], &[2, 16, 23, 30]),
            (series(4, Rhythm::OfMonth(5), date(2024, 5, 1)), &[30], &[2, 9, 16, 23]),
            (series(2, Rhythm::EveryWeek, date(2024, 5, 14)), &[14], &[7]),
        ];
        for (series, on, off) in rows {
            for (days, falls) in [(on, true), (off, false)] {
                for day in days {
                    assert_eq!(series.falls_on(date(2024, 5, *day)), falls, "{series:?} {day}");
                }
            }
        }
    }

    #[test]
    fn a_series_keeps_to_the_opening_hours_and_a_single_day_stands_in_its_place() {
        let mut town = Township::morning();
        let mut times = Times::default();
        times.series.push(series(2, Rhythm::EveryWeek, date(2024, 5, 1)));
        let hours = Hours { from: TimeOfDay::hm(9, 0), to: TimeOfDay::hm(10, 0) };
        let open = Opening { hours, minutes: 30, places: 1 };
        times.days.insert(date(2024, 5, 18), vec![open]);
        times.days.insert(date(2024, 5, 14), Vec::new());
        let post = town.posts[0].clone();
        town.state.appointment.times.insert(post, times);
        assert_eq!(starts(&town, date(2024, 5, 7)), ["09:00", "10:00"]);
        assert!(starts(&town, date(2024, 5, 8)).is_empty());
        assert!(starts(&town, date(2024, 5, 14)).is_empty());
        // A Saturday opened on purpose.
        assert_eq!(starts(&town, date(2024, 5, 18)), ["09:00", "09:30"]);
    }

    #[test]
    fn two_series_on_alternate_weeks_never_meet() {
        let one = series(2, Rhythm::EverySecondWeek, date(2024, 5, 7));
        let next = series(2, Rhythm::EverySecondWeek, date(2024, 5, 14));
        assert!(one.may_meet(&one.clone()) && !one.may_meet(&next));
        assert!(!one.may_meet(&series(3, Rhythm::EveryWeek, date(2024, 5, 1))));
        let of_month = |nth| series(2, Rhythm::OfMonth(nth), date(2024, 5, 1));
        assert!(!of_month(1).may_meet(&of_month(3)) && of_month(4).may_meet(&of_month(5)));
        let ended = Series { until: Some(date(2024, 5, 6)), ..one.clone() };
        assert!(!ended.may_meet(&one));
    }
}
