//! A step of the processing is entered, with its opinion.

use serde::{Deserialize, Serialize};

use super::{Event, ProcessStep, State, rules};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to enter a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeStep {
    pub case: CaseId,
    pub name: String,
    /// The opinion, without personal fields; may be blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A step has been taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTaken {
    pub case: CaseId,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl TakeStep {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        rules::accepted(state, case, stamp.at)?;
        rules::said(&self.name)?;
        let (id, name, note) = (self.case.clone(), self.name.clone(), self.note.clone());
        let taken = Event::StepTaken(StepTaken { case: id, name, note });
        Ok(super::after_acceptance(state, case, stamp, taken))
    }
}

impl StepTaken {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let (name, note) = (self.name.clone(), self.note.clone());
            let by = case.actor(stamp);
            case.steps.push(ProcessStep { at: stamp.at, by, name, note });
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::case::Refusal;
    use crate::township::*;

    #[test]
    fn a_step_is_taken_on_an_accepted_case_and_has_a_name() {
        let mut town = Township::morning();
        let early = town.opened(Wang, "FP07", &["m1"]);
        assert_eq!(town.step(Wang, &early, "初审"), Err(Refusal::NotAccepted.into()));
        let case = town.accepted(Wang);
        assert_eq!(town.step(Wang, &case, " "), Err(Refusal::NothingSaid.into()));
        assert!(town.step(Wang, &case, "初审").is_ok());
        town.begin_special(Wang, &case).unwrap();
        assert!(town.step(Wang, &case, "送鉴定").is_ok());
        let held = town.state.case.get(&case).unwrap();
        assert_eq!(held.steps.len(), 2);
    }
}
