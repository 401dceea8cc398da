//! The course of a repair: where it stands, and what was done. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Danger, Kind, Material};
use crate::id::{BuildingId, OperationId, PersonId, TeamId};
use crate::time::Timestamp;

/// Where a repair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    Reported,
    Dispatched,
    Accepted,
    Arrived,
    Done,
    Confirmed,
    Cancelled,
}

impl Stage {
    /// Says whether somebody still has to do something about it.
    pub fn is_open(self) -> bool {
        match self {
            Self::Reported | Self::Dispatched | Self::Accepted | Self::Arrived => true,
            Self::Done | Self::Confirmed | Self::Cancelled => false,
        }
    }

    /// Says whether nobody has come yet, as far as is known.
    pub fn awaits_a_team(self) -> bool {
        match self {
            Self::Reported | Self::Dispatched | Self::Accepted => true,
            Self::Arrived | Self::Done | Self::Confirmed | Self::Cancelled => false,
        }
    }

    /// Says whether a team was sent and has not yet been there, as far as is known.
    pub fn is_on_the_way(self) -> bool {
        matches!(self, Self::Dispatched | Self::Accepted)
    }
}

/// What was done in a step. What belongs to a team names the dispatch it answers: with two sent, each says
/// for itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Reported,
    /// What was asked was put right, as it stands from then on.
    Corrected {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        building: Option<BuildingId>,
        kind: Kind,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        danger: Option<Danger>,
    },
    PhotoShown,
    /// Somebody else follows it from then on.
    Taken,
    Dispatched {
        round: OperationId,
        team: TeamId,
    },
    Accepted {
        dispatch: OperationId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<Timestamp>,
    },
    Arrived {
        dispatch: OperationId,
    },
    Finished {
        dispatch: OperationId,
        words: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        material: Option<Material>,
    },
    Confirmed {
        /// How a member of staff knows.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
    Reopened,
    /// The team that was sent knows that nobody need come.
    StoodDown {
        dispatch: OperationId,
    },
    Cancelled {
        /// Why, where a member of staff wrote it down.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        words: String,
    },
}

impl What {
    /// Says whether what a resident says of it travels beside: words, place, name and phone.
    pub fn is_said(&self) -> bool {
        matches!(self, Self::Reported | Self::Reopened)
    }
}

/// One step of a repair; what was said in it is kept under the operation's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub operation: OperationId,
    pub at: Timestamp,
    /// The member of staff who wrote it down; none where the resident did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub what: What,
}
