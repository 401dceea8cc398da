//! Ratings: how a visitor was served, said once for each visit by the visitor alone. 2.9
//!
//! A bad rating is filed as a complaint by the same decision, and the complaint carries it on. What is
//! written travels apart from the log. Ratings are no part of what tablets hold.

mod exclude;
mod rate;
mod refusal;
pub mod rules;
mod state;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use exclude::Exclude;
pub use rate::{Rate, Rated};
pub use refusal::Refusal;
pub use state::{Grade, Rating, Reason, State};

/// What may be asked about ratings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Rate(Rate),
    Exclude(Exclude),
}

/// What has happened to ratings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Rated(Rated),
    Excluded(Exclude),
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Rating(event)], warnings: Vec::new() }
}

impl Operation {
    /// Decides one operation on ratings.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Rate(rate) => rate.decide(state, stamp),
            Self::Exclude(exclude) => exclude.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has happened to ratings.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Rated(event) => event.evolve(self, stamp),
            Event::Excluded(event) => event.evolve(self, stamp),
        }
    }
}
