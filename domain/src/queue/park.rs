//! Nobody came when a number was called: it is set aside, and called as soon as they are there. 2.6

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, rules};
use crate::context::Stamp;
use crate::id::TicketId;
use crate::{Decision, State as Site};

/// Asks to set a number aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Park {
    pub ticket: TicketId,
}

/// A number is set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parked {
    pub ticket: TicketId,
}

impl Park {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let post = crate::contact::rules::serving(state, stamp)?;
        let one = rules::known(state, &self.ticket)?;
        rules::open(state, one, stamp.at)?;
        rules::called_by_nobody_else(state, one, stamp)?;
        rules::called_to(one, &post)?;
        Ok(super::decision(Event::Parked(Parked { ticket: self.ticket.clone() })))
    }
}

impl Parked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.ticket, |one| one.stage = Stage::Parked { at: stamp.at });
    }
}
