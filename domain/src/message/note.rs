//! The server notes whether the gateway took a message. 2.6

use serde::{Deserialize, Serialize};

use super::{Entry, Event, Key, Outcome, Refusal, State, rules};
use crate::context::Stamp;
use crate::id::ContactId;
use crate::{Decision, State as Site};

/// Asks to note what the gateway answered in the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub contact: ContactId,
    pub message: Key,
    /// Whether it took it; otherwise somebody calls.
    pub sent: bool,
}

/// The gateway took a message, or did not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    pub contact: ContactId,
    pub message: Key,
    pub sent: bool,
}

impl Note {
    pub(super) fn decide(&self, state: &Site) -> Result<Decision, Refusal> {
        rules::belongs(state, &self.contact, &self.message)?;
        let (contact, message) = (self.contact.clone(), self.message.clone());
        Ok(super::decision(Event::Noted(Noted { contact, message, sent: self.sent })))
    }
}

impl Noted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let outcome = if self.sent { Outcome::Sent } else { Outcome::Unsent };
        state.note(&self.contact, Entry { key: self.message.clone(), at: stamp.at, outcome });
    }
}
