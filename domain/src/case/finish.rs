//! A case is done: a simple matter on the spot, a promised one after its acceptance. S1.6.2, S1.1.2

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, Warning, rules};
use crate::calendar::Due;
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
    /// The number of the document that is handed over; blank where there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    /// How the visitor hears of it.
    pub told: Told,
}

/// A case is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finished {
    pub case: CaseId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub result: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub document: String,
    pub told: Told,
}

impl Finish {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        rules::not_paused(case)?;
        rules::finishable(state, case, rules::guide(state, case)?, stamp.at)?;
        let finished = Event::Finished(Finished {
            case: self.case.clone(),
            result: self.result.clone(),
            document: self.document.trim().to_owned(),
            told: self.told,
        });
        let mut decision = super::after_acceptance(state, case, stamp, finished);
        let due = super::promise(state, case, stamp.at).map(|promise| promise.due);
        let late = |due: &Due| stamp.at > due.at && !rules::excused(state, case, *due);
        if let Some(due) = due.filter(late) {
            decision.warnings.push(crate::Warning::Case(Warning::Overdue { due: due.date }));
        }
        Ok(decision)
    }
}

impl Finished {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let (result, document) = (self.result.clone(), self.document.clone());
            case.stage = Stage::Done { at: stamp.at, result, document };
            case.hear(stamp, self.told);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Refusal;
    use crate::township::*;

    #[test]
    fn s1_6_2_a_simple_matter_with_complete_papers_is_done_and_told_on_the_spot() {
        let mut town = Township::morning();
        let short = town.opened(Wang, "FP01", &["m1"]);
        let refusal = Refusal::PapersIncomplete { materials: keys(&["m2"]) };
        assert_eq!(town.finish(Wang, &short, Told::Present), Err(refusal.into()));
        let case = town.opened(Wang, "FP01", &["m1", "m2"]);
        assert!(town.finish(Wang, &case, Told::Present).is_ok());
        let held = town.state.case.get(&case).unwrap();
        assert!(!held.is_open() && held.feedback.len() == 1);
    }

    #[test]
    fn s1_6_2_a_promised_matter_is_accepted_first_and_overdue_after_closing_of_its_day() {
        for (minute, late) in [(30, false), (31, true)] {
            let mut town = Township::morning();
            let case = town.opened(Wang, "FP07", &["m1", "m2"]);
            let early = town.finish(Wang, &case, Told::Present);
            assert_eq!(early, Err(Refusal::NotAccepted.into()));
            town.accept(Wang, &case).unwrap();
            town.set(date(2024, 5, 17), 9, 0);
            let post = town.posts[0].clone();
            town.duty(Wang, crate::duty::Operation::Start(crate::duty::Start { post })).unwrap();
            town.set(date(2024, 5, 17), 17, minute);
            let done = town.finish(Wang, &case, Told::Present).unwrap();
            let warning = crate::Warning::Case(Warning::Overdue { due: date(2024, 5, 17) });
            assert_eq!(done.warnings, if late { vec![warning] } else { vec![] });
        }
    }

    #[test]
    fn s1_1_2_a_finished_case_stays_open_until_the_visitor_is_told() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP01", &["m1", "m2"]);
        let at = town.now;
        town.finish(Wang, &case, Told::Later).unwrap();
        assert!(town.state.case.get(&case).unwrap().is_open());
        assert_eq!(town.state.case.untold().count(), 1);
        let settled = Refusal::AlreadySettled { at };
        assert_eq!(town.finish(Wang, &case, Told::Present), Err(settled.into()));
        assert!(town.case_feedback(Wang, &case, Told::Phone).is_ok());
        assert!(!town.state.case.get(&case).unwrap().is_open());
        assert_eq!(town.state.case.untold().count(), 0);
    }
}
