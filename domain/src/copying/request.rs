//! One request for copies: who asked, with what, and what was handed out. S3.3

use serde::{Deserialize, Serialize};

use super::{Asked, Handed};
use crate::contact::Look;
use crate::context::Stamp;
use crate::id::{CopyId, PersonId};
use crate::time::Timestamp;

/// What was handed out once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub handed: Handed,
}

/// Nobody wants it, or its rest, any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub words: String,
}

/// A request for copies. Who asked, by name and phone, travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub id: CopyId,
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub asked: Asked,
    /// What was handed out, in the order in which it was learned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Given>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
    /// Who was shown the name and the phone, and when. S2.1.7
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looks: Vec<Look>,
}

impl Request {
    /// Begins with what was asked.
    pub(super) fn new(asked: &Asked, stamp: &Stamp) -> Self {
        Self {
            id: CopyId::from(&stamp.operation),
            at: stamp.at,
            by: stamp.person().cloned(),
            asked: asked.clone(),
            given: Vec::new(),
            withdrawn: None,
            looks: Vec::new(),
        }
    }

    /// Returns since when nobody waits for anything of it; none while somebody does.
    pub fn over(&self) -> Option<Timestamp> {
        let whole = self.given.iter().find(|given| given.handed.whole).map(|given| given.at);
        whole.or(self.withdrawn.as_ref().map(|withdrawn| withdrawn.at))
    }

    /// Says whether somebody still waits for it, or for its rest.
    pub fn is_open(&self) -> bool {
        self.over().is_none()
    }

    /// Returns what was paid for it, in cents.
    pub fn paid(&self) -> u64 {
        self.given.iter().map(|given| given.handed.fee).sum()
    }

    /// Returns how many pages of it were handed out, of one copy.
    pub fn pages(&self) -> u32 {
        self.given.iter().map(|given| u32::from(given.handed.pages)).sum()
    }
}
