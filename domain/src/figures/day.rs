//! The figures of a day, or of several together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::What;
use crate::appointment::view::percent;

/// What is counted of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Day {
    /// How many came to a window or called, by the hour of the day.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    came: BTreeMap<u8, u32>,
    /// Matters that had their outcome by the date that was promised, and after it. R-CLK-3
    #[serde(skip_serializing_if = "is_none")]
    in_time: u32,
    #[serde(skip_serializing_if = "is_none")]
    late: u32,
    /// Promised times that were kept, and those the window did not keep. S1.4.3
    #[serde(skip_serializing_if = "is_none")]
    kept: u32,
    #[serde(skip_serializing_if = "is_none")]
    unkept: u32,
    /// Promised times the visitor did not come to.
    #[serde(skip_serializing_if = "is_none")]
    missed: u32,
    /// How many waited how many minutes from their turn to the first call.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    waited: BTreeMap<u16, u32>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_none(count: &u32) -> bool {
    *count == 0
}

impl Day {
    /// Returns how many came in an hour of the day.
    pub fn came_at(&self, hour: u8) -> u32 {
        self.came.get(&hour).copied().unwrap_or_default()
    }

    /// Returns the hours of the day in which somebody came.
    pub fn hours(&self) -> impl Iterator<Item = u8> + use<'_> {
        self.came.keys().copied()
    }

    /// Returns how many of one kind were counted.
    pub fn count(&self, kind: Kind) -> u32 {
        match kind {
            Kind::Came => self.came.values().sum(),
            Kind::InTime => self.in_time,
            Kind::Late => self.late,
            Kind::Kept => self.kept,
            Kind::Unkept => self.unkept,
            Kind::Missed => self.missed,
            Kind::Waited => self.waited.values().sum(),
        }
    }

    /// Returns how many of a hundred matters had their outcome in time; nothing where there was none.
    pub fn in_time_percent(&self) -> Option<usize> {
        part(self.in_time, self.late)
    }

    /// Returns how many of a hundred promised times the window kept; nothing where none was to keep.
    pub fn kept_percent(&self) -> Option<usize> {
        part(self.kept, self.unkept)
    }

    /// Returns the minutes within which so many of a hundred were called, by the nearest rank; nothing where
    /// nobody waited.
    pub fn waited(&self, percent: u8) -> Option<u16> {
        let all: u64 = self.waited.values().map(|count| u64::from(*count)).sum();
        let mut so_far = 0;
        let mut by_minutes = self.waited.iter();
        let reached = by_minutes.find(|(_, count)| {
            so_far += u64::from(**count);
            so_far * 100 >= all * u64::from(percent)
        });
        reached.map(|(minutes, _)| *minutes)
    }

    pub(super) fn add(&mut self, what: What) {
        let place = self.place(what);
        *place = place.saturating_add(1);
    }

    pub(super) fn take(&mut self, what: What) {
        let place = self.place(what);
        *place = place.saturating_sub(1);
        self.came.retain(|_, count| *count > 0);
        self.waited.retain(|_, count| *count > 0);
    }

    /// Adds another day.
    pub fn join(&mut self, other: &Self) {
        for (hour, count) in &other.came {
            *self.came.entry(*hour).or_default() += count;
        }
        for (minutes, count) in &other.waited {
            *self.waited.entry(*minutes).or_default() += count;
        }
        self.in_time += other.in_time;
        self.late += other.late;
        self.kept += other.kept;
        self.unkept += other.unkept;
        self.missed += other.missed;
    }

    fn place(&mut self, what: What) -> &mut u32 {
        match what {
            What::Came { hour } => self.came.entry(hour).or_default(),
            What::InTime => &mut self.in_time,
            What::Late => &mut self.late,
            What::Kept => &mut self.kept,
            What::Unkept => &mut self.unkept,
            What::Missed => &mut self.missed,
            What::Waited { minutes } => self.waited.entry(minutes).or_default(),
        }
    }
}

fn part(one: u32, other: u32) -> Option<usize> {
    let size = |count: u32| usize::try_from(count).unwrap_or(usize::MAX);
    percent(size(one), size(one).saturating_add(size(other)))
}

/// A kind of what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Came,
    InTime,
    Late,
    Kept,
    Unkept,
    Missed,
    Waited,
}
