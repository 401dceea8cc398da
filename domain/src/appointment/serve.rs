//! Service begins: the appointment is kept, on time or late. S1.4.2, S1.4.3

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, Warning, breach, rules, view};
use crate::context::Stamp;
use crate::id::AppointmentId;
use crate::{Decision, State as Site};

/// Asks to enter that service begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Serve {
    pub appointment: AppointmentId,
}

/// Service has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    pub appointment: AppointmentId,
}

impl Serve {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::own_open(state, &self.appointment, stamp)?;
        let post = crate::contact::rules::serving(state, stamp)?;
        let appointment = self.appointment.clone();
        let late = breach::noted(state, one, stamp.at);
        let served = Event::Served(Served { appointment });
        let mut decision = super::decision(late.into_iter().chain([served]));
        decision.events.extend(view::resumed(state, one));
        decision.events.extend(view::served_in_line(state, one, post));
        let minutes = stamp.at.since(one.from).0;
        if minutes > i64::from(state.site.settings.serve_late_minutes) {
            let late = Warning::Late { minutes };
            decision.warnings.push(crate::Warning::Appointment(late));
        }
        Ok(decision)
    }
}

impl Served {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        // Who is served before the time needs the place no longer.
        if state.get(&self.appointment).is_some_and(|one| stamp.at < one.from) {
            state.unseat(&self.appointment);
        }
        state.change(&self.appointment, |one| {
            let by = stamp.person().unwrap_or(one.owner()).clone();
            one.stage = Stage::Served { at: stamp.at, by };
        });
    }
}
