//! A petition is accepted: whoever sent it is told so, and its sixty days begin. 2.7

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, What, rules};
use crate::context::Stamp;
use crate::id::ComplaintId;
use crate::{Decision, State as Site};

/// Asks to tell that a petition is accepted; the words travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    pub complaint: ComplaintId,
}

/// A petition is accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    pub complaint: ComplaintId,
}

impl Accept {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::handled(state, &self.complaint, stamp)?;
        rules::unanswered(one)?;
        rules::awaits_acceptance(state, one)?;
        let complaint = self.complaint.clone();
        Ok(super::decision(Event::Accepted(Accepted { complaint })))
    }
}

impl Accepted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        state.step(&self.complaint, stamp, What::Accepted, |one| {
            one.stage = Stage::Accepted { at: stamp.at, by };
        });
    }
}
