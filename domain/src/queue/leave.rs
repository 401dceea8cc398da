//! A number is given up: by its visitor, or by the window that called in vain. 2.6

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, rules};
use crate::context::{Actor, Stamp};
use crate::id::TicketId;
use crate::{Decision, State as Site};

/// Why a number is in the line no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Why {
    /// The visitor gave it up.
    GaveUp,
    /// Called as often as the site calls, nobody came.
    NotThere,
    /// Their appointment was moved, cancelled, or is over.
    Appointment,
}

/// Asks to take a number out of the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    pub ticket: TicketId,
}

/// A number is out of the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    pub ticket: TicketId,
    pub why: Why,
}

impl Leave {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::known(state, &self.ticket)?;
        rules::open(state, one, stamp.at)?;
        rules::without_appointment(one)?;
        rules::own_number(one, stamp)?;
        let why = match stamp.actor {
            Actor::Visitor => Why::GaveUp,
            Actor::Person(_) | Actor::Operator | Actor::System => {
                let post = crate::contact::rules::serving(state, stamp)?;
                rules::callable_at(state, one, &post)?;
                rules::called_by_nobody_else(state, one, stamp)?;
                rules::called_enough(state, one)?;
                Why::NotThere
            }
        };
        Ok(super::decision(Event::Left(Left { ticket: self.ticket.clone(), why })))
    }
}

impl Left {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let why = self.why;
        state.change(&self.ticket, |one| one.stage = Stage::Left { at: stamp.at, why });
    }
}
