//! The answer takes longer: asked for once, before it is due, with the reason whoever complained reads. 2.7

use serde::{Deserialize, Serialize};

use super::{Event, State, What, rules};
use crate::context::Stamp;
use crate::id::ComplaintId;
use crate::{Decision, State as Site};

/// Asks for more time to answer a complaint; the reason travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extend {
    pub complaint: ComplaintId,
    /// The days in all, counted as those it had before.
    pub days: u16,
}

/// A complaint is answered later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extended {
    pub complaint: ComplaintId,
    pub days: u16,
}

impl Extend {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::handled(state, &self.complaint, stamp)?;
        rules::unanswered(one)?;
        let wait = rules::awaits_answer(state, one)?;
        rules::extended_once(one)?;
        rules::asked_in_time(&wait, stamp.at)?;
        rules::extends(state, one, &wait, self.days)?;
        let (complaint, days) = (self.complaint.clone(), self.days);
        Ok(super::decision(Event::Extended(Extended { complaint, days })))
    }
}

impl Extended {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.complaint, stamp, What::Extended { days: self.days }, |_| {});
    }
}
