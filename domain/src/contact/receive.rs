//! A visitor is received: whoever does it is the first-enquiry responsible person. S1.1.1

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Channel, Contact, Event, Owners, Recusal, Refusal, State, Whose, rules, view};
use crate::context::Stamp;
use crate::id::{ContactId, ItemCode, MaterialKey, PersonId, PostId, SubjectId};
use crate::{Decision, State as Site};

/// Asks to enter a first contact into the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receive {
    pub channel: Channel,
    /// What it is about, if that is an item of the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    /// The version of the guide the clerk saw; the one published now where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// Who it is, if the visitor says; the personal fields travel apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Whose>,
    /// The contact whose notice the visitor brings back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<ContactId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub brought: BTreeSet<MaterialKey>,
}

/// A first contact stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    pub no: String,
    pub channel: Channel,
    pub post: PostId,
    /// Who answers for whoever came by themselves; otherwise whoever received them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// The contact whose notice the visitor brings back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<ContactId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub brought: BTreeSet<MaterialKey>,
}

impl Receive {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let post = rules::serving(state, stamp)?;
        let guide = self
            .item
            .as_ref()
            .map(|item| rules::published(state, item, self.version))
            .transpose()?;
        match guide {
            Some(guide) => rules::on_list(guide, &self.brought)?,
            None if self.brought.is_empty() => {}
            None => return Err(Refusal::NoGuide.into()),
        }
        rules::identity_asked(guide, self.subject.as_ref())?;
        rules::subject(&state.contact, self.subject.as_ref())?;
        rules::follows(state, self.follows.as_ref(), self.item.as_ref())?;
        let warnings = view::at_receipt(state, stamp, &post, guide);
        let received = Received {
            no: view::ledger_no(state, stamp),
            channel: self.channel,
            post,
            owner: None,
            item: self.item.clone(),
            version: guide.map(|guide| guide.version),
            subject: rules::subject_id(self.subject.as_ref(), stamp),
            follows: self.follows.clone(),
            brought: self.brought.clone(),
        };
        Ok(Decision {
            events: vec![crate::Event::Contact(Event::Received(received))],
            warnings: warnings.into_iter().map(crate::Warning::Contact).collect(),
        })
    }
}

