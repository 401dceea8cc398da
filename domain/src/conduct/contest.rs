//! Whom an inspection concerns contests a line of it, in words. S2.2

use serde::{Deserialize, Serialize};

use super::{Event, Line, State, What, rules};
use crate::context::Stamp;
use crate::id::InspectionId;
use crate::{Decision, State as Site};

/// Asks to contest a line that was not met, and that it was contested; the words travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    pub inspection: InspectionId,
    pub line: Line,
}

impl Contest {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::of_them(state, &self.inspection, stamp)?;
        rules::was_not_met(one, self.line)?;
        rules::not_settled(one, self.line)?;
        rules::contested_once(one, self.line, stamp)?;
        rules::contested_in_time(state, one, stamp.at)?;
        Ok(super::decision(Event::Contested(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.inspection, stamp, What::Contested(self.line));
    }
}
