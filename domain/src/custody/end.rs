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
    /// Counted as missing, and not to be found.
    Lost,
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
        let all = rules::all_known(state, &self.things)?;
        // What another tablet gave back already is no reason to keep the rest.
        let here = all.iter().filter(|thing| rules::here(thing).is_ok());
        let here: Vec<ThingId> = here.map(|thing| thing.id.clone()).collect();
        if here.is_empty() {
            all.iter().try_for_each(|thing| rules::here(thing))?;
        }
        all.into_iter().try_for_each(|thing| rules::ends(state, thing, self, stamp))?;
        Ok(Event::Ended(Self { things: here, ..self.clone() }))
    }

    /// Asks whether the things are at hand, and whether nothing is left of them.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        for thing in rules::all_known(state, &self.things)? {
            if self.how == Ending::Lost {
                rules::missing(thing)?;
            } else {
                rules::at_hand(state, thing, stamp)?;
                rules::nothing_left(thing)?;
            }
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
