//! Copies of medical records: who may have one and with which papers, what it costs, what is still to be copied.
//! S3.3
//!
//! Life: asked for with every paper at once, handed out in one go or in parts, or withdrawn. A record that is not
//! finished is copied as far as it is, and the rest follows. What was handed out on a tablet without a network
//! stands, whatever another did meanwhile.

mod ask;
mod hand;
mod proof;
mod refusal;
mod request;
mod reveal;
pub mod rules;
mod state;
#[cfg(test)]
mod tests;
pub mod view;
mod withdraw;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::CopyId;
use crate::{Decision, State as Site};

pub use ask::{Ask, Asked};
pub use hand::{Hand, Handed, How};
pub use proof::{Applicant, Parts, Proof};
pub use refusal::Refusal;
pub use request::{Given, Request, Withdrawn};
pub use reveal::Reveal;
pub use state::State;
pub use withdraw::Withdraw;

/// What may be asked about copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Ask(Ask),
    Hand(Hand),
    Withdraw(Withdraw),
    Reveal(Reveal),
}

/// What has happened to copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Asked(Asked),
    Handed(Handed),
    Withdrawn(Withdraw),
    Revealed(Reveal),
}

impl Operation {
    /// Asks more of an operation that is entered now: what has happened already is never refused for it.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(crate) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        match self {
            Self::Ask(ask) => ask.possible(state),
            Self::Hand(hand) => hand.possible(state),
            Self::Withdraw(withdraw) => withdraw.possible(state),
            Self::Reveal(_) => Ok(()),
        }
    }

    /// Returns the request it is about; none where one is asked for.
    pub fn copy(&self) -> Option<&CopyId> {
        match self {
            Self::Ask(_) => None,
            Self::Hand(hand) => Some(&hand.copy),
            Self::Withdraw(withdraw) => Some(&withdraw.copy),
            Self::Reveal(reveal) => Some(&reveal.copy),
        }
    }

    /// Decides one operation.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let event = match self {
            Self::Ask(ask) => ask.decide(state, stamp)?,
            Self::Hand(hand) => hand.decide(state)?,
            Self::Withdraw(withdraw) => withdraw.decide(state)?,
            Self::Reveal(reveal) => reveal.decide(state)?,
        };
        Ok(Decision { events: vec![crate::Event::Copying(event)], warnings: Vec::new() })
    }
}

impl State {
    /// Takes in what has happened; what is unknown is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Asked(asked) => asked.evolve(self, stamp),
            Event::Handed(handed) => handed.evolve(self, stamp),
            Event::Withdrawn(withdrawn) => withdrawn.evolve(self, stamp),
            Event::Revealed(revealed) => revealed.evolve(self, stamp),
        }
    }
}
