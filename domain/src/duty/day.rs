//! What is marked on one day, each mark at its own time whatever the order of arrival.

use serde::{Deserialize, Serialize};

use super::{EndReason, GapReason};
use crate::id::{DeviceId, OperationId, PersonId, PostId};
use crate::time::Timestamp;

/// What a mark marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Started,
    Ended(EndReason),
}

/// One start or end of duty, at the time it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    pub at: Timestamp,
    /// Orders what happened in the same millisecond, and names the evidence.
    pub operation: OperationId,
    pub person: PersonId,
    pub device: DeviceId,
    pub post: PostId,
    pub what: What,
}

/// An emptying of a post that supervisors were told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Since when the post stood empty.
    pub at: Timestamp,
    pub operation: OperationId,
    pub post: PostId,
    pub person: PersonId,
    pub reason: GapReason,
}

/// Everything marked on one day, sorted by time and operation, whatever the order of arrival.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    #[serde(default)]
    pub marks: Vec<Mark>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Gap>,
}

impl Day {
    /// Takes in a mark at its own time.
    pub(super) fn mark(&mut self, mark: Mark) {
        let place = Self::place(&self.marks, &mark);
        self.marks.insert(place, mark);
    }

    /// Returns where among marks another one stands.
    pub(super) fn place(marks: &[Mark], mark: &Mark) -> usize {
        let after = (mark.at, &mark.operation);
        marks.partition_point(|other| (other.at, &other.operation) < after)
    }

    /// Takes in a gap at its own time.
    pub(super) fn gap(&mut self, gap: Gap) {
        let key = |gap: &Gap| (gap.at, gap.operation.clone(), gap.post.clone());
        let place = self.gaps.partition_point(|other| key(other) < key(&gap));
        self.gaps.insert(place, gap);
    }
}
