//! Whoever looks into it notes what was found out: for those who look into it alone. S1.2.2

use serde::{Deserialize, Serialize};

use super::{Event, State, What, rules};
use crate::context::Stamp;
use crate::id::InquiryId;
use crate::{Decision, State as Site};

/// Asks to note something, and that it was noted; the words travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub inquiry: InquiryId,
}

impl Note {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::looked_into(state, &self.inquiry, stamp)?;
        rules::not_found_yet(one)?;
        rules::has_room(one, stamp)?;
        Ok(super::decision(Event::Noted(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.inquiry, stamp, What::Noted);
    }
}
