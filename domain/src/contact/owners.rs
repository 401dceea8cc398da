//! Who answers for a matter: one person at every instant, and the first for ever. S1.1.1, S1.1.2

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::{HandoverId, OperationId, PersonId};
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
    /// Took it over with the post, line by line. S1.3.3
    HandedOver { handover: HandoverId },
}

/// From when somebody owns a matter; until the next period begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    pub person: PersonId,
    pub from: Timestamp,
    pub how: Moved,
    /// Where in the history the period began, and by which operation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<Came>,
}

/// Where something stands in the history, and which operation made it so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    pub place: u64,
    pub by: OperationId,
}

impl Came {
    /// Returns where the event of a stamp stands.
    pub fn of(stamp: &Stamp) -> Self {
        Self { place: stamp.place, by: stamp.operation.clone() }
    }

    /// Says whether the tablet of an operation knew of it: it had seen that much of the history, or
    /// had made it itself before.
    pub fn is_known(&self, stamp: &Stamp) -> bool {
        self.place <= stamp.seen || self.by.is_before(&stamp.operation)
    }
}

/// The owners of a matter in order: never none, never two at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owners {
    /// The first-enquiry responsible person, fixed for ever. S1.1.1
    pub first: PersonId,
    pub since: Timestamp,
    /// Where in the history it began, by the operation that names the matter.
    #[serde(default, skip_serializing_if = "is_unknown")]
    pub place: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<Period>,
}

impl Owners {
    /// Begins with whoever received the visitor.
    pub fn new(first: PersonId, stamp: &Stamp) -> Self {
        Self { first, since: stamp.at, place: stamp.place, moved: Vec::new() }
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
    pub fn pass(&mut self, person: PersonId, stamp: &Stamp, how: Moved) {
        let from = stamp.at.max(self.current_since());
        self.moved.push(Period { person, from, how, came: Some(Came::of(stamp)) });
    }

    /// Says whether the tablet of an operation knew that the present owner of what `born` made is
    /// one. What was stored before anybody noted its place is known to all.
    pub fn is_known(&self, born: OperationId, stamp: &Stamp) -> bool {
        match self.moved.last() {
            None => Came { place: self.place, by: born }.is_known(stamp),
            Some(period) => period.came.as_ref().is_none_or(|came| came.is_known(stamp)),
        }
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

/// Says whether a place was never noted.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_unknown(place: &u64) -> bool {
    *place == 0
}
