//! What was wrong with a volume is put right. S3.2

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, VolumeId};

/// Says that a defect is put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mend {
    pub volume: VolumeId,
    /// By which operation it was found, and which of it.
    pub receive: OperationId,
    pub place: u8,
}

impl Mend {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::known(state, &self.volume)?;
        Ok(Event::Mended(self.clone()))
    }

    /// Asks whether it was found, and is not put right yet.
    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let one = rules::known(state, &self.volume)?;
        rules::found(one, &self.receive, self.place).map(|_| ())
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change_meant(&self.volume, |one| {
            let meant = |found: &&mut super::Reported| {
                found.receive == self.receive && found.place == self.place
            };
            if let Some(found) = one.defects.iter_mut().find(meant) {
                found.mended = found.mended.or(Some(stamp.at));
            }
        });
    }
}
