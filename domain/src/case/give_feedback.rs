//! The visitor hears of an outcome that was not told on the spot. S1.1.2

use serde::{Deserialize, Serialize};

use super::{Event, State, rules};
use crate::contact::{self, Feedback, Told};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to enter what the visitor was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveFeedback {
    pub case: CaseId,
    pub how: Told,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    pub reached: bool,
}

/// The visitor has been told, or could not be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackGiven {
    pub case: CaseId,
    pub how: Told,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    pub reached: bool,
}

impl GiveFeedback {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::held_open(state, &self.case, stamp)?;
        rules::awaits_feedback(case)?;
        contact::rules::feedback_said(self.how, &self.content)?;
        Ok(super::decision(Event::FeedbackGiven(FeedbackGiven {
            case: self.case.clone(),
            how: self.how,
            content: self.content.clone(),
            reached: self.reached,
        })))
    }
}

impl FeedbackGiven {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let by = case.actor(stamp);
            case.feedback.push(Feedback {
                at: stamp.at,
                by,
                how: self.how,
                content: self.content.clone(),
                reached: self.reached && self.how != Told::NoContact,
            });
            case.close_when_over(stamp);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Operation, Refusal};
    use crate::township::*;

    #[test]
    fn s1_1_2_feedback_follows_an_outcome_and_closes_the_case_once_it_reaches_the_visitor() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP01", &["m1", "m2"]);
        let early = town.case_feedback(Wang, &case, Told::Phone);
        assert_eq!(early, Err(Refusal::NoOutcome.into()));
        town.finish(Wang, &case, Told::Later).unwrap();
        let missed = GiveFeedback {
            case: case.clone(),
            how: Told::Phone,
            content: "无人接听".to_owned(),
            reached: false,
        };
        town.case(Wang, Operation::GiveFeedback(missed)).unwrap();
        assert!(town.state.case.get(&case).unwrap().is_open());
        let later = town.case_feedback(Wang, &case, Told::Later);
        assert_eq!(later, Err(contact::Refusal::NotYetTold.into()));
        assert!(town.case_feedback(Wang, &case, Told::NoContact).is_ok());
        assert!(!town.state.case.get(&case).unwrap().is_open());
    }
}
