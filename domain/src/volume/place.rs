//! Where a volume is, and since when. S3.2, S3.4

use serde::{Deserialize, Serialize};

use crate::id::{OperationId, PersonId};
use crate::time::Timestamp;

/// What a volume is lent for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Purpose {
    Treatment,
    Dispute,
    /// The discussion of a death.
    DeathReview,
    Research,
    Teaching,
    /// A check of its quality.
    Quality,
    /// At the shelf of the reading room: for longer, and not taken out.
    Reading,
}

/// Who borrows: a physician employed here, whom the staff number stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Borrower {
    pub name: String,
    /// The staff number: two of one name are two, and one under two spellings is one.
    pub no: String,
    pub department: String,
}

/// Where a volume is: one place at every moment. S3.4
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// In the ward it was discharged from, and due.
    Ward,
    /// In the record room, signed in.
    Room,
    Shelf {
        shelf: String,
    },
    Lent {
        to: Borrower,
        purpose: Purpose,
    },
    /// Nobody knows: reported so.
    Lost,
}

/// A volume came to a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub operation: OperationId,
    /// Never before the move it follows.
    pub at: Timestamp,
    /// Who moved it; nobody where the server took a list in by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub to: Place,
    /// Who brought it into the record room, or what was said of its loss.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
}
