//! Nobody wants the copy, or its rest, any more. S3.3

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, Withdrawn, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::CopyId;

/// Closes a request: what was handed out stays so, and nothing follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    pub copy: CopyId,
    pub words: String,
}

impl Withdraw {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::known(state, &self.copy)?;
        rules::in_words(&self.words)?;
        Ok(Event::Withdrawn(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        rules::open(rules::known(state, &self.copy)?)
    }

    /// What was withdrawn or handed out first stands.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (by, words) = (stamp.person().cloned(), self.words.trim().to_owned());
        state.change(&self.copy, |one| {
            if one.is_open() {
                one.withdrawn = Some(Withdrawn { at: stamp.at, by, words });
            }
        });
    }
}
