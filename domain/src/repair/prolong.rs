//! An outage takes longer than was announced. UL03

use serde::{Deserialize, Serialize};

use super::{Event, Prolonged, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::OutageId;
use crate::time::Timestamp;

/// Says until when an outage takes now; residents read the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProlongOutage {
    pub outage: OutageId,
    pub to: Timestamp,
    pub words: String,
}

impl ProlongOutage {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::not_ended(state, &self.outage)?;
        rules::in_words(&self.words)?;
        Ok(Event::OutageProlonged(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        let outage = rules::not_over(state, &self.outage, stamp.at)?;
        rules::longer(outage, self.to, stamp.at)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { outage, to, words } = self.clone();
        let by = stamp.person().cloned();
        state.prolong(&outage, Prolonged { at: stamp.at, to, words, by });
    }
}
