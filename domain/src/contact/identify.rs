//! A visitor says who they are after all. S1.1.1

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::context::Stamp;
use crate::id::{ContactId, SubjectId};
use crate::{Decision, State as Site};

/// Whose record the personal fields belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// A record made by this operation.
    New,
    /// The record of somebody who has been here before.
    Known(SubjectId),
}

/// Asks to enter who the visitor is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identify {
    pub contact: ContactId,
    pub subject: Whose,
}

/// The visitor of a contact is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identified {
    pub contact: ContactId,
    pub subject: SubjectId,
}

impl Identify {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::held_open(state, &self.contact, stamp)?;
        rules::identity_asked(rules::guide(state, contact), Some(&self.subject))?;
        rules::subject(&state.contact, Some(&self.subject))?;
        if contact.subject.is_some() {
            return Err(Refusal::AlreadyIdentified.into());
        }
        let subject = match &self.subject {
            Whose::New => SubjectId::from(&stamp.operation),
            Whose::Known(subject) => subject.clone(),
        };
        let identified = Identified { contact: self.contact.clone(), subject };
        Ok(super::decision([Event::Identified(identified)]))
    }
}

impl Identified {
    pub(super) fn evolve(&self, state: &mut State, _: &Stamp) {
        state.change(&self.contact, |contact| contact.subject = Some(self.subject.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::Operation;
    use crate::township::*;

    #[test]
    fn a_visitor_is_identified_once_and_only_where_identity_is_asked() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        let identify = |contact: &ContactId, subject| {
            Operation::Identify(Identify { contact: contact.clone(), subject })
        };
        let stranger = SubjectId("x-1".to_owned());
        let refusal = Refusal::UnknownSubject { subject: stranger.clone() };
        let known = Whose::Known(stranger);
        assert_eq!(town.contact(Wang, identify(&contact, known)), Err(refusal.into()));
        assert!(town.contact(Wang, identify(&contact, Whose::New)).is_ok());
        let named = SubjectId::from(&town.last);
        assert_eq!(town.state.contact.get(&contact).unwrap().subject, Some(named));
        let again = town.contact(Wang, identify(&contact, Whose::New));
        assert_eq!(again, Err(Refusal::AlreadyIdentified.into()));

        let pills = town.receive(Wang, "FP14", &[]);
        let refusal = Refusal::IdentityNotAsked { item: item("FP14") };
        assert_eq!(town.contact(Wang, identify(&pills, Whose::New)), Err(refusal.into()));
    }
}
