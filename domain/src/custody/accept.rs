//! The other accepts what was passed on, having counted it: from then on it is theirs. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Counted, Entry, Event, Note, Refusal, State, rules};
use crate::State as Site;
use crate::contact::Moved;
use crate::context::Stamp;
use crate::id::ThingId;

/// Accepts a thing as it was counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    pub thing: ThingId,
    pub counted: Counted,
}

impl Accept {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, crate::Refusal> {
        let thing = rules::known(state, &self.thing)?;
        rules::passed_here(thing, stamp)?;
        let count = self.count();
        rules::of_its_kind(thing, &count.entry)?;
        rules::makes_sense(&count.entry)?;
        Ok(Event::Accepted(self.clone()))
    }

    /// What is not there is not accepted: it stays with whoever passed it on.
    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let thing = rules::known(state, &self.thing)?;
        rules::there(thing, &self.counted)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        self.count().evolve(state, stamp);
        let Some(to) = stamp.person().cloned() else { return };
        state.hand_over(&self.thing, to, Moved::Accepted, stamp);
    }

    fn count(&self) -> Note {
        Note { thing: self.thing.clone(), entry: Entry::Counted(self.counted.clone()) }
    }
}
