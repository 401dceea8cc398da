//! Whoever gave a bad rating with a name is spoken to first: whether they were reached, and what they said, in words
//! that travel apart. 2.9

use serde::{Deserialize, Serialize};

use super::{Event, Handling, Stage, State, What, rules};
use crate::context::Stamp;
use crate::id::ComplaintId;
use crate::{Decision, State as Site};

/// Asks to record the first contact after a bad rating, or that it was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstContact {
    pub complaint: ComplaintId,
    pub reached: bool,
}

/// They were spoken to, or it was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstContacted {
    pub complaint: ComplaintId,
    pub reached: bool,
}

impl FirstContact {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::handled(state, &self.complaint, stamp)?;
        rules::unanswered(one)?;
        rules::awaits_contact(one)?;
        rules::contacted_once_a_day(state, one, stamp.at)?;
        let (complaint, reached) = (self.complaint.clone(), self.reached);
        Ok(super::decision(Event::FirstContacted(FirstContacted { complaint, reached })))
    }
}

impl FirstContacted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let what = What::FirstContact { reached: self.reached };
        state.step(&self.complaint, stamp, what, |one| {
            // It is known by then: what waits now is that it is put right.
            if one.stage == Stage::Filed {
                one.stage = Stage::Acknowledged { at: stamp.at, by, handling: Handling::Simple };
            }
        });
    }
}
