//! Whoever gave a bad rating with a name is asked afterwards: whether they were reached, what they said and
//! what has changed, in words that travel apart. 2.9

use serde::{Deserialize, Serialize};

use super::{Event, State, What, rules};
use crate::context::Stamp;
use crate::id::ComplaintId;
use crate::{Decision, State as Site};

/// Asks to record a return visit, or that it was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnVisit {
    pub complaint: ComplaintId,
    pub reached: bool,
}

/// A return visit was made, or tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnVisited {
    pub complaint: ComplaintId,
    pub reached: bool,
}

impl ReturnVisit {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::handled(state, &self.complaint, stamp)?;
        rules::awaits_return(one)?;
        rules::tried_once_a_day(state, one, stamp.at)?;
        let (complaint, reached) = (self.complaint.clone(), self.reached);
        Ok(super::decision(Event::ReturnVisited(ReturnVisited { complaint, reached })))
    }
}

impl ReturnVisited {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.complaint, stamp, What::ReturnVisit { reached: self.reached }, |_| {});
    }
}
