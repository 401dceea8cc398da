//! The holder of a volume that somebody needs is told, once. S3.4

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, VolumeId};

/// Says that the holder was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tell {
    pub volume: VolumeId,
    /// The loan that is meant, by the operation that lent it.
    pub lend: OperationId,
}

impl Tell {
    /// Who was told was told, though another told them before, or they have brought it since.
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::known(state, &self.volume)?;
        Ok(Event::Told(self.clone()))
    }

    /// Asks whether the holder of this loan is to be told.
    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        rules::untold(rules::lent(rules::known(state, &self.volume)?, &self.lend)?)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change_meant(&self.volume, |one| {
            let loan = one.loan.as_mut().filter(|loan| loan.lend == self.lend);
            if let Some(recalled) = loan.and_then(|loan| loan.recalled.as_mut()) {
                recalled.told = recalled.told.or(Some(stamp.at));
            }
        });
    }
}
