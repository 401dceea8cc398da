//! Who answers for a matter: one person at every instant, and the first for ever. S1.1.1, S1.1.2

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::time::Timestamp;

/// How a matter came to its owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Moved {
    /// Received the visitor first.
    First,
    /// Accepted a transfer.
    Accepted,
    /// Opened its case, having owned the contact.
    WithContact,
    /// A supervisor gave it, with a reason.
    Reassigned { by: PersonId, reason: String },
}

/// From when somebody owns a matter; until the next period begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub person: PersonId,
    pub from: Timestamp,
    pub how: Moved,
}

/// The owners of a matter in order: never none, never two at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owners {
    /// The first-enquiry responsible person, fixed for ever. S1.1.1
    pub first: PersonId,
    pub since: Timestamp,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Period>,
}

impl Owners {
    /// Begins with whoever received the visitor.
    pub fn new(first: PersonId, since: Timestamp) -> Self {
        Self { first, since, moved: Vec::new() }
    }

    /// Returns who answers now.
    pub fn current(&self) -> &PersonId {
        self.moved.last().map_or(&self.first, |period| &period.person)
    }

    /// Returns since when the present owner answers.
    pub fn current_since(&self) -> Timestamp {
        self.moved.last().map_or(self.since, |period| period.from)
    }

    /// Returns who answered at an instant; before the beginning, the first owner.
    pub fn at(&self, instant: Timestamp) -> &PersonId {
        self.moved
            .iter()
            .rev()
            .find(|period| period.from <= instant)
            .map_or(&self.first, |period| &period.person)
    }

    /// Passes the matter on. A period never begins before the one it follows, so that what comes
    /// late makes neither a gap nor two owners.
    pub fn pass(&mut self, person: PersonId, at: Timestamp, how: Moved) {
        let from = at.max(self.current_since());
        self.moved.push(Period { person, from, how });
    }

    /// Says whether somebody has ever owned the matter.
    pub fn includes(&self, person: &PersonId) -> bool {
        &self.first == person || self.moved.iter().any(|period| &period.person == person)
    }

    /// Returns how often the matter was passed on by transfer: twice counts as buck-passing. S1.1.1
    pub fn transfers(&self) -> usize {
        self.moved.iter().filter(|period| period.how == Moved::Accepted).count()
    }
}
