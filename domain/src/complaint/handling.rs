//! What a complaint is to whoever acknowledges it: how long its answer takes follows from it. 2.7

use serde::{Deserialize, Serialize};

/// How a complaint is handled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub enum Handling {
    #[default]
    Simple,
    /// It takes looking into, or several units.
    Complex,
    /// 信访: the law gives it a clock of its own. 信访工作条例
    Petition,
}

/// As it is written: whether it is complex, which is all there was to say before there were petitions.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Complex(bool),
    Other(Other),
}

#[derive(Clone, Copy, Serialize, Deserialize)]
enum Other {
    Petition,
}

impl Handling {
    /// Every one, the shortest first.
    pub const ALL: [Self; 3] = [Self::Simple, Self::Complex, Self::Petition];

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    pub(super) fn is_simple(&self) -> bool {
        *self == Self::Simple
    }
}

impl From<Written> for Handling {
    fn from(written: Written) -> Self {
        match written {
            Written::Complex(false) => Self::Simple,
            Written::Complex(true) => Self::Complex,
            Written::Other(Other::Petition) => Self::Petition,
        }
    }
}

impl From<Handling> for Written {
    fn from(handling: Handling) -> Self {
        match handling {
            Handling::Simple => Self::Complex(false),
            Handling::Complex => Self::Complex(true),
            Handling::Petition => Self::Other(Other::Petition),
        }
    }
}
