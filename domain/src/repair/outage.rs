//! What is shut off for a time. UL03

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Kind;
use crate::id::{BuildingId, OutageId, PersonId};
use crate::time::{Span, Timestamp};

/// What is shut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Supply {
    Water,
    Electricity,
    Heating,
    Network,
    Lift,
    Other,
}

impl Supply {
    /// Every supply, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Water, Self::Electricity, Self::Heating, Self::Network, Self::Lift, Self::Other];

    /// Says whether something of a kind does not work while this is shut off.
    pub fn stops(self, kind: Kind) -> bool {
        match self {
            Self::Water => kind == Kind::Water,
            Self::Electricity => {
                matches!(
                    kind,
                    Kind::Electricity | Kind::Lift | Kind::Network | Kind::AirConditioning
                )
            }
            Self::Heating => kind == Kind::Heating,
            Self::Network => kind == Kind::Network,
            Self::Lift => kind == Kind::Lift,
            Self::Other => false,
        }
    }
}

/// Until when an outage takes though another end was announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prolonged {
    pub at: Timestamp,
    pub to: Timestamp,
    pub words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
}

/// How an outage ended otherwise than was announced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub at: Timestamp,
    pub words: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
}

/// What is shut off, where and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outage {
    pub id: OutageId,
    pub supply: Supply,
    /// Where: these buildings; the whole site where none is named.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub buildings: BTreeSet<BuildingId>,
    /// Where exactly, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    pub span: Span,
    pub why: String,
    /// Whether nobody could know it a day before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub emergency: bool,
    /// When residents could know of it.
    pub announced: Timestamp,
    /// When it was prolonged last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prolonged: Option<Prolonged>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
}

impl Outage {
    /// Returns until when it takes, as far as was said.
    pub fn until(&self) -> Timestamp {
        self.prolonged.as_ref().map_or(self.span.to, |longer| longer.to)
    }

    /// Says whether it is over at an instant, as planned, called off or ended early.
    pub fn is_over(&self, at: Timestamp) -> bool {
        self.ended.as_ref().is_some_and(|ended| ended.at <= at) || self.until() <= at
    }

    /// Says whether something is shut off right now.
    pub fn is_on(&self, at: Timestamp) -> bool {
        self.span.from <= at && !self.is_over(at)
    }

    /// Says whether a building is among those it is about.
    pub fn holds_in(&self, building: Option<&BuildingId>) -> bool {
        self.buildings.is_empty() || building.is_some_and(|one| self.buildings.contains(one))
    }
}
