//! A thing that was passed on stays with its holder: taken back, or not accepted. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Event, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::ThingId;

/// Leaves a thing that was passed on with its holder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeBack {
    pub thing: ThingId,
}

impl TakeBack {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, crate::Refusal> {
        let thing = rules::known(state, &self.thing)?;
        rules::one_of_the_two(thing, stamp)?;
        Ok(Event::TakenBack(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State) {
        state.change(&self.thing, |thing| thing.passing = None);
    }
}
