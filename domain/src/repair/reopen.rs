//! It is not mended after all: the repair begins anew and keeps its history. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::RepairId;

/// Says that it is not mended; what is said of it travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopen {
    pub repair: RepairId,
}

impl Reopen {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::follows(one, &[Stage::Done])?;
        Ok(Event::Reopened(self.clone()))
    }

    /// Its owner stays whose it was; its clocks begin anew.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if let Some(one) = state.step(&self.repair, stamp, Stage::Reported, What::Reopened) {
            one.since = stamp.at;
            one.team = None;
            one.expected = None;
        }
    }
}
