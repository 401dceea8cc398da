//! A team is sent; sending another begins its wait anew. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Sent, Stage, State, What, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, RepairId, TeamId};

/// Sends a team to a repair; whoever sends it has the repair from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatch {
    pub repair: RepairId,
    /// What it is sent for: the report, or the last time it was opened again.
    pub round: OperationId,
    pub team: TeamId,
    /// The dispatch in force that it replaces, as whoever sends it knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<OperationId>,
}

impl Dispatch {
    /// A team that was sent was sent, whatever has come of the repair meanwhile.
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::known(state, &self.repair)?;
        rules::team(state, &self.team)?;
        Ok(Event::Dispatched(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let one = rules::known(state, &self.repair)?;
        rules::of_this_round(one, &self.round)?;
        rules::open(one)?;
        rules::replaced(one, self.replaces.as_ref())?;
        rules::team_used(state, &self.team)?;
        rules::another_team(one, &self.team)
    }

    /// S1.1.2 Whoever sends the team follows the repair to its end: one owner at every instant. Of two that
    /// were sent without either knowing of the other, the one that was heard of first comes.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (round, team) = (self.round.clone(), self.team.clone());
        let what = What::Dispatched { round, team: team.clone() };
        let Some(one) = state.step(&self.repair, stamp, what) else { return };
        let in_force = one.round == self.round && one.comes() == self.replaces.as_ref();
        if in_force && one.stage.is_open() {
            one.sent = Some(Sent::new(stamp.operation.clone(), team));
            one.reach(Stage::Dispatched, stamp);
            one.owner = stamp.person().cloned().or(one.owner.take());
        }
    }
}
