//! What was asked is put right: the building, the kind, or how urgent it is. UL01, UL02, UL03

use serde::{Deserialize, Serialize};

use super::{Danger, Event, Kind, Refusal, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{BuildingId, RepairId};

/// Puts right what was asked, as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correct {
    pub repair: RepairId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<Danger>,
}

impl Correct {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::known(state, &self.repair)?;
        if let Some(building) = &self.building {
            rules::building(state, building)?;
        }
        Ok(Event::Corrected(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::open(one)?;
        let moved = self.building.as_ref().filter(|_| self.building != one.building);
        rules::buildings_used(state, moved)
    }

    /// What turns out to be urgent is urgent from then on: its minutes count from when that is known.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { repair, building, kind, danger } = self.clone();
        let what = What::Corrected { building: building.clone(), kind, danger };
        let Some(one) = state.step(&repair, stamp, what) else { return };
        if danger.is_some() && one.danger.is_none() {
            one.reached = stamp.at.max(one.reached);
        }
        (one.building, one.kind, one.danger) = (building, kind, danger);
    }
}
