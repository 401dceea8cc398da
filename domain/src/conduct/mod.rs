//! How windows are seen to work, and what is offered to those who stand there: inspections and spot checks,
//! and the register of gifts. S1.3.4, S1.6.3, S2.1, S2.2, S2.3.3
//!
//! An inspection is recorded once, line by line. Whom it concerns reads it and may contest a line that was
//! not met; somebody else settles it, and what does not stand counts nowhere. A gift is declared by whoever
//! it was offered to; what they still hold is received by somebody else. Nothing of either is changed or
//! taken back. What is said travels apart from the log. They are no part of what tablets hold: those who
//! oversee and those concerned ask the server.

mod contest;
mod declare_gift;
mod gift;
mod inspect;
mod inspection;
mod line;
mod receive_gift;
mod refusal;
pub mod rules;
mod settle;
mod state;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use contest::Contest;
pub use declare_gift::{DeclareGift, GiftDeclared};
pub use gift::{Done, Fate, Fen, Gift, GiftKind, Giver, NotAnAmount, Received};
pub use inspect::{Inspect, Inspected};
pub use inspection::{Inspection, Ruling, Step, Way, What};
pub use line::{Line, Mark};
pub use receive_gift::ReceiveGift;
pub use refusal::Refusal;
pub use settle::Settle;
pub use state::State;

/// What may be asked about inspections and gifts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Inspect(Inspect),
    Contest(Contest),
    Settle(Settle),
    DeclareGift(DeclareGift),
    ReceiveGift(ReceiveGift),
}

/// What has happened to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Inspected(Inspected),
    Contested(Contest),
    Settled(Settle),
    GiftDeclared(GiftDeclared),
    GiftReceived(ReceiveGift),
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Conduct(event)], warnings: Vec::new() }
}

impl Operation {
    /// Decides one operation on inspections or gifts.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Inspect(inspect) => inspect.decide(state, stamp),
            Self::Contest(contest) => contest.decide(state, stamp),
            Self::Settle(settle) => settle.decide(state, stamp),
            Self::DeclareGift(declare) => declare.decide(state, stamp),
            Self::ReceiveGift(receive) => receive.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has happened; what is unknown is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Inspected(event) => event.evolve(self, stamp),
            Event::Contested(event) => event.evolve(self, stamp),
            Event::Settled(event) => event.evolve(self, stamp),
            Event::GiftDeclared(event) => event.evolve(self, stamp),
            Event::GiftReceived(event) => event.evolve(self, stamp),
        }
    }
}
