//! Why a rating is not taken, in order of precedence.

use serde::{Deserialize, Serialize};

use crate::id::ContactId;
use crate::time::{Date, Timestamp};

/// Why a rating is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("2.9: no visit {contact} is known")]
    UnknownContact { contact: ContactId },
    #[error("2.9: nobody was served there yet")]
    NotServed,
    #[error("2.9: it was rated at {at:?}")]
    RatedAlready { at: Timestamp },
    #[error("2.9: it could be rated until {last}")]
    TooLate { last: Date },
    #[error("2.9: a bad rating says why")]
    SaysNothing,
    #[error("2.9: {contact} was not rated")]
    NotRated { contact: ContactId },
    #[error("2.9: only a bad rating that was looked into and answered is left out")]
    NotLookedInto,
    #[error("2.9: it counts nowhere already")]
    ExcludedAlready,
}
