//! Messages: what a visitor who agreed to it is told of their matter without having to ask. 2.6, S1.4.2
//!
//! Which messages there are follows from what has happened and from the time; stored is only what became
//! of each: handed to the gateway, not delivered, or told by somebody on the phone. What no gateway
//! delivers is on the list of what to call by hand.

mod post;
mod refusal;
pub mod rules;
mod state;
mod tell;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::ContactId;
use crate::{Decision, State as Site};

pub use post::{Post, Posted};
pub use refusal::Refusal;
pub use state::{About, Entry, Key, Kind, Outcome, State};
pub use tell::{Tell, Told};

/// What may be asked about messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Post(Post),
    Tell(Tell),
}

/// What has become of messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Posted(Posted),
    Told(Told),
}

/// Returns a decision of one event of this slice.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Message(event)], warnings: Vec::new() }
}

impl Operation {
    /// Returns the contact whose visitor is told.
    pub fn contact(&self) -> &ContactId {
        match self {
            Self::Post(one) => &one.contact,
            Self::Tell(one) => &one.contact,
        }
    }

    /// Decides one operation on messages.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Post(post) => Ok(post.decide(state)?),
            Self::Tell(tell) => tell.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has become of messages.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Posted(event) => event.evolve(self, stamp),
            Event::Told(event) => event.evolve(self, stamp),
        }
    }
}
