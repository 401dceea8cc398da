//! The line in the hall: numbers taken, called, and served in turn. S1.6.1, S1.6.3, 2.6
//!
//! Life: waiting, called, served; set aside while the visitor is not there when called; or left. Who
//! comes for an appointment stands in the same line, before those without one once their time has come.
//! Nobody is called by two, and nobody goes before others without a reason and their agreement.

mod call;
mod leave;
mod park;
mod refusal;
pub mod rules;
mod serve;
mod state;
mod take;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::TicketId;
use crate::{Decision, State as Site};

pub use call::{Ahead, Call, Called, Urgency};
pub use leave::{Leave, Left, Why};
pub use park::{Park, Parked};
pub use refusal::Refusal;
pub use serve::{Serve, Served};
pub use state::{Calling, Stage, State, Ticket};
pub use take::{Take, Taken};

/// What may be asked of the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Take(Take),
    Call(Call),
    Park(Park),
    Serve(Serve),
    Leave(Leave),
}

/// What has happened in the line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Taken(Taken),
    Called(Called),
    Parked(Parked),
    Served(Served),
    Left(Left),
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Queue(event)], warnings: Vec::new() }
}

impl Operation {
    /// Returns the number it is about; the one it takes is not there yet.
    pub fn ticket(&self) -> Option<&TicketId> {
        match self {
            Self::Take(_) => None,
            Self::Call(one) => Some(&one.ticket),
            Self::Park(one) => Some(&one.ticket),
            Self::Serve(one) => Some(&one.ticket),
            Self::Leave(one) => Some(&one.ticket),
        }
    }

    /// Asks, when it is entered, what nobody is refused for afterwards: a tablet without a network does
    /// not know everybody who waits.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(crate) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), crate::Refusal> {
        match self {
            Self::Call(call) => call.possible(state, stamp),
            Self::Take(_) | Self::Park(_) | Self::Serve(_) | Self::Leave(_) => Ok(()),
        }
    }

    /// Decides one operation on the line.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Take(take) => take.decide(state, stamp),
            Self::Call(call) => call.decide(state, stamp),
            Self::Park(park) => park.decide(state, stamp),
            Self::Serve(serve) => serve.decide(state, stamp),
            Self::Leave(leave) => leave.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has happened in the line; an unknown number is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Taken(event) => event.evolve(self, stamp),
            Event::Called(event) => event.evolve(self, stamp),
            Event::Parked(event) => event.evolve(self, stamp),
            Event::Served(event) => event.evolve(self, stamp),
            Event::Left(event) => event.evolve(self, stamp),
        }
    }
}
