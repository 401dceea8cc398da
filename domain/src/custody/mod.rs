//! Custody: seals, keys, numbered forms, cash, visitors' originals and what was found are somebody's at every
//! moment, and what does not add up is seen. S2.1.7, S2.4
//!
//! Each thing has one holder and a book. The book says what was used of it and for what, and what was
//! counted; what a count should have found is worked out from the book each time, so that a receipt that
//! arrives late explains what was missing. A difference is an incident by itself, until somebody who is not
//! involved has settled it. A thing changes hands when the receiver accepts it, alone or with a post.

mod accept;
mod book;
mod end;
mod keep;
mod kind;
mod note;
mod object;
mod pass;
mod refusal;
mod register;
pub mod rules;
mod serials;
mod settle;
mod state;
mod take_back;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::ThingId;
use crate::{Decision, State as Site};

pub use accept::Accept;
pub use book::{Booked, Counted, Entry, Notes, Of, PIECES, Said, Settled};
pub use end::{End, Ending};
pub use keep::Keep;
pub use kind::Kind;
pub use note::Note;
pub use object::Object;
pub use pass::Pass;
pub use refusal::Refusal;
pub use register::Register;
pub use serials::Serials;
pub use settle::Settle;
pub use state::{Balance, Ended, Kept, Passing, State, Thing};
pub use take_back::TakeBack;

/// What may be asked about things in custody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Register(Register),
    Note(Note),
    Object(Object),
    Settle(Settle),
    Pass(Pass),
    TakeBack(TakeBack),
    Accept(Accept),
    Keep(Keep),
    End(End),
}

/// What has happened to things in custody: as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Registered(Register),
    Noted(Note),
    Objected(Object),
    Settled(Settle),
    Passed(Pass),
    TakenBack(TakeBack),
    Accepted(Accept),
    Kept(Keep),
    Ended(End),
}

impl Operation {
    /// Asks, when it is entered, what a tablet without a network could not know of.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(crate) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        match self {
            Self::Register(register) => register.possible(state),
            Self::Note(note) => note.possible(state, stamp),
            Self::Accept(accept) => accept.possible(state),
            Self::Keep(keep) => keep.possible(state, stamp),
            Self::End(end) => end.possible(state, stamp),
            Self::Object(_) | Self::Settle(_) | Self::Pass(_) | Self::TakeBack(_) => Ok(()),
        }
    }

    /// Decides one operation.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let event = match self {
            Self::Register(register) => register.decide(state, stamp)?,
            Self::Note(note) => note.decide(state, stamp)?,
            Self::Object(object) => object.decide(state, stamp)?,
            Self::Settle(settle) => settle.decide(state, stamp)?,
            Self::Pass(pass) => pass.decide(state, stamp)?,
            Self::TakeBack(back) => back.decide(state, stamp)?,
            Self::Accept(accept) => accept.decide(state, stamp)?,
            Self::Keep(keep) => keep.decide(state)?,
            Self::End(end) => end.decide(state, stamp)?,
        };
        Ok(Decision { events: vec![crate::Event::Custody(event)], warnings: Vec::new() })
    }

    /// Returns the thing it is about, where it is about one.
    pub fn thing(&self) -> Option<&ThingId> {
        match self {
            Self::Register(_) => None,
            Self::Note(note) => Some(&note.thing),
            Self::Object(object) => Some(&object.thing),
            Self::Settle(settle) => Some(&settle.thing),
            Self::Pass(pass) => Some(&pass.thing),
            Self::TakeBack(back) => Some(&back.thing),
            Self::Accept(accept) => Some(&accept.thing),
            Self::Keep(keep) => keep.things.first(),
            Self::End(end) => end.things.first(),
        }
    }

    /// Returns the matter or document it refers to.
    pub fn of(&self) -> Option<&Of> {
        match self {
            Self::Register(register) => register.kind.of(),
            Self::Note(note) => note.entry.of(),
            Self::Object(_)
            | Self::Settle(_)
            | Self::Pass(_)
            | Self::TakeBack(_)
            | Self::Accept(_)
            | Self::Keep(_)
            | Self::End(_) => None,
        }
    }
}

impl State {
    /// Takes in what has happened; an unknown thing is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Registered(register) => register.evolve(self, stamp),
            Event::Noted(note) => note.evolve(self, stamp),
            Event::Objected(object) => object.evolve(self, stamp),
            Event::Settled(settle) => settle.evolve(self, stamp),
            Event::Passed(pass) => pass.evolve(self, stamp),
            Event::TakenBack(back) => back.evolve(self),
            Event::Accepted(accept) => accept.evolve(self, stamp),
            Event::Kept(keep) => keep.evolve(self),
            Event::Ended(end) => end.evolve(self, stamp),
        }
    }
}
