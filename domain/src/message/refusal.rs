//! Why an operation on messages is not done, in order of precedence.

use serde::{Deserialize, Serialize};

use crate::id::ContactId;

/// Why an operation on messages is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("S1.1.1: no contact {contact} is known")]
    UnknownContact { contact: ContactId },
    #[error("2.6: the contact {contact} has nothing of that to be told")]
    NothingToTell { contact: ContactId },
}
