//! A list and its lines: what is looked at when a window opens, in the day, and when the last one leaves.

use serde::{Deserialize, Serialize};

use crate::id::{LineKey, PostId};
use crate::text::Text;
use crate::time::Timestamp;

/// When in a day a list is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// Before the first visitor. S2.1.1, S2.1.2
    Opening,
    /// Once more in the day. S2.1.3
    Tidiness,
    /// By whoever leaves last. S2.1.6
    Closing,
}

impl Kind {
    /// All of them, in the order of the day.
    pub const ALL: [Self; 3] = [Self::Opening, Self::Tidiness, Self::Closing];
}

/// Which list: of the whole site, or of one window.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Which {
    pub kind: Kind,
    /// The window it is of; the whole site where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
}

impl Which {
    /// Returns the list of the whole site.
    pub const fn of_site(kind: Kind) -> Self {
        Self { kind, post: None }
    }

    /// Says whether it holds at a window.
    pub fn holds_at(&self, post: &PostId) -> bool {
        self.post.as_ref().is_none_or(|own| own == post)
    }
}

/// The clause a line comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ground {
    /// S2.1.1
    Leaflets,
    /// S2.1.2
    Signs,
    /// S2.1.3
    Tidiness,
    /// S2.1.6
    Leaving,
    /// S2.1.7
    Custody,
}

impl Ground {
    /// Returns the clause's id.
    pub const fn clause(self) -> &'static str {
        match self {
            Self::Leaflets => "S2.1.1",
            Self::Signs => "S2.1.2",
            Self::Tidiness => "S2.1.3",
            Self::Leaving => "S2.1.6",
            Self::Custody => "S2.1.7",
        }
    }
}

/// One thing that is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its name among the lines of its list, for good.
    pub key: LineKey,
    pub name: Text,
    /// The clause it comes from; a site's own line has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<Ground>,
    /// A stock: so many have to be there at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<u16>,
    /// Whether the site does without it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

/// A list as the site has set it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    pub which: Which,
    /// Since when it is used; `None` while it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Timestamp>,
    pub lines: Vec<Line>,
}

impl List {
    /// Returns the lines that are looked at.
    pub fn used(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.off)
    }

    /// Returns a line by its key, also one that is switched off.
    pub fn line(&self, key: &LineKey) -> Option<&Line> {
        self.lines.iter().find(|line| line.key == *key)
    }
}
