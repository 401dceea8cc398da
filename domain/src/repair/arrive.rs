//! A team is there. UL01

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, RepairId};

/// Writes down that a team is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrive {
    pub repair: RepairId,
    /// By which operation the team was sent.
    pub dispatch: OperationId,
}

impl Arrive {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::sent(rules::known(state, &self.repair)?, &self.dispatch)?;
        Ok(Event::Arrived(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::of_this_team(one, &self.dispatch)?;
        rules::on_the_way(one)
    }

    /// Whoever is there is who came, though another team was sent after them.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let what = What::Arrived { dispatch: self.dispatch.clone() };
        let Some(one) = state.step(&self.repair, stamp, what) else { return };
        if one.stage.is_on_the_way() && one.comes_by(&self.dispatch) {
            one.answered.get_or_insert(stamp.at);
            one.reach(Stage::Arrived, stamp);
        }
    }
}
