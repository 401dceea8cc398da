//! Operations that the server holds for a person, of a tablet or a member of staff trusted no
//! longer or of a torn group, are reviewed: they count, or are set aside, with the reason.

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State};
use crate::Stamp;
use crate::id::{OperationId, PersonId};
use crate::time::Timestamp;

/// How many operations one review may find upon: a group, or what a tablet sent in one go.
pub const MOST: usize = 200;

/// What a person finds of held operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// They are decided by the rules, as if they had come in time.
    LetCount,
    /// They are refused.
    SetAside,
}

/// Asks that held operations be decided or set aside. A group stands or falls as a whole: name
/// all of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    pub operations: Vec<OperationId>,
    pub finding: Finding,
    pub reason: String,
}

/// A person has found upon held operations; what came before then is decided accordingly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reviewed {
    pub operations: Vec<OperationId>,
    pub finding: Finding,
    pub reason: String,
}

/// A finding as it is remembered of each operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub finding: Finding,
    pub reason: String,
    /// Who found so; nobody where the operator did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// When the server had the finding: nothing that came later is covered by it.
    pub received: Timestamp,
}

impl Review {
    /// # Errors
    /// That nothing is named, too much at once, or no reason.
    pub(super) fn decide(&self, _: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        if self.operations.is_empty() {
            return Err(Refusal::NothingToReview);
        }
        if self.operations.len() > MOST {
            return Err(Refusal::ReviewTooLarge);
        }
        if self.reason.trim().is_empty() {
            return Err(Refusal::ReasonBlank);
        }
        let Self { operations, finding, reason } = self.clone();
        Ok(Event::Reviewed(Reviewed { operations, finding, reason }))
    }
}

impl Reviewed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        for operation in &self.operations {
            let found = Found {
                finding: self.finding,
                reason: self.reason.clone(),
                by: stamp.person().cloned(),
                received: stamp.received,
            };
            state.reviews.change(operation.clone(), |all| all.push(found));
        }
    }
}

impl State {
    /// Returns what was found first of an operation that was received at an instant. A finding
    /// covers only what was there to be looked at: a restored server receives some of it anew.
    pub fn found(&self, operation: &OperationId, received: Timestamp) -> Option<&Found> {
        self.reviews.get(operation)?.iter().find(|found| received <= found.received)
    }
}
