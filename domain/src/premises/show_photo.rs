//! A line of an answer is shown on a photo; the picture travels apart, and to the server alone. S2.1.2, S2.1.6

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{LineKey, OperationId};

/// Adds a photo to a line of an answer, by whoever gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowPhoto {
    /// The operation that answered the list.
    pub answer: OperationId,
    pub line: LineKey,
}

/// A photo of an answer; the operation names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub operation: OperationId,
    pub line: LineKey,
}

impl ShowPhoto {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        let answer = rules::own_answer(state, &self.answer, stamp)?;
        rules::takes_photos(answer, &self.line)?;
        Ok(Event::PhotoShown(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let shown = Shown { operation: stamp.operation.clone(), line: self.line.clone() };
        state.show(&self.answer, shown);
    }
}
