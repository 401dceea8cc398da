//! Somebody who answers for the window, and did not ask, grants or declines a correction. 2.10

use serde::{Deserialize, Serialize};

use super::{Answer, Decided, Event, State, Verdict, rules};
use crate::Stamp;
use crate::id::{CorrectionId, PersonId};

/// Grants or declines a correction, with the reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnswerCorrection {
    pub correction: CorrectionId,
    pub verdict: Verdict,
    pub reason: String,
}

/// A correction counts, or does not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorrectionAnswered {
    pub correction: CorrectionId,
    pub verdict: Verdict,
    pub reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
}

impl AnswerCorrection {
    /// # Errors
    /// That it is unknown, answered or one's own, or the reason is missing.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        let waiting = rules::waiting_correction(state, &self.correction)?;
        rules::by_another(waiting, stamp)?;
        rules::answer_reason(&self.reason)?;
        let Self { correction, verdict, reason } = self.clone();
        let by = stamp.person().cloned();
        let answered = CorrectionAnswered { correction, verdict, reason, by };
        Ok((vec![Event::CorrectionAnswered(answered)], Vec::new()))
    }
}

impl CorrectionAnswered {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if let Some(one) = state.corrections.get_mut(&self.correction) {
            one.answer = Some(Answer {
                operation: stamp.operation.clone(),
                verdict: self.verdict,
                reason: self.reason.clone(),
                by: self.by.clone(),
                at: stamp.at,
            });
        }
    }
}
