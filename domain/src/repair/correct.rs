//! What was asked is put right: the building, the kind, or how urgent it is. UL01, UL02, UL03

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Report, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::RepairId;

/// Puts right what was asked; what is the same in both stays as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correct {
    pub repair: RepairId,
    /// What whoever corrects it had before them.
    pub from: Report,
    pub to: Report,
}

impl Correct {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::known(state, &self.repair)?;
        if let Some(building) = &self.to.building {
            rules::building(state, building)?;
        }
        Ok(Event::Corrected(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::open(one)?;
        rules::changes(&self.from, &self.to)?;
        let moved = self.to.building.as_ref().filter(|_| self.to.building != self.from.building);
        rules::buildings_used(state, moved)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { repair, from, to } = self.clone();
        let Report { building, kind, danger } = to.clone();
        let what = What::Corrected { building, kind, danger };
        let Some(one) = state.step(&repair, stamp, what) else { return };
        if from.building != to.building {
            one.building = to.building;
        }
        if from.kind != to.kind {
            one.kind = to.kind;
        }
        if from.danger != to.danger {
            one.becomes(to.danger, stamp);
        }
    }
}
