//! The visitor hears of an outcome that was not told on the spot. S1.1.2

use serde::{Deserialize, Serialize};

use super::{Event, Feedback, State, Told, rules};
use crate::context::Stamp;
use crate::id::ContactId;
use crate::{Decision, State as Site};

/// Asks to enter what the visitor was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveFeedback {
    pub contact: ContactId,
    pub how: Told,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    pub reached: bool,
}

/// The visitor has been told, or could not be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeedbackGiven {
    pub contact: ContactId,
    pub how: Told,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    pub reached: bool,
}

impl GiveFeedback {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::own_open(state, &self.contact, stamp)?;
        rules::awaits_feedback(contact)?;
        rules::feedback_said(self.how, &self.content)?;
        Ok(super::decision([Event::FeedbackGiven(FeedbackGiven {
            contact: self.contact.clone(),
            how: self.how,
            content: self.content.clone(),
            reached: self.reached,
        })]))
    }
}

impl FeedbackGiven {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            contact.feedback.push(Feedback {
                at: stamp.at,
                by: contact.actor(stamp),
                how: self.how,
                content: self.content.clone(),
                reached: self.reached && self.how != Told::NoContact,
            });
            if self.reached || self.how == Told::NoContact {
                contact.close(stamp);
            }
        });
    }
}
