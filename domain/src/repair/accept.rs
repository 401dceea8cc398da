//! The team says that it comes, and when. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::RepairId;
use crate::time::Timestamp;

/// Writes down that the team comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    pub repair: RepairId,
    /// When it expects to be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Timestamp>,
}

/// The team comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    pub repair: RepairId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Timestamp>,
}

impl Accept {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::follows(one, &[Stage::Dispatched])?;
        rules::still_to_come(self.expected, stamp.at)?;
        let Self { repair, expected } = self.clone();
        Ok(Event::Accepted(Accepted { repair, expected }))
    }
}

impl Accepted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let what = What::Accepted { expected: self.expected };
        if let Some(one) = state.step(&self.repair, stamp, Stage::Accepted, what) {
            one.expected = self.expected;
        }
    }
}
