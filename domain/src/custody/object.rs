//! Whoever is said to have allowed a use says that they did not. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Event, Said, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, ThingId};

/// Says that a use was not allowed; the line is named by the operation that wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    pub thing: ThingId,
    pub line: OperationId,
    pub words: String,
}

impl Object {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, crate::Refusal> {
        let thing = rules::known(state, &self.thing)?;
        let line = rules::line(thing, &self.line)?;
        rules::said_to_allow(line, stamp)?;
        rules::in_words(&self.words)?;
        Ok(Event::Objected(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let said = Said { at: stamp.at, by, words: self.words.clone() };
        state.say(&self.thing, &self.line, |line| line.objected = Some(said));
    }
}
