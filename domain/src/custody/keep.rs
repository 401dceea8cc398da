//! A visitor's originals are kept beyond the visit, with a reason and until a day. S2.4

use serde::{Deserialize, Serialize};

use super::{Event, Kept, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::ThingId;
use crate::time::Date;

/// Keeps originals beyond the visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keep {
    pub things: Vec<ThingId>,
    pub why: String,
    /// The last day on which they may be here.
    pub until: Date,
}

impl Keep {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, crate::Refusal> {
        rules::all_known(state, &self.things)?.into_iter().try_for_each(rules::original)?;
        rules::in_words(&self.why)?;
        Ok(Event::Kept(self.clone()))
    }

    /// Asks whether they are at hand, and for a day that comes soon.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        for thing in rules::all_known(state, &self.things)? {
            rules::at_hand(state, thing, stamp)?;
        }
        rules::ahead(self.until, stamp.at.date(state.site.zone))
    }

    pub(super) fn evolve(&self, state: &mut State) {
        for thing in &self.things {
            let kept = Kept { why: self.why.clone(), until: self.until };
            state.change(thing, |thing| thing.kept = Some(kept));
        }
    }
}
