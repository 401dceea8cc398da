//! The visitor did not come: the slots that follow are free. Being served without an appointment is never refused for it. 2.6

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, rules, view};
use crate::context::Stamp;
use crate::id::AppointmentId;
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to enter that the visitor did not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Miss {
    pub appointment: AppointmentId,
}

/// The visitor has not come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    pub appointment: AppointmentId,
    /// Until when residents are not offered the places that follow. 2.6
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rests: Option<Timestamp>,
}

impl Miss {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::own_open(state, &self.appointment, stamp)?;
        rules::missed(state, one, stamp.at)?;
        let appointment = self.appointment.clone();
        let rests = rules::rests_until(state, stamp).filter(|_| !one.following.is_empty());
        let mut decision = super::decision([Event::Missed(Missed { appointment, rests })]);
        decision.events.extend(view::resumed(state, one));
        Ok(decision)
    }
}

impl Missed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if state.get(&self.appointment).is_some_and(|one| !one.following.is_empty()) {
            state.unseat_from(&self.appointment, stamp.at, self.rests);
        }
        state.change(&self.appointment, |one| {
            let by = stamp.person().unwrap_or(one.owner()).clone();
            one.stage = Stage::Missed { at: stamp.at, by };
        });
    }
}
