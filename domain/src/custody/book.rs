//! The book of a thing: what was used of it and for what, what came in and went out, what was counted.
//! S2.1.7

use serde::{Deserialize, Serialize};

use super::{Balance, Serials};
use crate::id::{CaseId, ContactId, OperationId, PersonId};
use crate::time::Timestamp;

/// The notes and coins that are counted, in cents.
pub const PIECES: [u32; 10] = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10];

/// What a use refers to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Of {
    Case(CaseId),
    Contact(ContactId),
    /// A document without a matter at the window, by its title and number.
    Document(String),
}

/// So many notes or coins of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    pub cents: u32,
    pub pieces: u32,
}

/// What somebody found when counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Counted {
    There,
    Missing,
    /// So many forms are left.
    Left(u32),
    /// Cash by denomination.
    Cash(Vec<Notes>),
}

/// A line of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    /// A seal was used so many times, with leave of whoever gives it where it needs that.
    Sealed {
        of: Of,
        times: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approver: Option<PersonId>,
    },
    /// Forms came in, from the first serial to the last.
    Stocked {
        from: String,
        to: String,
    },
    /// Forms were given out for a matter.
    Issued {
        from: String,
        to: String,
        of: Of,
    },
    /// Forms were spoiled, and kept as such.
    Spoiled {
        from: String,
        to: String,
        why: String,
    },
    /// Cash was taken in, in cents.
    Took {
        cents: u32,
        of: Of,
    },
    /// Cash was paid out or taken to the bank, in cents.
    Paid {
        cents: u32,
        of: Of,
    },
    Counted(Counted),
}

/// What somebody said of a line, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub at: Timestamp,
    pub by: PersonId,
    pub words: String,
}

/// How an incident was settled, and what the count differed by then: a line that arrives later and makes
/// it another difference opens it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    pub at: Timestamp,
    pub by: PersonId,
    pub words: String,
    pub difference: i64,
}

/// A line of the book, by whom and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booked {
    pub operation: OperationId,
    pub at: Timestamp,
    pub by: PersonId,
    pub entry: Entry,
    /// Whoever is said to have allowed it did not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objected: Option<Said>,
    /// How it was settled, where it was an incident.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
}

impl Of {
    /// Returns the title of a document.
    pub fn title(&self) -> Option<&str> {
        match self {
            Self::Document(title) => Some(title),
            Self::Case(_) | Self::Contact(_) => None,
        }
    }
}

impl Counted {
    /// Returns what was counted: cents, forms, or whether it is there.
    pub fn amount(&self) -> i64 {
        match self {
            Self::There => 1,
            Self::Missing => 0,
            Self::Left(forms) => i64::from(*forms),
            Self::Cash(notes) => notes.iter().map(Notes::amount).sum(),
        }
    }
}

impl Notes {
    /// Returns what they are worth, in cents.
    pub fn amount(&self) -> i64 {
        i64::from(self.cents) * i64::from(self.pieces)
    }
}

impl Booked {
    /// Says whether an incident waits to be settled, its count differing by so much now.
    pub fn is_open(&self, balance: Option<Balance>) -> bool {
        let difference = balance.map_or(0, Balance::difference);
        self.settled.as_ref().is_none_or(|settled| settled.difference != difference)
    }
}

impl Entry {
    /// Returns by how much the thing is more after it, cents or forms; of a count nothing is known alone.
    pub fn change(&self) -> i64 {
        match self {
            Self::Sealed { .. } | Self::Counted(_) => 0,
            Self::Stocked { from, to } => serials(from, to),
            Self::Issued { from, to, .. } | Self::Spoiled { from, to, .. } => -serials(from, to),
            Self::Took { cents, .. } => i64::from(*cents),
            Self::Paid { cents, .. } => -i64::from(*cents),
        }
    }

    /// Returns what was counted, where it is a count.
    pub fn counted(&self) -> Option<&Counted> {
        match self {
            Self::Counted(counted) => Some(counted),
            Self::Sealed { .. }
            | Self::Stocked { .. }
            | Self::Issued { .. }
            | Self::Spoiled { .. }
            | Self::Took { .. }
            | Self::Paid { .. } => None,
        }
    }

    /// Returns what it refers to.
    pub fn of(&self) -> Option<&Of> {
        match self {
            Self::Sealed { of, .. }
            | Self::Issued { of, .. }
            | Self::Took { of, .. }
            | Self::Paid { of, .. } => Some(of),
            Self::Stocked { .. } | Self::Spoiled { .. } | Self::Counted(_) => None,
        }
    }

    /// Returns whoever is said to have allowed it.
    pub fn approver(&self) -> Option<&PersonId> {
        match self {
            Self::Sealed { approver, .. } => approver.as_ref(),
            Self::Stocked { .. }
            | Self::Issued { .. }
            | Self::Spoiled { .. }
            | Self::Took { .. }
            | Self::Paid { .. }
            | Self::Counted(_) => None,
        }
    }

    /// Returns the serials it uses up.
    pub fn used(&self) -> Option<Serials> {
        match self {
            Self::Issued { from, to, .. } | Self::Spoiled { from, to, .. } => {
                Serials::read(from, to)
            }
            Self::Sealed { .. }
            | Self::Stocked { .. }
            | Self::Took { .. }
            | Self::Paid { .. }
            | Self::Counted(_) => None,
        }
    }

    /// Returns the serials that came in by it.
    pub fn stocked(&self) -> Option<Serials> {
        match self {
            Self::Stocked { from, to } => Serials::read(from, to),
            Self::Sealed { .. }
            | Self::Issued { .. }
            | Self::Spoiled { .. }
            | Self::Took { .. }
            | Self::Paid { .. }
            | Self::Counted(_) => None,
        }
    }
}

fn serials(from: &str, to: &str) -> i64 {
    Serials::read(from, to).map_or(0, |serials| serials.count())
}
