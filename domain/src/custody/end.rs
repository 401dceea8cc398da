//! Things leave custody: returned to the visitor or owner, given over, or out of use. S2.1.7, S2.4

use serde::{Deserialize, Serialize};

use super::{Ended, Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::ThingId;

/// Where things go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ending {
    /// To the visitor or whoever lost it.
    Returned,
    /// To another office: the police, the archive, whoever issued it.
    GivenOver,
    /// Out of use: destroyed, or replaced.
    Withdrawn,
}

/// Lets things go, all in one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    pub things: Vec<ThingId>,
    pub how: Ending,
    /// To whom or why; what a visitor gets back needs no words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl End {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, crate::Refusal> {
        for thing in rules::all_known(state, &self.things)? {
            rules::here(thing)?;
            rules::ends(state, thing, self, stamp)?;
        }
        Ok(Event::Ended(self.clone()))
    }

    /// Asks whether the things are at hand, and whether nothing is left of them.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        for thing in rules::all_known(state, &self.things)? {
            rules::at_hand(state, thing, stamp)?;
            rules::nothing_left(thing)?;
        }
        Ok(())
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person() else { return };
        for thing in &self.things {
            let (at, by, words) = (stamp.at, by.clone(), self.words.clone());
            let ended = Ended { at, by, how: self.how, words };
            state.change(thing, |thing| {
                thing.passing = None;
                thing.ended = Some(ended);
            });
        }
    }
}
