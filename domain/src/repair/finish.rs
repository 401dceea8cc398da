//! A team has mended it, and says how. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, RepairId};

/// UL02 What the material costs whoever broke something by hand; nothing else is paid for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    /// In hundredths of a yuan.
    pub cents: u32,
}

/// Writes down what was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finish {
    pub repair: RepairId,
    /// By which operation the team was sent.
    pub dispatch: OperationId,
    pub words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub material: Option<Material>,
}

impl Finish {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::sent(rules::known(state, &self.repair)?, &self.dispatch)?;
        rules::in_words(&self.words)?;
        rules::costs_something(self.material.as_ref())?;
        Ok(Event::Finished(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::of_this_team(one, &self.dispatch)?;
        rules::open(one)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { repair, dispatch, words, material } = self.clone();
        let what = What::Finished { dispatch, words, material };
        let Some(one) = state.step(&repair, stamp, what) else { return };
        if one.stage.is_open() && one.comes_by(&self.dispatch) {
            one.end(Stage::Done, stamp);
        }
    }
}
