//! The JSON by which a tablet gets the page that a visitor takes along on the phone.

use domain::OperationId;
use serde::{Deserialize, Serialize};

/// Asks for the page of a number that was given, of a visit that was entered or of a repair that was reported,
/// by the operation that made it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HandOver {
    #[cfg_attr(test, schemars(with = "String"))]
    pub of: OperationId,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HandedOver {
    /// Its path on this server; whoever has it sees what the visitor sees.
    pub path: String,
}
