//! What a message is known by, and what became of each.

use serde::{Deserialize, Serialize};

use crate::id::{AppointmentId, CaseId, ContactId, PersonId};
use crate::map::Map;
use crate::time::Timestamp;

/// What a message is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum About {
    Appointment(AppointmentId),
    Case(CaseId),
}

/// What a message tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// An appointment was made.
    Booked,
    /// It has another time or place.
    Moved,
    Cancelled,
    /// It is on the next working day. S1.4.2
    DayBefore,
    /// It is in some hours. S1.4.2
    HoursBefore,
    /// The window did not keep its time. S1.4.3
    NotKept,
    /// An earlier time is held for the visitor. 2.6
    Held,
    /// Papers are missing. S1.6.2
    Supplement,
    /// The matter has its outcome. S1.1.2
    Result,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Booked,
        Self::Moved,
        Self::Cancelled,
        Self::DayBefore,
        Self::HoursBefore,
        Self::NotKept,
        Self::Held,
        Self::Supplement,
        Self::Result,
    ];
}

/// What a message is known by: the same on every machine, so that none is sent twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    pub about: About,
    pub kind: Kind,
    /// When what it tells happened; of a reminder, the time it reminds of.
    pub of: Timestamp,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// The gateway took it.
    Sent,
    /// The gateway did not take it: somebody calls.
    Unsent,
    /// Somebody told the visitor on the phone.
    Told { by: PersonId },
    /// Somebody called, and nobody answered.
    NotReached { by: PersonId },
}

/// What became of one message, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub key: Key,
    pub at: Timestamp,
    pub outcome: Outcome,
}

impl Entry {
    /// Says whether the visitor has it.
    pub fn arrived(&self) -> bool {
        match self.outcome {
            Outcome::Sent | Outcome::Told { .. } => true,
            Outcome::Unsent | Outcome::NotReached { .. } => false,
        }
    }
}

/// What became of the messages of the matters at hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    entries: Map<ContactId, Vec<Entry>>,
}

impl State {
    /// Returns what became of the messages of a contact, in the order in which it was entered.
    pub fn of(&self, contact: &ContactId) -> &[Entry] {
        self.entries.get(contact).map_or(&[], Vec::as_slice)
    }

    /// Returns what became of a message last.
    pub fn last(&self, contact: &ContactId, key: &Key) -> Option<&Entry> {
        self.of(contact).iter().rev().find(|entry| entry.key == *key)
    }

    /// Says whether the visitor has a message.
    pub fn has(&self, contact: &ContactId, key: &Key) -> bool {
        self.of(contact).iter().any(|entry| entry.key == *key && entry.arrived())
    }

    /// Notes what became of a message.
    pub(super) fn note(&mut self, contact: &ContactId, entry: Entry) {
        let mut entries = self.of(contact).to_vec();
        entries.push(entry);
        self.entries.insert(contact.clone(), entries);
    }

    /// Puts back what became of the messages of a contact.
    pub(crate) fn insert(&mut self, contact: ContactId, entries: Vec<Entry>) {
        if !entries.is_empty() {
            self.entries.insert(contact, entries);
        }
    }

    /// Takes the entries of a contact out of the working set.
    pub(crate) fn remove(&mut self, contact: &ContactId) {
        self.entries.remove(contact);
    }
}
