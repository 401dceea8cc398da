//! A matter is offered to a colleague; until it is accepted it stays with the sender. S1.1.3

use serde::{Deserialize, Serialize};

use super::dispose::promise_call;
use super::{Event, Offer, State, rules};
use crate::context::Stamp;
use crate::id::{ContactId, PersonId};
use crate::time::Date;
use crate::{Decision, State as Site};

/// Asks to offer a contact to a colleague.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    pub contact: ContactId,
    pub to: PersonId,
    pub reason: String,
    /// By when the visitor is rung with the answer; nothing where they go to the colleague, or are put through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<Date>,
}

/// A contact has been offered to a colleague, who has not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferOffered {
    pub contact: ContactId,
    pub to: PersonId,
    pub reason: String,
}

impl Transfer {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::open(contact)?;
        rules::offered_by_owner(contact, rules::actor(stamp)?)?;
        rules::not_escalated(contact)?;
        rules::receiver(state, contact, &self.to)?;
        rules::not_recused(contact, &self.to, stamp.at)?;
        rules::not_offered(contact)?;
        rules::reason(&self.reason)?;
        let offered = super::decision([Event::TransferOffered(TransferOffered {
            contact: self.contact.clone(),
            to: self.to.clone(),
            reason: self.reason.clone(),
        })]);
        Ok(offered.and(promise_call(state, contact, self.call, stamp)?))
    }
}

impl TransferOffered {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let from = contact.owner().clone();
            contact.transfers.push(super::Transfer {
                from,
                to: self.to.clone(),
                reason: self.reason.clone(),
                sent: stamp.at,
                offer: Offer::Sent,
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{Operation, Outcome, Refusal, Told};
    use crate::time::Minutes;
    use crate::township::*;

    #[test]
    fn s1_1_3_until_it_is_accepted_a_matter_stays_with_the_sender() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        town.transfer(Wang, &contact, Zhou).unwrap();
        assert_eq!(town.state.contact.get(&contact).unwrap().owner(), &town.id(Wang));
        let offered: Vec<_> = town.state.contact.offered_to(&town.id(Zhou)).collect();
        assert_eq!(offered.len(), 1);
        town.accept_transfer(Zhou, &contact).unwrap();
        assert_eq!(town.state.contact.get(&contact).unwrap().owner(), &town.id(Zhou));
        assert_eq!(town.state.contact.offered_to(&town.id(Zhou)).count(), 0);
    }

    #[test]
    fn s1_1_3_a_matter_is_offered_to_one_who_serves_for_a_reason_and_once_at_a_time() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        let sun = Refusal::CannotServe { person: town.id(Sun) };
        assert_eq!(town.transfer(Wang, &contact, Sun), Err(sun.into()));
        let own = Refusal::AlreadyOwner { person: town.id(Wang) };
        assert_eq!(town.transfer(Wang, &contact, Wang), Err(own.into()));
        let silent = Transfer {
            contact: contact.clone(),
            to: town.id(Zhou),
            reason: String::new(),
            call: None,
        };
        let done = town.contact(Wang, Operation::Transfer(silent.clone()));
        assert_eq!(done, Err(Refusal::ReasonBlank.into()));
        let nobody = PersonId("x-1".to_owned());
        let unknown = Refusal::UnknownPerson { person: nobody.clone() };
        let to_nobody = Transfer { to: nobody, reason: "职责".to_owned(), ..silent };
        assert_eq!(town.contact(Wang, Operation::Transfer(to_nobody)), Err(unknown.into()));
        let since = town.state.contact.get(&contact).unwrap().at;
        let not_owner = Refusal::NotOwner { owner: town.id(Wang), since };
        assert_eq!(town.transfer(Chen, &contact, Zhou), Err(not_owner.into()));
        let at = town.now;
        assert!(town.transfer(Wang, &contact, Zhou).is_ok());
        let offered = Refusal::AlreadyOffered { to: town.id(Zhou), at };
        assert_eq!(town.transfer(Wang, &contact, Chen), Err(offered.into()));
    }

    #[test]
    fn s2_3_1_7_whoever_is_told_that_a_colleague_will_answer_is_rung_by_whoever_has_it_then() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        let due = date(2024, 5, 7);
        let (to, reason) = (town.id(Zhou), "属其岗位职责".to_owned());
        let promised = Transfer { contact: contact.clone(), to, reason, call: Some(due) };
        let past = Transfer { call: Some(date(2024, 5, 3)), ..promised.clone() };
        let in_past = Refusal::CallInPast { due: date(2024, 5, 3) };
        assert_eq!(town.contact(Wang, Operation::Transfer(past)), Err(in_past.into()));
        town.contact(Wang, Operation::Transfer(promised)).unwrap();
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!((held.owner(), held.call_due()), (&town.id(Wang), Some(due)));
        assert!(held.offered().is_some());
        // Nobody waits at the colleague's window for it.
        let later = town.now.plus(Minutes(60));
        assert!(crate::contact::view::kept_waiting(&town.state, later).is_empty());
        town.accept_transfer(Zhou, &contact).unwrap();
        town.notify(Zhou, &contact, &[], &[]).unwrap();
        assert!(town.call(Wang, &contact, true).is_err());
        town.call(Zhou, &contact, true).unwrap();
        assert!(!town.state.contact.get(&contact).unwrap().is_open());
    }

    #[test]
    fn s1_1_3_an_offer_lapses_when_the_sender_settles_the_matter_and_says_so() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        town.transfer(Wang, &contact, Zhou).unwrap();
        let at = town.now;
        town.dispose(Wang, &contact, Outcome::Withdrawn, Told::Present).unwrap();
        let closed = Refusal::AlreadyClosed { by: town.id(Wang), at };
        assert_eq!(town.accept_transfer(Zhou, &contact), Err(closed.into()));
        assert_eq!(town.state.contact.offered_to(&town.id(Zhou)).count(), 0);
        assert_eq!(town.now.since(at), Minutes(2));
    }
}
