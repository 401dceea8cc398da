//! The visitor is told everything that is missing, at one time; a second time is a fault. S1.6.2

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, Supplement, Warning, rules};
use crate::contact::{self, FaultKind, FaultNoted};
use crate::context::Stamp;
use crate::id::{CaseId, MaterialKey};
use crate::{Decision, State as Site};

/// Asks to tell the visitor what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskSupplement {
    pub case: CaseId,
    /// All that is missing.
    pub missing: BTreeSet<MaterialKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// Why there has to be a second one; blank for the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The visitor has been told what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementAsked {
    pub case: CaseId,
    pub missing: BTreeSet<MaterialKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl AskSupplement {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::known(state, &self.case)?;
        rules::open(case)?;
        let actor = contact::rules::actor(stamp)?;
        rules::not_recused(state, case, actor, stamp.at)?;
        rules::before_acceptance(case)?;
        rules::not_deemed(state, case, stamp.at)?;
        rules::something_missing(case)?;
        rules::names_all_missing(case, &self.missing)?;
        contact::rules::lawful_lines(&self.lines)?;
        rules::second_supplement(state, case, (actor, stamp.at), &self.reason)?;
        let mut decision = super::decision(Event::SupplementAsked(SupplementAsked {
            case: self.case.clone(),
            missing: self.missing.clone(),
            lines: self.lines.clone(),
            reason: self.reason.clone(),
        }));
        let Some(contact) = state.contact.get(&case.contact) else { return Ok(decision) };
        let beyond = contact::rules::second_trip(state, contact, &self.missing, &self.lines);
        if let Some(against) = beyond {
            decision.events.push(FaultNoted::of(contact, FaultKind::SecondTrip, against));
            decision.warnings.push(crate::Warning::Case(Warning::SecondTrip));
        }
        if let Some(first) = case.supplements.first() {
            decision.events.push(FaultNoted::of(contact, FaultKind::SecondSupplement, &first.by));
        }
        Ok(decision)
    }
}

impl SupplementAsked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            case.stage = Stage::Supplement { asked: stamp.at };
            let by = case.actor(stamp);
            case.supplements.push(Supplement {
                at: stamp.at,
                by,
                missing: self.missing.clone(),
                lines: self.lines.clone(),
                reason: self.reason.clone(),
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Mark, Refusal};
    use crate::township::*;

    fn faults(town: &Township, case: &CaseId) -> Vec<FaultKind> {
        let contact = &town.state.case.get(case).unwrap().contact;
        town.state.contact.get(contact).unwrap().faults.iter().map(|fault| fault.kind).collect()
    }

    #[test]
    fn s1_6_2_a_supplement_names_all_that_is_missing_and_nothing_else() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &[]);
        let rows: [(&[&str], Refusal); 3] = [
            (&["m1"], Refusal::NotAllNamed { materials: keys(&["m2"]) }),
            (&["m1", "m2", "m4"], Refusal::NotMissing { materials: keys(&["m4"]) }),
            (&["m1", "m2", "m9"], Refusal::NotMissing { materials: keys(&["m9"]) }),
        ];
        for (missing, refusal) in rows {
            assert_eq!(town.supplement(Wang, &case, missing), Err(refusal.into()));
        }
        let asked = town.now;
        let done = town.supplement(Wang, &case, &["m1", "m2"]).unwrap();
        assert_eq!(done.warnings, vec![]);
        assert_eq!(town.state.case.get(&case).unwrap().stage, Stage::Supplement { asked });
        assert_eq!(faults(&town, &case), vec![]);
    }

    #[test]
    fn s1_6_2_complete_papers_leave_nothing_to_ask() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let refusal = Refusal::PapersComplete;
        assert_eq!(town.supplement(Wang, &case, &[]), Err(refusal.clone().into()));
        assert_eq!(town.supplement(Wang, &case, &["m3"]), Err(refusal.into()));
        town.tick(Wang, &case, &[("m3", Mark::Missing)]).unwrap();
        assert!(town.supplement(Wang, &case, &["m3"]).is_ok());
    }

    #[test]
    fn s1_6_2_a_second_supplement_needs_another_supervisor_and_a_reason_and_is_a_fault() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        town.supplement(Wang, &case, &["m2"]).unwrap();
        let refusal = Refusal::SupervisorNeeded;
        assert_eq!(town.supplement(Wang, &case, &["m2"]), Err(refusal.clone().into()));
        assert_eq!(town.supplement(Zhou, &case, &["m2"]), Err(refusal.into()));
        let silent = AskSupplement {
            case: case.clone(),
            missing: keys(&["m2"]),
            lines: Vec::new(),
            reason: " ".to_owned(),
        };
        let done = town.case(Zhao, crate::case::Operation::AskSupplement(silent));
        assert_eq!(done, Err(Refusal::ReasonBlank.into()));
        assert!(town.supplement(Zhao, &case, &["m2"]).is_ok());
        assert_eq!(faults(&town, &case), vec![FaultKind::SecondSupplement]);
    }

    #[test]
    fn s2_2_4_a_supplement_beyond_the_one_time_notice_is_a_fault_by_itself() {
        for (ticks, expected) in
            [(&[][..], vec![]), (&[("m3", Mark::Missing)][..], vec![FaultKind::SecondTrip])]
        {
            let mut town = Township::morning();
            let contact = town.receive(Wang, "FP07", &["m1"]);
            town.notify(Wang, &contact, &["m2"], &[]).unwrap();
            town.open(Wang, &contact, ticks).unwrap();
            let case = CaseId::from(&town.last);
            let missing: &[&str] = if ticks.is_empty() { &["m2"] } else { &["m2", "m3"] };
            let done = town.supplement(Wang, &case, missing).unwrap();
            assert_eq!(done.warnings.len(), expected.len());
            assert_eq!(faults(&town, &case), expected);
        }
    }

    #[test]
    fn r_clk_4_after_five_working_days_nothing_is_asked_any_more() {
        for ((day, hour, minute), late) in
            [((11, 17, 30), false), ((11, 17, 31), true), ((13, 9, 0), true)]
        {
            let mut town = Township::morning();
            let case = town.opened(Wang, "FP07", &["m1"]);
            let since = town.state.case.get(&case).unwrap().received;
            town.set(date(2024, 5, day), hour, minute);
            let done = town.supplement(Wang, &case, &["m2"]);
            let refusal = Refusal::DeemedAccepted { due: date(2024, 5, 11), since };
            if late {
                assert_eq!(done, Err(refusal.into()), "{day} {hour}:{minute}");
            } else {
                assert!(done.is_ok(), "{day} {hour}:{minute}");
            }
        }
    }

    #[test]
    fn s1_6_3_who_asked_for_the_first_supplement_does_not_allow_the_second() {
        let mut town = Township::morning();
        let case = town.opened(Chen, "FP07", &["m1"]);
        town.supplement(Chen, &case, &["m2"]).unwrap();
        town.reassign_case(Zhao, &case, Wang).unwrap();
        let own = Refusal::SupervisorNeeded;
        assert_eq!(town.supplement(Chen, &case, &["m2"]), Err(own.into()));
        assert!(town.supplement(Zhao, &case, &["m2"]).is_ok());
    }
}
