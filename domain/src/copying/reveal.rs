//! The name and phone of whoever asked are shown to somebody: one tap, and recorded. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::State as Site;
use crate::contact::Look;
use crate::context::Stamp;
use crate::id::CopyId;

/// Asks to see the name and the phone of whoever asked for a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reveal {
    pub copy: CopyId,
}

impl Reveal {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::known(state, &self.copy)?;
        Ok(Event::Revealed(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        state.change(&self.copy, |one| one.looks.push(Look { at: stamp.at, by }));
    }
}
