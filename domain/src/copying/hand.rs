//! A copy is handed out: checked by both, stamped, paid; all of it, or as far as the record is finished. S3.3

use serde::{Deserialize, Serialize};

use super::{Event, Given, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::CopyId;

/// How a copy comes to whoever asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    Collected,
    Posted { no: String },
}

/// Hands a copy out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hand {
    pub copy: CopyId,
    /// Of one copy.
    pub pages: u16,
    /// What a page costs by the public list, as whoever paid was told.
    pub cents: u16,
    /// Whether nothing follows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
    pub stamp: String,
    /// Whether both sides checked it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub checked: bool,
    pub how: How,
}

/// A copy was handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    pub copy: CopyId,
    pub pages: u16,
    /// What was paid, in cents.
    pub fee: u64,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub receipt: String,
    pub stamp: String,
    pub how: How,
}

impl Hand {
    /// What was handed out and paid stands, though another tablet handed it out first.
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.copy)?;
        rules::pages(self.pages)?;
        rules::handed(self)?;
        Ok(Event::Handed(Handed {
            copy: self.copy.clone(),
            pages: self.pages,
            fee: rules::fee(self.pages, self.cents, one.asked.copies),
            whole: self.whole,
            receipt: self.receipt.trim().to_owned(),
            stamp: self.stamp.trim().to_owned(),
            how: self.how.clone(),
        }))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let one = rules::known(state, &self.copy)?;
        rules::open(one)?;
        let volume = rules::of_volume(state, &one.asked.volume)?;
        rules::may_be_copied(volume)?;
        rules::finished(one, volume, self.whole)?;
        rules::price(state, self.cents)
    }
}

impl Handed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (at, by) = (stamp.at, stamp.person().cloned());
        state.change(&self.copy, |one| one.given.push(Given { at, by, handed: self.clone() }));
    }
}
