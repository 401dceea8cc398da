//! Messages by chance: a gateway takes them or does not, and clerks call about what it did not.

use domain::message::{Note, Operation as Ask, Phone, view};
use domain::time::Timestamp;
use domain::{Operation, State};
use sync::sim::{Here, chance::Chance};

use super::Person;

/// Returns what the server notes of a message that its gateway took, or did not.
pub fn noted(state: &State, now: Timestamp, chance: &mut Chance) -> Option<Operation> {
    let due = view::to_send(state, now);
    let one = chance.pick(&due)?;
    let (contact, message) = (one.contact.clone(), one.key.clone());
    let note = Note { contact, message, sent: chance.percent(70) };
    Some(Operation::Message(Ask::Note(note)))
}

impl Person<'_> {
    /// Calls a visitor whom no gateway has told.
    pub fn tells(&mut self, here: &Here) -> Option<Operation> {
        let calls = view::to_call(self.state, Timestamp(here.at));
        let message = &self.chance.pick(&calls)?.message;
        let (contact, message) = (message.contact.clone(), message.key.clone());
        let reached = self.chance.percent(60);
        Some(Operation::Message(Ask::Phone(Phone { contact, message, reached })))
    }
}
