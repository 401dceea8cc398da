//! Somebody who neither found nor decided looks at an appeal. S1.2.2

use serde::{Deserialize, Serialize};

use super::{Event, Outcome, State, What, rules};
use crate::context::Stamp;
use crate::id::InquiryId;
use crate::{Decision, State as Site};

/// Asks to record what a review comes to, and that it did; the reasons travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub inquiry: InquiryId,
    pub outcome: Outcome,
}

impl Review {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::reviewed_by_another(state, &self.inquiry, stamp)?;
        rules::awaits_review(one)?;
        if let Outcome::Changed(measure) = &self.outcome {
            rules::fits(one, measure)?;
            rules::no_harsher(one, measure)?;
        }
        Ok(super::decision(Event::Reviewed(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.inquiry, stamp, What::Reviewed(self.outcome.clone()));
    }
}
