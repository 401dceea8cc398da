//! A volume cannot be found: reported the same day. Signed in again, it is found. S3.4

use serde::{Deserialize, Serialize};

use super::{Event, Place, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;

/// Reports a volume as lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lose {
    pub volume: VolumeId,
    /// Where it was looked for, and what is done to make it anew.
    pub words: String,
}

impl Lose {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let one = rules::counted(state, &self.volume)?;
        rules::not_lost(one)?;
        rules::in_words(&self.words)?;
        Ok(Event::Lost(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.volume, |one| one.goes(Place::Lost, &self.words, stamp));
    }
}
