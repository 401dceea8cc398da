//! Whoever asked says that it is mended, on their page or to a clerk: that ends it. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::RepairId;

/// Says that it is mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirm {
    pub repair: RepairId,
}

impl Confirm {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::follows(one, &[Stage::Done])?;
        Ok(Event::Confirmed(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.repair, stamp, Stage::Confirmed, What::Confirmed);
    }
}
