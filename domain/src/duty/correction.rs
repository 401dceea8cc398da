//! What a person asked to have corrected of their own attendance, beside which the marks stay as
//! they are. Practice 2.10

use serde::{Deserialize, Serialize};

use crate::id::{CorrectionId, OperationId, PersonId, PostId};
use crate::time::{Date, Timestamp};

/// For how many days back a day may be corrected.
pub const CORRECTION_DAYS: i64 = 31;

/// What of a day is to be corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Passage {
    /// When the person came.
    Came,
    /// When the person left.
    Left,
}

/// Whether a correction counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    Granted,
    Declined,
}

/// How somebody else answered a correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub operation: OperationId,
    pub verdict: Verdict,
    pub reason: String,
    /// `None` where whoever runs the server answered.
    pub by: Option<PersonId>,
    pub at: Timestamp,
}

/// A correction asked for, and its answer once it has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    pub id: CorrectionId,
    pub person: PersonId,
    pub post: PostId,
    /// The day at the site.
    pub date: Date,
    pub passage: Passage,
    /// When the person came or left, as they say.
    pub at: Timestamp,
    pub reason: String,
    pub asked: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

impl Correction {
    /// Says whether it counts: granted by somebody else.
    pub fn counts(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.verdict == Verdict::Granted)
    }

    /// Returns the operation that asked for it.
    pub fn asked_by(&self) -> OperationId {
        OperationId(self.id.0.clone())
    }
}
