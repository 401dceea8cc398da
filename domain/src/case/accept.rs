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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Mark, Refusal};
    use crate::contact::{Receive, Told};
    use crate::time::TimeOfDay;
    use crate::township::*;

    #[test]
    fn s1_6_2_only_complete_papers_are_accepted() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        let refusal = Refusal::PapersIncomplete { materials: keys(&["m2"]) };
        assert_eq!(town.accept(Wang, &case), Err(refusal.into()));
        town.tick(Wang, &case, &[("m2", Mark::Has)]).unwrap();
        let at = town.now;
        assert!(town.accept(Wang, &case).is_ok());
        let refusal = Refusal::AlreadyAccepted { by: town.id(Wang), at };
        assert_eq!(town.accept(Wang, &case), Err(refusal.into()));
    }

    #[test]
    fn r_clk_1_the_promise_is_ten_working_days_counted_from_the_next_at_closing() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        assert_eq!(town.accept(Wang, &case).unwrap().warnings, vec![]);
        let due = town.state.case.get(&case).unwrap().due().unwrap();
        // 7, 8, 9, 10, the make-up Saturday 11, 13, 14, 15, 16, 17 May.
        assert_eq!((due.date, due.provisional), (date(2024, 5, 17), false));
        let closing = Timestamp::at(due.date, TimeOfDay::hm(17, 30), town.state.site.zone);
        assert_eq!(due.at, closing);
    }

    #[test]
    fn r_clk_5_the_clock_starts_when_the_papers_are_complete_not_when_the_clerk_says_so() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        town.supplement(Wang, &case, &["m2"]).unwrap();
        town.set(date(2024, 5, 8), 9, 0);
        let post = town.posts[0].clone();
        town.duty(Wang, crate::duty::Operation::Start(crate::duty::Start { post })).unwrap();
        town.tick(Wang, &case, &[("m2", Mark::Has)]).unwrap();
        town.set(date(2024, 5, 10), 9, 0);
        let post = town.posts[0].clone();
        town.duty(Wang, crate::duty::Operation::Start(crate::duty::Start { post })).unwrap();
        town.accept(Wang, &case).unwrap();
        let due = town.state.case.get(&case).unwrap().due().unwrap();
        assert_eq!(due.date, date(2024, 5, 21));
    }

    #[test]
    fn r_clk_a_promise_into_an_unpublished_year_is_provisional_and_says_so() {
        let mut town = Township::morning();
        town.set(date(2024, 12, 27), 9, 0);
        let post = town.posts[0].clone();
        town.duty(Wang, crate::duty::Operation::Start(crate::duty::Start { post })).unwrap();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let done = town.accept(Wang, &case).unwrap();
        assert_eq!(done.warnings, vec![crate::Warning::Case(Warning::DueProvisional)]);
        assert!(town.state.case.get(&case).unwrap().due().unwrap().provisional);
    }

    #[test]
    fn s1_1_2_a_promise_is_made_to_somebody() {
        let mut town = Township::morning();
        let nobody = Receive { subject: None, ..Township::asks("FP07", &["m1", "m2"]) };
        town.contact(Wang, crate::contact::Operation::Receive(nobody)).unwrap();
        let contact = crate::ContactId::from(&town.last);
        town.open(Wang, &contact, &[]).unwrap();
        let case = CaseId::from(&town.last);
        assert_eq!(town.accept(Wang, &case), Err(Refusal::NobodyNamed.into()));
        assert!(town.refuse(Wang, &case, "条例第9条", "可复议").is_ok());
    }

    #[test]
    fn s1_6_2_an_immediate_matter_that_is_accepted_is_due_the_same_day() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP01", &["m1", "m2"]);
        town.accept(Wang, &case).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().due().unwrap().date, date(2024, 5, 6));
        assert!(town.finish(Wang, &case, Told::Present).is_ok());
    }
}
