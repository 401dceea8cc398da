//! Whoever asked shows a photo of it; the picture travels apart, as words do. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::RepairId;

/// Adds a photo to a repair that is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowPhoto {
    pub repair: RepairId,
}

impl ShowPhoto {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::open(one)?;
        rules::takes_photos(one)?;
        Ok(Event::PhotoShown(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.repair, stamp, What::PhotoShown);
    }
}
