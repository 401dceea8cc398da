//! The visitor is here: from then on the promised time binds the window. S1.4.3

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, Warning, rules, view};
use crate::context::Stamp;
use crate::id::AppointmentId;
use crate::time::Minutes;
use crate::{Decision, State as Site};

/// Asks to enter that the visitor is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrive {
    pub appointment: AppointmentId,
}

/// The visitor is here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrived {
    pub appointment: AppointmentId,
}

impl Arrive {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        // Whoever is at a window sees who comes in.
        let one = rules::known(state, &self.appointment)?;
        rules::open(one)?;
        rules::own_door(one, stamp)?;
        rules::stands_at_window(state, stamp)?;
        rules::not_here_yet(one)?;
        rules::comes_in_time(state, one, stamp)?;
        let appointment = self.appointment.clone();
        let mut decision = super::decision([Event::Arrived(Arrived { appointment })]);
        decision.events.push(view::stands_in_line(one, stamp.at));
        let grace = Minutes(i64::from(state.site.settings.arrive_late_minutes));
        if stamp.at > one.from.plus(grace) {
            decision.warnings.push(crate::Warning::Appointment(Warning::CameLate));
        }
        Ok(decision)
    }
}

impl Arrived {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.appointment, |one| one.stage = Stage::Arrived { at: stamp.at });
    }
}
