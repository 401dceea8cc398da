//! A supervisor who is not the owner grants more time before the date is over, and the visitor is
//! told; or declines it with a reason. R-CLK-7, 行政许可法 Art. 42

use serde::{Deserialize, Serialize};

use super::{Event, ExtensionStands, State, course, rules};
use crate::calendar::{Course, Due, Limit};
use crate::contact::{self, Told};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to answer an extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerExtension {
    pub case: CaseId,
    pub answer: Answer,
}

/// What a supervisor says to an extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The visitor hears of it now.
    Grant {
        told: Told,
    },
    Decline {
        reason: String,
    },
}

/// An extension has been granted: the visitor knows the new date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionGranted {
    pub case: CaseId,
    pub told: Told,
    pub due: Due,
}

/// An extension has been declined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionDeclined {
    pub case: CaseId,
    pub reason: String,
}

impl AnswerExtension {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::known(state, &self.case)?;
        rules::open(case)?;
        let actor = contact::rules::actor(stamp)?;
        rules::not_recused(state, case, actor, stamp.at)?;
        let promise = rules::accepted(state, case, stamp.at)?;
        let asked = rules::extension_asked(case)?;
        rules::another_supervisor(state, case, asked, actor)?;
        let id = self.case.clone();
        let event = match &self.answer {
            Answer::Grant { told } => {
                rules::not_paused(case)?;
                rules::before_expiry(&promise, stamp.at)?;
                rules::told_now(*told)?;
                let course = Course { extension: 0, ..course(case, stamp.at) };
                let more = Limit::working_days(asked.working_days);
                let later = state.site.clock().due_along(promise.due.at, more, &course);
                let provisional = later.provisional || promise.due.provisional;
                let due = Due { provisional, ..later };
                Event::ExtensionGranted(ExtensionGranted { case: id, told: *told, due })
            }
            Answer::Decline { reason } => {
                rules::said(reason)?;
                let reason = reason.clone();
                Event::ExtensionDeclined(ExtensionDeclined { case: id, reason })
            }
        };
        Ok(super::decision(event))
    }
}

impl ExtensionGranted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let by = case.actor(stamp);
            let Some(last) = case.extensions.last_mut() else { return };
            let (told, due) = (self.told, self.due);
            last.stands = ExtensionStands::Granted { at: stamp.at, by, told, due };
            case.rewritten = Some(due);
        });
    }
}

impl ExtensionDeclined {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let by = case.actor(stamp);
            let Some(last) = case.extensions.last_mut() else { return };
            let reason = self.reason.clone();
            last.stands = ExtensionStands::Declined { at: stamp.at, by, reason };
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::StepKind;
    use crate::case::{Refusal, view};
    use crate::township::*;

    #[test]
    fn r_clk_7_another_supervisor_grants_it_before_the_date_is_over_and_the_visitor_is_told() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        assert_eq!(town.grant(Zhao, &case, Told::Phone), Err(Refusal::NoExtensionAsked.into()));
        town.ask_extension(Wang, &case, 10, "案情复杂").unwrap();
        assert!(town.grant(Wang, &case, Told::Phone).is_err());
        assert_eq!(town.grant(Zhao, &case, Told::Later), Err(Refusal::NotToldYet.into()));
        assert_eq!(town.state.case.extensions_asked().count(), 1);
        assert!(town.grant(Zhao, &case, Told::Phone).is_ok());
        assert_eq!(town.state.case.extensions_asked().count(), 0);
        let held = town.state.case.get(&case).unwrap();
        // 20 to 24 and 27 to 31 May
        assert_eq!(held.due().unwrap().date, date(2024, 5, 31));
        let steps = view::explain(&town.state, held, town.now);
        let added = steps.iter().filter(|step| matches!(step.kind, StepKind::Extended(_)));
        assert_eq!(added.count(), 10);
        assert_eq!(steps.last().map(|step| step.date), Some(date(2024, 5, 31)));
        let once = Refusal::ExtendedAlready;
        assert_eq!(town.ask_extension(Wang, &case, 1, "再延"), Err(once.into()));
    }

    #[test]
    fn r_clk_7_the_owner_does_not_grant_it_to_themselves() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        town.reassign_case(Zhao, &case, Zhao).unwrap();
        town.ask_extension(Zhao, &case, 5, "案情复杂").unwrap();
        assert_eq!(town.grant(Zhao, &case, Told::Phone), Err(Refusal::OwnExtension.into()));
        assert!(town.grant(Chen, &case, Told::Phone).is_ok());
    }

    #[test]
    fn r_clk_7_after_the_date_it_is_declined_only_and_counts_as_overtime() {
        for (minute, refused) in [(30, false), (31, true)] {
            let mut town = Township::morning();
            let case = town.accepted(Wang);
            town.ask_extension(Wang, &case, 5, "案情复杂").unwrap();
            town.set(date(2024, 5, 17), 17, minute);
            let done = town.grant(Zhao, &case, Told::Phone);
            let refusal = Refusal::Expired { due: date(2024, 5, 17) };
            assert_eq!(done.err(), refused.then(|| refusal.into()));
            let decline = Answer::Decline { reason: "已经超期".to_owned() };
            let answer = AnswerExtension { case: case.clone(), answer: decline };
            let done = town.case(Zhao, crate::case::Operation::AnswerExtension(answer));
            assert_eq!(done.is_ok(), refused);
        }
    }

    #[test]
    fn r_clk_7_after_an_answer_of_no_it_may_be_asked_for_again() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        town.ask_extension(Wang, &case, 5, "案情复杂").unwrap();
        let answer = |reason: &str| AnswerExtension {
            case: case.clone(),
            answer: Answer::Decline { reason: reason.to_owned() },
        };
        let blank = town.case(Zhao, crate::case::Operation::AnswerExtension(answer(" ")));
        assert_eq!(blank, Err(Refusal::NothingSaid.into()));
        town.case(Zhao, crate::case::Operation::AnswerExtension(answer("理由不足"))).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().due().unwrap().date, date(2024, 5, 17));
        assert!(town.ask_extension(Wang, &case, 3, "补充理由").is_ok());
    }
}
