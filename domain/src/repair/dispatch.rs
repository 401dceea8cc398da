//! A team is sent; sending another begins anew. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{RepairId, TeamKey};

/// Sends a team to a repair; whoever sends it has the repair from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    pub repair: RepairId,
    pub team: TeamKey,
}

impl Dispatch {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::follows(one, &[Stage::Reported, Stage::Dispatched, Stage::Accepted])?;
        rules::team(state, &self.team)?;
        rules::another_team(one, &self.team)?;
        Ok(Event::Dispatched(self.clone()))
    }

    /// S1.1.2 Whoever sends the team follows the repair to its end: one owner at every instant.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let what = What::Dispatched { team: self.team.clone() };
        if let Some(one) = state.step(&self.repair, stamp, Stage::Dispatched, what) {
            one.team = Some(self.team.clone());
            one.expected = None;
            one.owner = stamp.person().cloned().or(one.owner.take());
        }
    }
}
