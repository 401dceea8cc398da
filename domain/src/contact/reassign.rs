//! A supervisor gives a matter to somebody, with a reason. S1.1.2, S1.1.3

use serde::{Deserialize, Serialize};

use super::{Event, Moved, State, rules};
use crate::context::Stamp;
use crate::id::{ContactId, PersonId};
use crate::{Decision, State as Site};

/// Asks that somebody answer for a contact from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassign {
    pub contact: ContactId,
    pub to: PersonId,
    pub reason: String,
}

/// A supervisor has given a contact to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassigned {
    pub contact: ContactId,
    pub to: PersonId,
    pub reason: String,
}

impl Reassign {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::open(contact)?;
        rules::actor(stamp)?;
        if contact.escalated {
            rules::can_receive(state, &self.to)?;
        } else {
            rules::receiver(state, contact, &self.to)?;
        }
        rules::not_recused(contact, &self.to, stamp.at)?;
        rules::reason(&self.reason)?;
        Ok(super::decision([Event::Reassigned(Reassigned {
            contact: self.contact.clone(),
            to: self.to.clone(),
            reason: self.reason.clone(),
        })]))
    }
}

impl Reassigned {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let by = contact.actor(stamp);
            contact.lapse_offer(stamp);
            contact.escalated = false;
            let how = Moved::Reassigned { by, reason: self.reason.clone() };
            contact.owners.pass(self.to.clone(), stamp, how);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{Operation, Outcome, Refusal, Told};
    use crate::township::*;

    #[test]
    fn s1_1_2_a_supervisor_gives_an_open_matter_to_another_who_serves_with_a_reason() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        let silent =
            Reassign { contact: contact.clone(), to: town.id(Zhou), reason: " ".to_owned() };
        let done = town.contact(Zhao, Operation::Reassign(silent));
        assert_eq!(done, Err(Refusal::ReasonBlank.into()));
        let own = Refusal::AlreadyOwner { person: town.id(Wang) };
        assert_eq!(town.reassign(Zhao, &contact, Wang), Err(own.into()));
        let sun = Refusal::CannotServe { person: town.id(Sun) };
        assert_eq!(town.reassign(Zhao, &contact, Sun), Err(sun.into()));
        assert!(town.reassign(Wang, &contact, Zhou).is_err());
        assert!(town.reassign(Zhao, &contact, Zhou).is_ok());
        let at = town.now;
        town.dispose(Zhou, &contact, Outcome::Withdrawn, Told::Present).unwrap();
        let closed = Refusal::AlreadyClosed { by: town.id(Zhou), at };
        assert_eq!(town.reassign(Zhao, &contact, Wang), Err(closed.into()));
    }
}
