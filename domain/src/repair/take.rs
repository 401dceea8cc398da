//! Somebody else follows a repair from now on. S1.1.2

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::RepairId;

/// Takes a repair over: whoever says so follows it to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    pub repair: RepairId,
}

impl Take {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::known(state, &self.repair)?;
        Ok(Event::Taken(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::open(one)?;
        rules::not_theirs_yet(one, stamp)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if let Some(one) = state.step(&self.repair, stamp, What::Taken) {
            one.owner = stamp.person().cloned().or(one.owner.take());
        }
    }
}
