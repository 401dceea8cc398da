//! The visitor did not come. Being served without an appointment is never refused for it. 2.6

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, rules, view};
use crate::context::Stamp;
use crate::id::AppointmentId;
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
}

impl Miss {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::own_open(state, &self.appointment, stamp)?;
        rules::missed(state, one, stamp.at)?;
        let appointment = self.appointment.clone();
        let mut decision = super::decision([Event::Missed(Missed { appointment })]);
        decision.events.extend(view::resumed(state, one));
        Ok(decision)
    }
}

impl Missed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.appointment, |one| {
            let by = stamp.person().unwrap_or(one.owner()).clone();
            one.stage = Stage::Missed { at: stamp.at, by };
        });
    }
}
