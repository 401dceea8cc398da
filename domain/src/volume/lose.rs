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
        rules::counted(state, &self.volume)?;
        rules::in_words(&self.words)?;
        Ok(Event::Lost(self.clone()))
    }

    /// Asks whether it is not lost already.
    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        rules::not_lost(rules::counted(state, &self.volume)?)
    }

    /// What was found, or lent, since then is not lost again.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change_meant(&self.volume, |one| {
            if !one.is_past(stamp) && rules::not_lost(one).is_ok() {
                one.goes(Place::Lost, &self.words, stamp);
            }
        });
    }
}
