//! What is counted of a site's days: how many came and when, what was done in time, how long visitors
//! waited, which promised times were kept. One function makes every figure, on tablet and server alike, and
//! each opens to the events behind it.
//!
//! What is at hand is counted when somebody asks. What leaves the working set leaves its count behind, and
//! takes it along when it comes back: a year is counted from all of it.

mod count;
mod cover;
mod day;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::State as Site;
use crate::archive::Matter;
use crate::context::Stamp;
use crate::duty::KEPT_DAYS;
use crate::map::Map;
use crate::queue::Called;
use crate::time::{Date, shift};

pub use count::{Counted, Of, Share, What};
pub use cover::{Covered, Stretch, cover, covered};
pub use day::Day;

/// What was counted of what is no longer at hand, for as many days as duty is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct State {
    left: Map<Date, Day>,
}

impl State {
    /// Returns what was counted of a day and is no longer at hand.
    fn left(&self, date: Date) -> Option<&Day> {
        self.left.get(&date)
    }

    /// Keeps what a matter that leaves the working set counts for.
    pub(crate) fn leave(&mut self, shares: &[Share]) {
        for (date, what) in shares {
            self.left.change(*date, |day| day.add(*what));
        }
    }

    /// Gives back what a matter that has come back left behind: it counts by itself again.
    pub(crate) fn come_back(&mut self, shares: &[Share]) {
        for (date, what) in shares {
            self.left.change(*date, |day| day.take(*what));
            if self.left.get(date) == Some(&Day::default()) {
                self.left.remove(date);
            }
        }
    }

    /// Lets go of what is older than duty is kept.
    pub(crate) fn forget(&mut self, today: Date) {
        let oldest = shift(today, -KEPT_DAYS);
        let old: Vec<Date> = self.left.keys().take_while(|date| **date < oldest).copied().collect();
        for date in old {
            self.left.remove(&date);
        }
    }
}

/// Returns what a matter counts for by the settings and the calendar of now.
pub fn of_matter(state: &Site, matter: &Matter) -> Vec<Share> {
    let case = matter.case.iter().filter_map(|case| count::of_case(state, case));
    let times = matter.appointments.iter();
    let times = times.flat_map(|one| count::of_appointment(state, one, None));
    let all = count::of_contact(state, &matter.contact).into_iter().chain(case).chain(times);
    all.map(|one| one.share()).collect()
}

/// Counts how long a visitor waited when their number is called for the first time: numbers are not kept.
pub(crate) fn called(state: &mut Site, called: &Called, stamp: &Stamp) {
    let ticket = state.queue.get(&called.ticket);
    let first = ticket.filter(|one| one.calls.is_empty());
    if let Some(waited) = first.map(|one| count::of_call(state, one, stamp.at)) {
        state.figures.leave(&[waited.share()]);
    }
}
