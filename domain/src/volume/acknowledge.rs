//! A day without a list is acknowledged: nobody was discharged, or the list cannot be had. S3.1

use serde::{Deserialize, Serialize};

use super::{Acknowledged, Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::time::Date;

/// Acknowledges a day without a list, so that its figures count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledge {
    pub day: Date,
    pub words: String,
}

impl Acknowledge {
    pub(super) fn decide(&self) -> Result<Event, Refusal> {
        rules::in_words(&self.words)?;
        Ok(Event::Acknowledged(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        rules::without_list(state, self.day, stamp.at)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (by, words) = (stamp.person().cloned(), self.words.clone());
        state.acknowledge(Acknowledged { day: self.day, at: stamp.at, by, words });
    }
}
