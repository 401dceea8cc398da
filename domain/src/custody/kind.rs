//! The sorts of things that are kept. S2.1.7, S2.4

use serde::{Deserialize, Serialize};

use super::Of;

/// What sort of thing is kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A seal, and whether each use needs leave of a supervisor.
    Seal {
        approved: bool,
    },
    Key,
    /// Numbered forms or certificates.
    Forms,
    Cash,
    /// A visitor's original, for the matter it belongs to. S2.4
    Original {
        of: Of,
    },
    /// Something of value that was found.
    Valuable,
}

impl Kind {
    /// Returns how many there are when it is registered: one thing, and of forms and cash none yet.
    pub fn begins(&self) -> i64 {
        match self {
            Self::Seal { .. } | Self::Key | Self::Original { .. } | Self::Valuable => 1,
            Self::Forms | Self::Cash => 0,
        }
    }

    /// Says whether it is one thing, that is there or not.
    pub fn is_one(&self) -> bool {
        self.begins() == 1
    }

    /// Returns the matter an original belongs to.
    pub fn of(&self) -> Option<&Of> {
        match self {
            Self::Original { of } => Some(of),
            Self::Seal { .. } | Self::Key | Self::Forms | Self::Cash | Self::Valuable => None,
        }
    }

    /// Says whether it belongs to somebody outside: a visitor, or whoever lost it.
    pub fn is_of_others(&self) -> bool {
        match self {
            Self::Original { .. } | Self::Valuable => true,
            Self::Seal { .. } | Self::Key | Self::Forms | Self::Cash => false,
        }
    }
}
