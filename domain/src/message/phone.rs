//! Somebody calls a visitor and tells them what no gateway has delivered. 2.6, S1.4.2

use serde::{Deserialize, Serialize};

use super::{Entry, Event, Key, Outcome, State, rules};
use crate::contact;
use crate::context::Stamp;
use crate::id::{ContactId, PersonId};
use crate::{Decision, State as Site};

/// Asks to enter that somebody called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    pub contact: ContactId,
    pub message: Key,
    /// Whether the visitor was reached.
    pub reached: bool,
}

/// Somebody has called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phoned {
    pub contact: ContactId,
    pub message: Key,
    pub by: PersonId,
    pub reached: bool,
}

impl Phone {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::belongs(state, &self.contact, &self.message)?;
        // Two who call the same visitor have both called: neither is refused.
        contact::rules::serving(state, stamp)?;
        let by = contact::rules::actor(stamp)?.clone();
        let (contact, message) = (self.contact.clone(), self.message.clone());
        Ok(super::decision(Event::Phoned(Phoned { contact, message, by, reached: self.reached })))
    }
}

impl Phoned {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let by = self.by.clone();
        let outcome = if self.reached { Outcome::Told { by } } else { Outcome::NotReached { by } };
        state.note(&self.contact, Entry { key: self.message.clone(), at: stamp.at, outcome });
    }
}
