//! What is broken, where, and what makes it urgent. UL01, UL02

use serde::{Deserialize, Serialize};

use crate::id::BuildingKey;

/// What is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    Water,
    Electricity,
    Lift,
    /// A door or a lock.
    Door,
    Furniture,
    Network,
    AirConditioning,
    Other,
}

impl Kind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Water,
        Self::Electricity,
        Self::Lift,
        Self::Door,
        Self::Furniture,
        Self::Network,
        Self::AirConditioning,
        Self::Other,
    ];
}

/// UL01 What makes a repair urgent by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Danger {
    BurstPipe,
    ShortCircuit,
    /// Somebody is in a lift that stands still.
    InLift,
    Gas,
    /// Anything else that hurts somebody, or spoils more, until somebody comes.
    Other,
}

impl Danger {
    /// Every danger, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::BurstPipe, Self::ShortCircuit, Self::InLift, Self::Gas, Self::Other];
}

/// Where something is broken. The room says who lives there: it travels with the words, apart from the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// One of the site's buildings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingKey>,
    /// The building in words, where the site lists none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub named: String,
}
