//! A line is written into the book of a thing: used, come in, gone out, counted. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Booked, Entry, Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::ThingId;

/// Writes a line into the book of a thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub thing: ThingId,
    pub entry: Entry,
}

impl Note {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, crate::Refusal> {
        let thing = rules::known(state, &self.thing)?;
        crate::contact::rules::actor(stamp)?;
        rules::of_its_kind(thing, &self.entry)?;
        rules::makes_sense(&self.entry)?;
        if let Some(of) = self.entry.of() {
            rules::refers(state, of)?;
        }
        Ok(Event::Noted(self.clone()))
    }

    /// Asks what only a tablet that knows of everything can say: what was done is written down anyhow.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        let thing = rules::known(state, &self.thing)?;
        rules::here(thing)?;
        rules::own(thing, stamp)?;
        rules::allowed_by_another(state, thing, &self.entry, stamp)?;
        rules::enough(thing, &self.entry)?;
        rules::serials_at_hand(thing, &self.entry)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let (operation, at, entry) = (stamp.operation.clone(), stamp.at, self.entry.clone());
        let line = Booked { operation, at, by, entry, objected: None, settled: None };
        state.change(&self.thing, |thing| thing.booked(line));
    }
}
