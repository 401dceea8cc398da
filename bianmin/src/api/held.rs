//! What the server holds for a person's review, for whoever may find upon it.

use domain::time::Timestamp;
use domain::{DeviceId, OperationId, PersonId};
use serde::{Deserialize, Serialize};

/// The answer to who asks what is held for review: the oldest first, and not more than a screenful.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Held {
    pub units: Vec<HeldUnit>,
}

/// What stands or falls together: an operation, or a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HeldUnit {
    pub operations: Vec<HeldOperation>,
    /// Who is said to answer for it.
    #[cfg_attr(test, schemars(with = "String"))]
    pub by: PersonId,
    #[cfg_attr(test, schemars(with = "String"))]
    pub device: DeviceId,
    /// When it happened by the tablet's claim, in ms since 1970.
    #[cfg_attr(test, schemars(with = "i64"))]
    pub at: Timestamp,
    /// When the server had it, in ms since 1970.
    #[cfg_attr(test, schemars(with = "i64"))]
    pub received: Timestamp,
}

/// An operation that is held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HeldOperation {
    #[cfg_attr(test, schemars(with = "String"))]
    pub id: OperationId,
    /// What was asked, as JSON text: its kind may be newer than its reader.
    pub asked: String,
}
