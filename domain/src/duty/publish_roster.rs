//! A roster is published: every open minute of every post has somebody. S1.3.1

use serde::{Deserialize, Serialize};

use super::roster::days;
use super::{Decided, Edition, Event, Shift, State, rules};
use crate::Stamp;
use crate::time::Date;

/// Asks that these shifts hold on the days from `from` to `to`, both included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublishRoster {
    pub from: Date,
    pub to: Date,
    pub shifts: Vec<Shift>,
}

/// These shifts hold on those days; earlier ones do not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RosterPublished {
    pub from: Date,
    pub to: Date,
    pub shifts: Vec<Shift>,
}

impl PublishRoster {
    /// # Errors
    /// What is wrong with the dates or a shift, or the first hole.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        rules::roster_dates(state, self.from, self.to, stamp.at)?;
        rules::shifts(state, self, stamp.at)?;
        rules::no_hole(state, self)?;
        let Self { from, to, shifts } = self.clone();
        Ok((vec![Event::RosterPublished(RosterPublished { from, to, shifts })], Vec::new()))
    }
}

impl RosterPublished {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        for date in days(self.from, self.to) {
            let of_day = self.shifts.iter().filter(|shift| shift.date == date);
            let (from, operation) = (stamp.at, stamp.operation.clone());
            state.publish(date, Edition { from, operation, shifts: of_day.cloned().collect() });
        }
    }
}
