//! How a site keeps its promised times, in numbers without persons. S1.4.3

use crate::State;
use crate::appointment::{Appointment, Stage, Whose, rules};
use crate::time::{Minutes, Timestamp};

/// How the appointments of a time were kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    /// Appointments that were the window's to keep: the visitor came, or the window cancelled.
    pub due: usize,
    /// Of those, how many were served, and never kept waiting beyond what is promised.
    pub kept: usize,
    /// Of those, how many were served, whenever it was.
    pub served: usize,
    /// Of the served, how many no later after the promised time than the site allows itself.
    pub on_time: usize,
    /// Times that were not kept and nothing has refuted.
    pub breaches: usize,
}

/// What became of an appointment, as far as it was the window's to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was not, or not yet.
    NotOurs,
    /// It was served, and its visitor never kept waiting beyond what is promised.
    Kept { served: Timestamp },
    /// Its visitor waited in vain or was sent away, whether or not it was served later.
    Unkept { served: Option<Timestamp> },
}

/// S1.4.3 Returns what became of an appointment, as known at an instant.
pub fn fate(state: &State, one: &Appointment, now: Timestamp) -> Fate {
    let broken = one.was_broken_ever();
    let (ours, served) = match &one.stage {
        Stage::Served { at, .. } => (true, Some(*at)),
        Stage::Cancelled { whose, .. } => (*whose != Whose::Visitor, None),
        Stage::Arrived { .. } => {
            (rules::kept_until(state, one).is_some_and(|until| until < now), None)
        }
        Stage::Booked | Stage::Missed { .. } => (false, None),
    };
    if let (Some(served), false) = (served, broken) {
        Fate::Kept { served }
    } else if ours || broken {
        Fate::Unkept { served }
    } else {
        Fate::NotOurs
    }
}

impl Promises {
    /// Counts the appointments at hand whose time lies from one instant until before another.
    pub fn between(state: &State, from: Timestamp, now: Timestamp) -> Self {
        let mut all = Self::default();
        let past = |one: &&Appointment| from <= one.from && one.from < now;
        for one in state.appointment.all().filter(past) {
            all.count(state, one, now);
        }
        all
    }

    fn count(&mut self, state: &State, one: &Appointment, now: Timestamp) {
        let (kept, served) = match fate(state, one, now) {
            Fate::NotOurs => return,
            Fate::Kept { served } => (true, Some(served)),
            Fate::Unkept { served } => (false, served),
        };
        self.due += 1;
        self.breaches += one.standing_breaches().count();
        let Some(at) = served else { return };
        let grace = Minutes(i64::from(state.site.settings.serve_late_minutes));
        self.served += 1;
        self.kept += usize::from(kept);
        self.on_time += usize::from(at <= one.from.plus(grace));
    }

    /// Returns how many of a hundred appointments were kept; nothing where none was due.
    pub fn kept_percent(&self) -> Option<usize> {
        percent(self.kept, self.due)
    }

    /// Returns how many of a hundred served were served on time; nothing where none was served.
    pub fn on_time_percent(&self) -> Option<usize> {
        percent(self.on_time, self.served)
    }

    /// Returns how many times were not kept for a hundred appointments; nothing where none was due.
    pub fn breaches_per_hundred(&self) -> Option<usize> {
        percent(self.breaches, self.due)
    }
}

/// Returns a part of a whole in hundredths, half a hundredth and more being one.
pub fn percent(part: usize, whole: usize) -> Option<usize> {
    (whole > 0).then(|| (200 * part + whole) / (2 * whole))
}
