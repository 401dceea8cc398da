//! An appointment is given up: by the visitor, or by the window with the visitor's consent. S1.4.3

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, Whose, breach, rules, view};
use crate::context::{Actor, Stamp};
use crate::id::AppointmentId;
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to cancel an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancel {
    pub appointment: AppointmentId,
    pub whose: Whose,
    /// Why the window cannot keep it; may be blank where the visitor gives it up.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// An appointment is cancelled, and its place free again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancelled {
    pub appointment: AppointmentId,
    pub whose: Whose,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Until when residents are not offered the place. 2.6
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rests: Option<Timestamp>,
}

impl Cancel {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::own_open(state, &self.appointment, stamp)?;
        rules::own_wish(self.whose, stamp)?;
        rules::changes_in_time(state, one, stamp)?;
        rules::put_off(self.whose, &self.reason)?;
        let cancelled = Event::Cancelled(Cancelled {
            appointment: self.appointment.clone(),
            whose: self.whose,
            reason: self.reason.clone(),
            rests: rules::rests_until(state, stamp),
        });
        let late = breach::noted(state, one, stamp.at);
        let mut decision = super::decision(late.into_iter().chain([cancelled]));
        decision.events.extend(match stamp.actor {
            Actor::Visitor => view::withdrawn(state, one),
            Actor::Person(_) | Actor::Operator | Actor::System => view::resumed(state, one),
        });
        decision.events.extend(view::left_line(state, one));
        let warning = view::change_warning(state, one, self.whose, stamp);
        decision.warnings.extend(warning.map(crate::Warning::Appointment));
        Ok(decision)
    }
}

impl Cancelled {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.wait_no_more(&self.appointment);
        state.unseat_resting(&self.appointment, self.rests);
        state.change(&self.appointment, |one| {
            let by = stamp.person().unwrap_or(one.owner()).clone();
            let (whose, reason) = (self.whose, self.reason.clone());
            one.stage = Stage::Cancelled { at: stamp.at, by, whose, reason };
        });
    }
}
