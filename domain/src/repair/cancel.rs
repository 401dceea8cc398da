//! Nobody need come any more, as long as nobody has. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::RepairId;

/// Says that nobody need come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancel {
    pub repair: RepairId,
}

impl Cancel {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::follows(one, &[Stage::Reported, Stage::Dispatched, Stage::Accepted])?;
        Ok(Event::Cancelled(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.repair, stamp, Stage::Cancelled, What::Cancelled);
    }
}
