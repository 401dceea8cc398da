//! A case is done: a simple matter on the spot, a promised one after its acceptance. S1.6.2, S1.1.2

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, Warning, rules};
use crate::contact::Told;
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to finish a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finish {
    pub case: CaseId,
    /// What came of it, without personal fields; may be blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub result: String,
    /// How the visitor hears of it.
    pub told: Told,
}

/// A case is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    pub case: CaseId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub result: String,
    pub told: Told,
}

impl Finish {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        rules::finishable(case, rules::guide(state, case)?)?;
        let (id, result, told) = (self.case.clone(), self.result.clone(), self.told);
        let mut decision = super::decision(Event::Finished(Finished { case: id, result, told }));
        if let Some(due) = case.due().filter(|due| stamp.at > due.at) {
            decision.warnings.push(crate::Warning::Case(Warning::Overdue { due: due.date }));
        }
        Ok(decision)
    }
}

impl Finished {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            case.stage = Stage::Done { at: stamp.at, result: self.result.clone() };
            case.hear(stamp, self.told);
        });
    }
}
