//! Whoever supervises answers: what was done, in words that travel apart. 2.7

use serde::{Deserialize, Serialize};

use super::{Event, Outcome, Stage, State, What, rules};
use crate::context::Stamp;
use crate::id::ComplaintId;
use crate::{Decision, State as Site};

/// Asks to answer a complaint; one that is simple needs no acknowledgement before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub complaint: ComplaintId,
    pub outcome: Outcome,
}

/// A complaint is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub complaint: ComplaintId,
    pub outcome: Outcome,
}

impl Answer {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::handled(state, &self.complaint, stamp)?;
        rules::unanswered(one)?;
        rules::contacted(one)?;
        let (complaint, outcome) = (self.complaint.clone(), self.outcome);
        Ok(super::decision(Event::Answered(Answered { complaint, outcome })))
    }
}

impl Answered {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let outcome = self.outcome;
        state.step(&self.complaint, stamp, What::Answered(outcome), |one| {
            let answered = Stage::Answered { at: stamp.at, by, outcome };
            one.answered_in = Some(std::mem::replace(&mut one.stage, answered));
        });
    }
}
