//! A team that was sent knows that nobody need come. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, RepairId};

/// Writes down that the team was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandDown {
    pub repair: RepairId,
    /// By which operation the team was sent.
    pub dispatch: OperationId,
}

impl StandDown {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::sent(rules::known(state, &self.repair)?, &self.dispatch)?;
        Ok(Event::StoodDown(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        rules::to_stand_down(rules::known(state, &self.repair)?, &self.dispatch)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let what = What::StoodDown { dispatch: self.dispatch.clone() };
        let Some(one) = state.step(&self.repair, stamp, what) else { return };
        if one.awaits_standing_down() && one.comes() == Some(&self.dispatch) {
            one.sent = None;
        }
    }
}
