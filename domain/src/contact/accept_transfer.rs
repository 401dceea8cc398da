//! The receiver accepts: from then on the receiver answers for the matter. S1.1.3

use serde::{Deserialize, Serialize};

use super::{Event, Moved, Offer, State, rules};
use crate::context::Stamp;
use crate::id::ContactId;
use crate::{Decision, State as Site};

/// Asks to accept an offered contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptTransfer {
    pub contact: ContactId,
}

/// The receiver answers for the contact now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferAccepted {
    pub contact: ContactId,
}

impl AcceptTransfer {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::open(contact)?;
        let actor = rules::actor(stamp)?;
        rules::answerable(contact, actor)?;
        rules::not_recused(contact, actor, stamp.at)?;
        let contact = self.contact.clone();
        Ok(super::decision([Event::TransferAccepted(TransferAccepted { contact })]))
    }
}

impl TransferAccepted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let waiting = contact.transfers.last_mut().filter(|t| t.offer == Offer::Sent);
            let Some(transfer) = waiting else { return };
            transfer.offer = Offer::Accepted { at: stamp.at };
            let to = transfer.to.clone();
            contact.owners.pass(to, stamp, Moved::Accepted);
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::contact::Refusal;
    use crate::township::*;

    #[test]
    fn s1_1_3_only_whom_it_was_offered_to_accepts_and_only_once() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        assert_eq!(town.accept_transfer(Zhou, &contact), Err(Refusal::NotOffered.into()));
        town.transfer(Wang, &contact, Zhou).unwrap();
        assert_eq!(town.accept_transfer(Chen, &contact), Err(Refusal::NotOffered.into()));
        let at = town.now;
        assert!(town.accept_transfer(Zhou, &contact).is_ok());
        let answered = Refusal::AlreadyAnswered { at };
        assert_eq!(town.accept_transfer(Zhou, &contact), Err(answered.into()));
    }

    #[test]
    fn s1_1_3_an_answer_that_comes_after_a_reassignment_is_told_who_withdrew_the_offer() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        town.transfer(Wang, &contact, Zhou).unwrap();
        let at = town.now;
        town.reassign(Zhao, &contact, Chen).unwrap();
        let lapsed = Refusal::OfferLapsed { at, by: Some(town.id(Zhao)) };
        assert_eq!(town.accept_transfer(Zhou, &contact), Err(lapsed.into()));
    }

    #[test]
    fn s1_1_2_what_comes_late_leaves_one_owner_at_every_instant() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        let received = town.state.contact.get(&contact).unwrap().at;
        town.transfer(Wang, &contact, Zhou).unwrap();
        town.wait(60);
        town.accept_transfer(Zhou, &contact).unwrap();
        town.wait(-90);
        town.reassign(Zhao, &contact, Chen).unwrap();
        let owners = &town.state.contact.get(&contact).unwrap().owners;
        let starts: Vec<_> = owners.moved.iter().map(|period| period.from).collect();
        assert!(starts.is_sorted(), "{starts:?}");
        assert_eq!(owners.at(received), &town.id(Wang));
        assert_eq!(owners.at(starts[1]), &town.id(Chen));
        assert_eq!(owners.current(), &town.id(Chen));
    }
}
