//! An outage is called off, or over sooner. UL03

use serde::{Deserialize, Serialize};

use super::{Ended, Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::OutageId;

/// Calls an outage off, or ends it early; residents read the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndOutage {
    pub outage: OutageId,
    pub words: String,
}

impl EndOutage {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::not_ended(state, &self.outage)?;
        rules::in_words(&self.words)?;
        Ok(Event::OutageEnded(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        rules::not_over(state, &self.outage, stamp.at).map(drop)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (words, by) = (self.words.clone(), stamp.person().cloned());
        state.end(&self.outage, Ended { at: stamp.at, words, by });
    }
}
