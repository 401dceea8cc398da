//! Somebody else follows a repair from now on. S1.1.2

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{PersonId, RepairId};

/// Takes a repair over: whoever says so follows it to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    pub repair: RepairId,
    /// Who followed it until then, as whoever takes it knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PersonId>,
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
        let Some(one) = state.step(&self.repair, stamp, What::Taken) else { return };
        if one.owner == self.from {
            one.owner = stamp.person().cloned().or(one.owner.take());
        }
    }
}
