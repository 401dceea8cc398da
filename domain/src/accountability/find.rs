//! What was found, with its reasons. S1.2.2

use serde::{Deserialize, Serialize};

use super::{Event, Finding, State, What, rules};
use crate::context::Stamp;
use crate::id::InquiryId;
use crate::{Decision, State as Site};

/// Asks to record a finding, and that it was made; the reasons travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Find {
    pub inquiry: InquiryId,
    pub finding: Finding,
}

impl Find {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::looked_into(state, &self.inquiry, stamp)?;
        rules::not_found_yet(one)?;
        rules::heard(one)?;
        Ok(super::decision(Event::Found(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.inquiry, stamp, What::Found(self.finding));
    }
}
