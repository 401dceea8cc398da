//! Accountability for fault: what somebody is said to have done wrong is looked into by somebody not
//! involved, the person is heard, and it ends in a written finding. S1.2.2, S1.2.3, 2.12
//!
//! Life: opened with what it is about, heard, found, decided where it is true, perhaps appealed against and
//! reviewed by somebody else. Nothing of it is changed or taken back. What is said travels apart from the
//! log. It is no part of what tablets hold: those who look into it and whoever it is about ask the server.

mod appeal;
mod decide;
mod declare;
mod find;
mod hear;
mod note;
mod open;
mod refusal;
mod relatives;
mod review;
pub mod rules;
mod state;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use appeal::Appeal;
pub use decide::Decide;
pub use declare::{Declare, Declared};
pub use find::Find;
pub use hear::{GiveStatement, NoteSilence};
pub use note::Note;
pub use open::{Open, Opened};
pub use refusal::Refusal;
pub use relatives::Relatives;
pub use review::Review;
pub use state::{
    Fault, Finding, Harm, Inquiry, Measure, Outcome, Silence, Source, State, Step, What,
};

/// What may be asked about inquiries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Open(Open),
    Note(Note),
    GiveStatement(GiveStatement),
    NoteSilence(NoteSilence),
    Find(Find),
    Decide(Decide),
    Appeal(Appeal),
    Review(Review),
    Declare(Declare),
}

/// What has happened to inquiries: beside their opening, each says all that was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Opened(Opened),
    Noted(Note),
    StatementGiven(GiveStatement),
    SilenceNoted(NoteSilence),
    Found(Find),
    Decided(Decide),
    Appealed(Appeal),
    Reviewed(Review),
    Declared(Declared),
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Accountability(event)], warnings: Vec::new() }
}

impl Operation {
    /// Decides one operation on inquiries.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Open(open) => open.decide(state, stamp),
            Self::Note(note) => note.decide(state, stamp),
            Self::GiveStatement(statement) => statement.decide(state, stamp),
            Self::NoteSilence(silence) => silence.decide(state, stamp),
            Self::Find(find) => find.decide(state, stamp),
            Self::Decide(decide) => decide.decide(state, stamp),
            Self::Appeal(appeal) => appeal.decide(state, stamp),
            Self::Review(review) => review.decide(state, stamp),
            Self::Declare(declare) => declare.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has happened to inquiries; an unknown one is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Opened(event) => event.evolve(self, stamp),
            Event::Noted(event) => event.evolve(self, stamp),
            Event::StatementGiven(event) => event.evolve(self, stamp),
            Event::SilenceNoted(event) => event.evolve(self, stamp),
            Event::Found(event) => event.evolve(self, stamp),
            Event::Decided(event) => event.evolve(self, stamp),
            Event::Appealed(event) => event.evolve(self, stamp),
            Event::Reviewed(event) => event.evolve(self, stamp),
            Event::Declared(event) => event.evolve(self, stamp),
        }
    }
}
