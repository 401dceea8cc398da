//! What follows from a fault that was found, with its reasons. S1.2.2, S1.2.3, 2.12

use serde::{Deserialize, Serialize};

use super::{Event, Measure, State, What, rules};
use crate::context::Stamp;
use crate::id::InquiryId;
use crate::{Decision, State as Site};

/// Asks to decide what follows, and that it was decided; the reasons travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decide {
    pub inquiry: InquiryId,
    pub measure: Measure,
}

impl Decide {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::looked_into(state, &self.inquiry, stamp)?;
        rules::substantiated(one)?;
        rules::undecided(one)?;
        rules::fits(one, &self.measure)?;
        Ok(super::decision(Event::Decided(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.inquiry, stamp, What::Decided(self.measure.clone()));
    }
}