impl Received {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(first) = self.owner.as_ref().or(stamp.person()) else { return };
        let recusals = self.carried_on(state);
        state.insert(Contact {
            id: ContactId::from(&stamp.operation),
            no: self.no.clone(),
            channel: self.channel,
            at: stamp.at,
            owners: Owners::new(first.clone(), stamp),
            post: self.post.clone(),
            device: stamp.device.clone(),
            item: self.item.clone(),
            version: self.version,
            subject: self.subject.clone(),
            follows: self.follows.clone(),
            brought: self.brought.clone(),
            transfers: Vec::new(),
            escalated: false,
            notices: Vec::new(),
            call_back: None,
            disposition: None,
            disposed: None,
            feedback: Vec::new(),
            faults: Vec::new(),
            looks: Vec::new(),
            consultations: Vec::new(),
            recusals,
            messages: None,
            messages_chosen: None,
            closed: None,
        });
    }

    /// S1.6.3 Returns who is close to the visitor already: the matter that goes on is the same.
    fn carried_on(&self, state: &State) -> Vec<Recusal> {
        let before = self.follows.as_ref().and_then(|contact| state.get(contact));
        let all = before.into_iter().flat_map(|contact| &contact.recusals);
        all.filter(|one| one.lifted.is_none()).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{Operation, Warning};
    use crate::township::*;
    use crate::{Actor, Operation as Any, Refusal as AnyRefusal, catalogue};

    #[test]
    fn s1_1_1_whoever_receives_first_is_responsible_for_ever() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!((held.first_owner(), held.owner()), (&town.id(Wang), &town.id(Wang)));
        assert_eq!(held.no, "240506-A3-3");
        assert_eq!((held.version, held.disposition.clone()), (Some(1), None));

        town.transfer(Wang, &contact, Zhou).unwrap();
        town.accept_transfer(Zhou, &contact).unwrap();
        town.reassign(Zhao, &contact, Chen).unwrap();
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!((held.first_owner(), held.owner()), (&town.id(Wang), &town.id(Chen)));
    }

    #[test]
    fn s1_6_1_nobody_serves_before_signing_in() {
        let mut town = Township::morning();
        let receive = Operation::Receive(Township::asks("", &[]));
        let refusal = town.contact(Li, receive.clone()).unwrap_err();
        assert!(matches!(refusal, AnyRefusal::Duty(_)), "{refusal:?}");
        assert!(town.contact(Wang, receive.clone()).is_ok());

        let mut stamp = town.stamp(Wang);
        stamp.actor = Actor::Operator;
        assert!(town.take(&Any::Contact(receive), &stamp).is_err());
    }

    #[test]
    fn what_is_received_is_about_something_published() {
        let mut town = Township::morning();
        let unknown = catalogue_code("ZZ99");
        let rows = [
            (Township::asks("ZZ99", &[]), Refusal::UnknownItem { item: unknown }),
            (
                Receive { version: Some(7), ..Township::asks("FP07", &[]) },
                Refusal::UnknownVersion { item: catalogue_code("FP07"), version: 7 },
            ),
            (Township::asks("FP07", &["m9"]), Refusal::NotOnList { materials: keys(&["m9"]) }),
            (Township::asks("", &["m1"]), Refusal::NoGuide),
        ];
        for (receive, refusal) in rows {
            let done = town.contact(Wang, Operation::Receive(receive));
            assert_eq!(done, Err(refusal.into()));
        }
        for receive in [
            Township::asks("", &[]),
            Receive { version: Some(1), ..Township::asks("FP07", &["m1", "m3"]) },
        ] {
            assert!(town.contact(Wang, Operation::Receive(receive)).is_ok());
        }
    }

    fn catalogue_code(code: &str) -> ItemCode {
        ItemCode(code.to_owned())
    }

    #[test]
    fn nobody_is_asked_who_they_are_for_an_anonymous_item() {
        let mut town = Township::morning();
        let asks = Township::asks("FP14", &[]);
        let named = Receive { subject: Some(Whose::New), ..asks.clone() };
        let refusal = Refusal::IdentityNotAsked { item: catalogue_code("FP14") };
        assert_eq!(town.contact(Wang, Operation::Receive(named)), Err(refusal.into()));
        assert!(town.contact(Wang, Operation::Receive(asks)).is_ok());
    }

    #[test]
    fn a_known_visitor_has_been_here_before() {
        let mut town = Township::morning();
        let first = town.receive(Wang, "FP07", &[]);
        let subject = town.state.contact.get(&first).unwrap().subject.clone().unwrap();
        let stranger = SubjectId("ffffffffffffffff-1".to_owned());
        let asks = |whose| {
            Operation::Receive(Receive {
                subject: Some(Whose::Known(whose)),
                ..Township::asks("FP07", &[])
            })
        };
        let refusal = Refusal::UnknownSubject { subject: stranger.clone() };
        assert_eq!(town.contact(Wang, asks(stranger)), Err(refusal.into()));
        assert!(town.contact(Wang, asks(subject)).is_ok());
    }

    #[test]
    fn s2_2_4_a_notice_brought_back_is_about_the_same_item() {
        let mut town = Township::morning();
        let first = town.receive(Wang, "FP07", &[]);
        let follows = |code, contact: &ContactId| {
            let follows = Some(contact.clone());
            Operation::Receive(Receive { follows, ..Township::asks(code, &[]) })
        };
        let refusal = Refusal::OtherMatter { contact: first.clone() };
        assert_eq!(town.contact(Wang, follows("FP01", &first)), Err(refusal.into()));
        assert!(town.contact(Wang, follows("FP07", &first)).is_ok());
        let unknown = ContactId("x-1".to_owned());
        let refusal = Refusal::UnknownContact { contact: unknown.clone() };
        assert_eq!(town.contact(Wang, follows("FP07", &unknown)), Err(refusal.into()));
    }

    #[test]
    fn s1_1_1_the_clerk_is_told_that_somebody_of_higher_rank_is_there() {
        let mut town = Township::morning();
        let asks = Operation::Receive(Township::asks("", &[]));
        let higher = Warning::HigherRankPresent { person: town.id(Chen) };
        let done = town.contact(Wang, asks.clone()).unwrap();
        assert_eq!(done.warnings, vec![crate::Warning::Contact(higher)]);
        assert_eq!(town.contact(Chen, asks.clone()).unwrap().warnings, vec![]);

        let other = Operation::Receive(Township::asks("FP01", &[]));
        let warnings = town.contact(Zhao, other).unwrap().warnings;
        assert_eq!(warnings, vec![crate::Warning::Contact(Warning::NotThisPost)]);
    }

    #[test]
    fn s2_2_4_the_clerk_is_told_of_a_newer_guide() {
        let mut town = Township::morning();
        let mut item = promised("FP07");
        item.version = 1;
        item.note = "修订".to_owned();
        let item = Box::new(item);
        let revise = catalogue::Operation::ReviseItem(catalogue::ReviseItem { item });
        town.server(&Any::Catalogue(revise));
        let old = Receive { version: Some(1), ..Township::asks("FP07", &[]) };
        let done = town.contact(Chen, Operation::Receive(old)).unwrap();
        let outdated = Warning::GuideOutdated { seen: 1, current: 2 };
        assert_eq!(done.warnings, vec![crate::Warning::Contact(outdated)]);
        let new = Operation::Receive(Township::asks("FP07", &[]));
        assert_eq!(town.contact(Chen, new).unwrap().warnings, vec![]);
    }

    #[test]
    fn two_tablets_without_a_network_never_give_the_same_ledger_number() {
        let mut town = Township::morning();
        let one = town.receive(Wang, "", &[]);
        let other = town.receive(Zhou, "", &[]);
        let no = |id: &ContactId| town.state.contact.get(id).unwrap().no.clone();
        assert_ne!(no(&one), no(&other));
        assert_eq!(town.state.contact.numbered(&no(&other)).unwrap().id, other);
    }
}
