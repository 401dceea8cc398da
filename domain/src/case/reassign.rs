//! A supervisor gives a case to somebody, with a reason. S1.1.2

use serde::{Deserialize, Serialize};

use super::{Event, State, rules};
use crate::contact::{self, Moved};
use crate::context::Stamp;
use crate::id::{CaseId, PersonId};
use crate::{Decision, State as Site};

/// Asks that somebody answer for a case from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassign {
    pub case: CaseId,
    pub to: PersonId,
    pub reason: String,
}

/// A supervisor has given a case to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassigned {
    pub case: CaseId,
    pub to: PersonId,
    pub reason: String,
}

impl Reassign {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::known(state, &self.case)?;
        rules::open(case)?;
        contact::rules::actor(stamp)?;
        contact::rules::can_receive(state, &self.to)?;
        rules::moves(case, &self.to)?;
        contact::rules::reason(&self.reason)?;
        Ok(super::decision(Event::Reassigned(Reassigned {
            case: self.case.clone(),
            to: self.to.clone(),
            reason: self.reason.clone(),
        })))
    }
}

impl Reassigned {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let how = Moved::Reassigned { by: case.actor(stamp), reason: self.reason.clone() };
            case.owners.pass(self.to.clone(), stamp.at, how);
        });
    }
}
