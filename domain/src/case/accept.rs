//! Complete papers are accepted, and a date is promised. S1.6.2, R-CLK-1, R-CLK-3, R-CLK-5

use serde::{Deserialize, Serialize};

use super::{Acceptance, Event, Stage, State, Warning, rules};
use crate::calendar::{Due, Limit};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to accept a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    pub case: CaseId,
}

/// A case is accepted and its date promised; the date never moves later by being worked out anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    pub case: CaseId,
    /// When the papers were complete.
    pub start: Timestamp,
    pub limit: Limit,
    pub due: Due,
}

impl Accept {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        rules::before_acceptance(case)?;
        let start = rules::complete(case)?;
        let guide = rules::guide(state, case)?;
        rules::promised_to(guide, case.subject.as_ref())?;
        let (limit, due) = rules::promise(state, guide, start);
        let accepted = Accepted { case: self.case.clone(), start, limit, due };
        let mut decision = super::decision(Event::Accepted(accepted));
        if due.provisional {
            decision.warnings.push(crate::Warning::Case(Warning::DueProvisional));
        }
        Ok(decision)
    }
}

impl Accepted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let (start, limit, due) = (self.start, self.limit, self.due);
            let by = case.actor(stamp);
            case.acceptance = Some(Acceptance { at: stamp.at, by, start, limit, due });
            case.stage = Stage::Accepted;
        });
    }
}
