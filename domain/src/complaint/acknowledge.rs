//! Whoever supervises has read it, and says how long an answer takes. 2.7

use serde::{Deserialize, Serialize};

use super::{Event, Handling, Stage, State, What, rules};
use crate::context::Stamp;
use crate::id::ComplaintId;
use crate::{Decision, State as Site};

/// Asks to acknowledge a complaint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledge {
    pub complaint: ComplaintId,
    #[serde(rename = "complex", default, skip_serializing_if = "Handling::is_simple")]
    pub handling: Handling,
}

/// A complaint is acknowledged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    pub complaint: ComplaintId,
    #[serde(rename = "complex", default, skip_serializing_if = "Handling::is_simple")]
    pub handling: Handling,
}

impl Acknowledge {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::handled(state, &self.complaint, stamp)?;
        rules::unanswered(one)?;
        rules::unacknowledged(one)?;
        rules::may_be(one, self.handling)?;
        rules::contacted(one)?;
        let (complaint, handling) = (self.complaint.clone(), self.handling);
        Ok(super::decision(Event::Acknowledged(Acknowledged { complaint, handling })))
    }
}

impl Acknowledged {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        state.step(&self.complaint, stamp, What::Acknowledged, |one| {
            one.stage = Stage::Acknowledged { at: stamp.at, by, handling: self.handling };
        });
    }
}
