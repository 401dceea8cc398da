//! It is not mended after all: the repair begins anew and keeps its history. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, RepairId};

/// Says that it is not mended; what is said of it travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopen {
    pub repair: RepairId,
    /// What is not so: the operation that said it was done, confirmed or cancelled.
    pub end: OperationId,
}

impl Reopen {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::ended(one, &self.end)?;
        rules::not_by_themselves(one)?;
        Ok(Event::Reopened(self.clone()))
    }

    /// Its owner stays whose it was; its clocks begin anew.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if let Some(one) = state.step(&self.repair, stamp, What::Reopened) {
            one.begin_again(stamp);
        }
    }
}
