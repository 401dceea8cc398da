//! Messages: what a visitor who agreed to it is told of their matter without having to ask. 2.6, S1.4.2
//!
//! Which messages there are follows from what has happened and from the time; stored is only what became
//! of each: handed to the gateway, not delivered, or told by somebody on the phone. What no gateway
//! delivers is on the list of what to call by hand.

mod note;
mod phone;
mod refusal;
pub mod rules;
mod state;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::ContactId;
use crate::{Decision, State as Site};

pub use note::{Note, Noted};
pub use phone::{Phone, Phoned};
pub use refusal::Refusal;
pub use state::{About, Entry, Key, Kind, Outcome, State};

/// What may be asked about messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Note(Note),
    Phone(Phone),
}

/// What has become of messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Noted(Noted),
    Phoned(Phoned),
}

/// Returns a decision of one event of this slice.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Message(event)], warnings: Vec::new() }
}

impl Operation {
    /// Returns the contact whose visitor is told.
    pub fn contact(&self) -> &ContactId {
        match self {
            Self::Note(one) => &one.contact,
            Self::Phone(one) => &one.contact,
        }
    }

    /// Decides one operation on messages.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Note(note) => Ok(note.decide(state)?),
            Self::Phone(phone) => phone.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has become of messages.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Noted(event) => event.evolve(self, stamp),
            Event::Phoned(event) => event.evolve(self, stamp),
        }
    }
}
