//! An incident is settled by somebody who is not involved. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Event, Settled, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, ThingId};

/// Says how an incident was settled; the line is named by the operation that wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    pub thing: ThingId,
    pub line: OperationId,
    /// What the count differed by when it was settled; none where it was no count.
    #[serde(default, skip_serializing_if = "is_none")]
    pub difference: i64,
    pub words: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none(difference: &i64) -> bool {
    *difference == 0
}

impl Settle {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, crate::Refusal> {
        let thing = rules::known(state, &self.thing)?;
        let line = rules::incident(thing, &self.line)?;
        rules::not_involved(thing, line, stamp)?;
        rules::in_words(&self.words)?;
        Ok(Event::Settled(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let (difference, words) = (self.difference, self.words.clone());
        let settled = Settled { at: stamp.at, by, words, difference };
        state.say(&self.thing, &self.line, |line| line.settled = Some(settled));
    }
}
