//! The holder of a volume that somebody needs is told, once. S3.4

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;

/// Says that the holder was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tell {
    pub volume: VolumeId,
}

impl Tell {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::untold(rules::lent(rules::known(state, &self.volume)?)?)?;
        Ok(Event::Told(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.volume, |one| {
            let recalled = one.loan.as_mut().and_then(|loan| loan.recalled.as_mut());
            if let Some(recalled) = recalled {
                recalled.told = Some(stamp.at);
            }
        });
    }
}
