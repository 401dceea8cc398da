//! The name and phone of whoever asked are shown to somebody: one tap, and recorded. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::State as Site;
use crate::contact::Look;
use crate::context::Stamp;
use crate::id::RepairId;

/// Asks to see the name and the phone of whoever reported it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reveal {
    pub repair: RepairId,
}

impl Reveal {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::known(state, &self.repair)?;
        Ok(Event::Revealed(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        state.look(&self.repair, Look { at: stamp.at, by });
    }
}
