//! The team says that it comes, and when. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, RepairId};
use crate::time::Timestamp;

/// Writes down that a team comes; said again, it expects to be there at another time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    pub repair: RepairId,
    /// By which operation the team was sent.
    pub dispatch: OperationId,
    /// When it expects to be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Timestamp>,
}

impl Accept {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::sent(rules::known(state, &self.repair)?, &self.dispatch)?;
        Ok(Event::Accepted(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::of_this_team(one, &self.dispatch)?;
        rules::on_the_way(one)?;
        rules::still_to_come(self.expected, stamp.at)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { repair, dispatch, expected } = self.clone();
        let what = What::Accepted { dispatch: dispatch.clone(), expected };
        let Some(one) = state.step(&repair, stamp, what) else { return };
        let on_the_way = one.stage.is_on_the_way();
        let Some(sent) = one.sent.as_mut().filter(|sent| sent.dispatch == dispatch) else { return };
        let newest = sent.said.is_none_or(|said| said <= stamp.at);
        if on_the_way && newest {
            (sent.expected, sent.said) = (expected, Some(stamp.at));
            one.answered.get_or_insert(stamp.at);
            one.reach(Stage::Accepted, stamp);
        }
    }
}
