//! Nobody need come any more, as long as nobody has. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, RepairId};

/// Says that nobody need come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancel {
    pub repair: RepairId,
    /// What is cancelled: the report, or the last time it was opened again.
    pub round: OperationId,
    /// Why, where a member of staff writes it down; a resident need say nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Cancel {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::of_this_round(one, &self.round)?;
        rules::awaits_a_team(one)?;
        rules::says_how(&self.words, stamp)?;
        Ok(Event::Cancelled(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let what = What::Cancelled { words: self.words.clone() };
        if let Some(one) = state.step(&self.repair, stamp, what) {
            one.end(Stage::Cancelled, stamp);
        }
    }
}
