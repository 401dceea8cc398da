//! The person is heard before anything is found: by a statement, or it is on record why there is none.
//! S1.2.2

use serde::{Deserialize, Serialize};

use super::{Event, Silence, State, What, rules};
use crate::context::Stamp;
use crate::id::InquiryId;
use crate::{Decision, State as Site};

/// Asks to add what the person says, and that they said it; the words travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveStatement {
    pub inquiry: InquiryId,
}

/// Asks to note that there is no statement, and that it was noted; how the person was asked travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteSilence {
    pub inquiry: InquiryId,
    pub silence: Silence,
}

impl GiveStatement {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::own(state, &self.inquiry, stamp)?;
        rules::not_found_yet(one)?;
        rules::has_room(one, stamp)?;
        Ok(super::decision(Event::StatementGiven(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.inquiry, stamp, What::Stated);
    }
}

impl NoteSilence {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::looked_into(state, &self.inquiry, stamp)?;
        rules::not_found_yet(one)?;
        rules::not_heard_yet(one)?;
        rules::had_time(state, one, stamp.at)?;
        Ok(super::decision(Event::SilenceNoted(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.inquiry, stamp, What::Silent(self.silence));
    }
}
