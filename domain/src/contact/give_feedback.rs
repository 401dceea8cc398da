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
        let contact = rules::held_open(state, &self.contact, stamp)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{Operation, Refusal};
    use crate::township::*;

    #[test]
    fn s1_1_2_who_was_to_be_told_later_is_told_and_that_closes_the_contact() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        let early = town.feedback(Wang, &contact, Told::Phone);
        assert_eq!(early, Err(Refusal::NoOutcome.into()));
        town.dispose(Wang, &contact, answered("已转达"), Told::Later).unwrap();
        let feedback = |how, content: &str, reached| {
            let (contact, content) = (contact.clone(), content.to_owned());
            Operation::GiveFeedback(GiveFeedback { contact, how, content, reached })
        };
        let later = town.contact(Wang, feedback(Told::Later, "x", true));
        assert_eq!(later, Err(Refusal::NotYetTold.into()));
        let blank = town.contact(Wang, feedback(Told::Phone, " ", true));
        assert_eq!(blank, Err(Refusal::ContentBlank.into()));
        town.contact(Wang, feedback(Told::Phone, "无人接听", false)).unwrap();
        assert!(town.state.contact.get(&contact).unwrap().is_open());
        assert!(town.clone().contact(Wang, feedback(Told::NoContact, "", false)).is_ok());
        assert!(town.contact(Wang, feedback(Told::Phone, "已告知", true)).is_ok());
        let held = town.state.contact.get(&contact).unwrap();
        assert!(!held.is_open() && held.feedback.iter().filter(|said| said.reached).count() == 1);
    }
}
