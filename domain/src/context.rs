//! Who asks, on which tablet, and when: the inputs every rule is given, since none may be looked up.

use serde::{Deserialize, Serialize};

use crate::id::{DeviceId, OperationId, PersonId};
use crate::time::Timestamp;

/// Who answers for an operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Actor {
    /// A member of staff, signed in with a PIN.
    Person(PersonId),
    /// Whoever runs the server: opens sites, never serves visitors.
    Operator,
    /// The server itself, for what no person does.
    System,
    /// A resident on their own phone: whoever has the secret of what they act on.
    Visitor,
}

/// What the server's own log has in the place of a tablet.
pub const SERVER: &str = "server";

/// An operation's circumstances, the same on the tablet and on the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    pub operation: OperationId,
    pub actor: Actor,
    pub device: DeviceId,
    /// When it happened: the tablet's claim, bounded by what the server can prove. Rules judge by it.
    pub at: Timestamp,
    /// When whoever decides got it. Only evidence of lateness, never an order.
    pub received: Timestamp,
    /// How much of the site's history the tablet had seen when it was entered. Deciding may ask;
    /// with what has happened it is always 0.
    #[serde(default)]
    pub seen: u64,
    /// Where the next event stands in the site's history: what a tablet had seen up to there or
    /// beyond, it knew.
    #[serde(default)]
    pub place: u64,
}

impl Stamp {
    /// Returns the circumstances of an operation as if nothing of the history had been seen.
    pub fn unseen(operation: OperationId, actor: Actor, device: DeviceId, at: Timestamp) -> Self {
        Self { operation, actor, device, at, received: at, seen: 0, place: 0 }
    }

    /// Returns the member of staff who acts, if one does.
    pub fn person(&self) -> Option<&PersonId> {
        match &self.actor {
            Actor::Person(person) => Some(person),
            Actor::Operator | Actor::System | Actor::Visitor => None,
        }
    }
}
