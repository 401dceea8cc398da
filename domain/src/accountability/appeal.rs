//! Whom a decision concerns appeals against it: somebody else looks at it again. S1.2.2

use serde::{Deserialize, Serialize};

use super::{Event, State, What, rules};
use crate::context::Stamp;
use crate::id::InquiryId;
use crate::{Decision, State as Site};

/// Asks for a review, and that it was asked for; the grounds travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    pub inquiry: InquiryId,
}

impl Appeal {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::own(state, &self.inquiry, stamp)?;
        rules::appealed_once(one)?;
        rules::appealed_in_time(state, one, stamp.at)?;
        Ok(super::decision(Event::Appealed(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.inquiry, stamp, What::Appealed);
    }
}
