//! What is broken, and what makes it urgent. UL01, UL02, UL03

use serde::{Deserialize, Serialize};

/// What is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    Water,
    Electricity,
    Heating,
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
    pub const ALL: [Self; 9] = [
        Self::Water,
        Self::Electricity,
        Self::Heating,
        Self::Lift,
        Self::Door,
        Self::Furniture,
        Self::Network,
        Self::AirConditioning,
        Self::Other,
    ];
}

/// UL01, UL03 What makes a repair urgent by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Danger {
    BurstPipe,
    ShortCircuit,
    /// Somebody is in a lift that stands still.
    InLift,
    Gas,
    /// A floor or a building without water or power.
    NoSupply,
    /// The same, by a fault of a main: found out by whoever comes, never asked of residents.
    NoMains,
    /// Anything else that hurts somebody, or spoils more, until somebody comes.
    Other,
}

impl Danger {
    /// Every danger, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::BurstPipe,
        Self::ShortCircuit,
        Self::InLift,
        Self::Gas,
        Self::NoSupply,
        Self::NoMains,
        Self::Other,
    ];

    /// Says whether it is something a resident can see.
    pub fn is_seen(self) -> bool {
        self != Self::NoMains
    }
}
