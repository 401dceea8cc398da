//! The visitor gives a case up; the words of it travel apart. S1.6.2

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, rules};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to enter that the visitor gives a case up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    pub case: CaseId,
}

/// The visitor has given a case up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub case: CaseId,
}

impl Withdraw {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        rules::not_settled(case)?;
        let case = self.case.clone();
        Ok(super::decision(Event::Withdrawn(Withdrawn { case })))
    }
}

impl Withdrawn {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            case.stage = Stage::Withdrawn { at: stamp.at };
            case.close(stamp);
        });
    }
}
