//! The holder passes a thing on, or whoever oversees where the holder cannot: it stays the holder's until the
//! other accepts it. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Event, Passing, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{PersonId, ThingId};

/// Passes a thing on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pass {
    pub thing: ThingId,
    pub to: PersonId,
}

impl Pass {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, crate::Refusal> {
        let thing = rules::known(state, &self.thing)?;
        rules::here(thing)?;
        rules::passes(state, thing, stamp)?;
        rules::passed_to_nobody(thing)?;
        rules::to_another(state, thing, &self.to, stamp.at)?;
        Ok(Event::Passed(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let passing = Passing { to: self.to.clone(), at: stamp.at };
        state.change(&self.thing, |thing| thing.passing = Some(passing));
    }
}
