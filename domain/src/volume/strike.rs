//! A line of a list is marked: it is never deleted. S3.1

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, Struck, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;

/// Why a line does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wrong {
    /// Another line is of the same volume.
    Duplicate { of: VolumeId },
    /// Nobody was discharged so.
    Cancelled,
}

/// Marks a line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strike {
    pub volume: VolumeId,
    pub how: Wrong,
    pub words: String,
}

impl Strike {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let one = rules::line(state, &self.volume)?;
        rules::in_ward(one)?;
        if let Wrong::Duplicate { of } = &self.how {
            rules::another(state, &self.volume, of)?;
        }
        rules::in_words(&self.words)?;
        Ok(Event::Struck(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.free(&self.volume);
        let (by, words) = (stamp.person().cloned(), self.words.clone());
        let struck = Struck { at: stamp.at, by, how: self.how.clone(), words };
        state.change(&self.volume, |one| one.struck = Some(struck));
    }
}
