//! Whoever asked says that it is mended, on their page or to a clerk. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, RepairId};

/// Says that it is mended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirm {
    pub repair: RepairId,
    /// What is confirmed: the operation that said it was done.
    pub done: OperationId,
    /// How a member of staff knows; a resident need say nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Confirm {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::ended(one, &self.done)?;
        rules::done(one)?;
        rules::not_own_work(state, one, stamp)?;
        rules::says_how(&self.words, stamp)?;
        Ok(Event::Confirmed(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let what = What::Confirmed { words: self.words.clone() };
        if let Some(one) = state.step(&self.repair, stamp, what) {
            one.end(Stage::Confirmed, stamp);
        }
    }
}
