//! Whoever was called is there, and is received. S1.1.1

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, rules};
use crate::context::Stamp;
use crate::id::{ContactId, PostId, TicketId};
use crate::{Decision, State as Site};

/// Asks to enter that the visitor of a number was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Serve {
    pub ticket: TicketId,
    /// The line of the ledger in which they stand.
    pub contact: ContactId,
}

/// The visitor of a number was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Served {
    pub ticket: TicketId,
    pub post: PostId,
    pub contact: ContactId,
}

impl Serve {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let post = crate::contact::rules::serving(state, stamp)?;
        let one = rules::known(state, &self.ticket)?;
        rules::open(state, one, stamp.at)?;
        rules::without_appointment(one)?;
        rules::called_by_nobody_else(state, one, stamp)?;
        rules::called_to(one, &post)?;
        rules::received(state, one, &self.contact, stamp)?;
        let (ticket, contact) = (self.ticket.clone(), self.contact.clone());
        Ok(super::decision(Event::Served(Served { ticket, post, contact })))
    }
}

impl Served {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let (post, contact) = (self.post.clone(), self.contact.clone());
        state.change(&self.ticket, |one| {
            one.stage = Stage::Served { at: stamp.at, by, post, contact };
        });
    }
}
