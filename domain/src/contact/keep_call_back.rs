//! A promised call is made, whether or not it reaches anybody. S2.3.1.7

use serde::{Deserialize, Serialize};

use super::{Disposition, Event, Feedback, Refusal, State, Told, rules};
use crate::context::Stamp;
use crate::id::ContactId;
use crate::{Decision, State as Site};

/// Asks to enter a call that was promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeepCallBack {
    pub contact: ContactId,
    pub reached: bool,
    /// What was said; may be blank where nobody answered.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
}

/// A promised call has been made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallBackKept {
    pub contact: ContactId,
    pub reached: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
}

impl KeepCallBack {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::own_open(state, &self.contact, stamp)?;
        if contact.call_due().is_none() {
            return Err(Refusal::NoCallPromised.into());
        }
        if self.reached {
            rules::feedback_said(Told::Phone, &self.content)?;
            let answered = Disposition::Answered { answer: self.content.clone() };
            rules::notice_given(contact, rules::guide(state, contact), &answered)?;
        }
        Ok(super::decision([Event::CallBackKept(CallBackKept {
            contact: self.contact.clone(),
            reached: self.reached,
            content: self.content.clone(),
        })]))
    }
}

impl CallBackKept {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            contact.feedback.push(Feedback {
                at: stamp.at,
                by: contact.actor(stamp),
                how: Told::Phone,
                content: self.content.clone(),
                reached: self.reached,
            });
            let Some(call) = contact.call_back.as_mut() else { return };
            if self.reached {
                call.kept = Some(stamp.at);
                contact.close(stamp);
            } else {
                call.tried.push(stamp.at);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{Operation, Outcome};
    use crate::township::*;

    #[test]
    fn s2_3_1_7_a_promised_call_closes_the_contact_once_it_reaches_the_visitor() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        let none = town.call(Wang, &contact, true);
        assert_eq!(none, Err(Refusal::NoCallPromised.into()));
        let due = date(2024, 5, 7);
        town.dispose(Wang, &contact, Outcome::CallBack { due }, Told::Later).unwrap();
        assert_eq!(town.state.contact.calls().count(), 1);
        town.call(Wang, &contact, false).unwrap();
        assert_eq!(town.state.contact.get(&contact).unwrap().call_due(), Some(due));
        let silent =
            KeepCallBack { contact: contact.clone(), reached: true, content: String::new() };
        let done = town.contact(Wang, Operation::KeepCallBack(silent));
        assert_eq!(done, Err(Refusal::ContentBlank.into()));
        // S2.2.4: an enquiry about an item is not closed by phone without a notice either.
        assert_eq!(town.call(Wang, &contact, true), Err(Refusal::NoticeMissing.into()));
        town.notify(Wang, &contact, &[], &[]).unwrap();
        assert!(town.call(Wang, &contact, true).is_ok());
        assert!(!town.state.contact.get(&contact).unwrap().is_open());
        assert_eq!(town.state.contact.calls().count(), 0);
    }
}
