//! A resident takes a place by themselves, from any phone: the post's A answers for it from the first.
//! S1.4.1, 2.6

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Booked, Event, Need, Reason, Seated, Share, rules, view};
use crate::catalogue::Item;
use crate::contact::{self, Agreed, Channel, Received, Told, Whose};
use crate::context::Stamp;
use crate::id::{AppointmentId, ContactId, ItemCode, MaterialKey, PersonId, PostId};
use crate::text::Language;
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// For whom somebody else takes a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Behalf {
    Relative,
    /// The agent of a village or a neighbourhood, who does errands for its people.
    VillageAgent,
}

/// Asks for a place; name and phone travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reserve {
    pub item: ItemCode,
    /// The version of the guide the visitor was shown.
    pub version: u32,
    pub post: PostId,
    /// When the slot begins.
    pub from: Timestamp,
    pub subject: Whose,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behalf: Option<Behalf>,
    /// Whether whoever it is for agrees; asked only where somebody else takes the place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub consent: bool,
    /// In which language messages about it are wanted, if they are. 2.6
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages: Option<Language>,
}

impl Reserve {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let guide = contact::rules::published(state, &self.item, Some(self.version))?;
        rules::offered(state, &self.item)?;
        contact::rules::identity_asked(Some(guide), Some(&self.subject))?;
        contact::rules::subject(&state.contact, Some(&self.subject))?;
        rules::consented(self.behalf, self.consent)?;
        rules::serves_item(state, &self.post, &self.item)?;
        let first = rules::reservable(state, &self.post, self.from, stamp.at)?;
        if let Whose::Known(subject) = &self.subject {
            rules::not_suspended(state, subject, stamp.at)?;
            rules::one_a_day(state, subject, (&self.item, self.from), (None, stamp.at))?;
        }
        let (need, at) = (Need::of(state, Some(&self.item)), (&self.post, first));
        let seated = rules::seated(state, at, need, Share::Residents, stamp.at)?;
        let owner = rules::answers_at(state, &self.post, self.from)?;
        let received = self.received(state, stamp, guide, &owner);
        let booked = self.booked(state, stamp, guide, (owner, seated));
        let (contact, appointment) =
            (ContactId::from(&stamp.operation), AppointmentId::from(&stamp.operation));
        let agreed = self.messages.map(|language| {
            let (contact, messages) = (contact.clone(), Some(language));
            crate::Event::Contact(contact::Event::Agreed(Agreed { contact, messages }))
        });
        let appointed = contact::Appointed { contact, appointment };
        let events = [
            crate::Event::Contact(contact::Event::Received(received)),
            crate::Event::Appointment(Event::Booked(booked)),
            crate::Event::Contact(contact::Event::Appointed(appointed)),
        ];
        let events = events.into_iter().chain(agreed).collect();
        Ok(Decision { events, warnings: Vec::new() })
    }

    fn received(&self, state: &Site, stamp: &Stamp, guide: &Item, owner: &PersonId) -> Received {
        Received {
            no: contact::view::ledger_no(state, stamp),
            channel: Channel::Online,
            post: self.post.clone(),
            owner: Some(owner.clone()),
            item: Some(self.item.clone()),
            version: Some(guide.version),
            subject: contact::rules::subject_id(Some(&self.subject), stamp),
            follows: None,
            brought: BTreeSet::new(),
        }
    }

    fn booked(
        &self,
        state: &Site,
        stamp: &Stamp,
        guide: &Item,
        (owner, seated): (PersonId, Seated),
    ) -> Booked {
        let required = guide.materials.iter().filter(|one| one.required);
        let bring: BTreeSet<MaterialKey> = required.map(|one| one.key.clone()).collect();
        Booked {
            no: view::number(state, stamp),
            contact: ContactId::from(&stamp.operation),
            case: None,
            item: Some(self.item.clone()),
            subject: contact::rules::subject_id(Some(&self.subject), stamp),
            owner,
            post: self.post.clone(),
            from: self.from,
            to: seated.to,
            seat: seated.seat,
            following: seated.following,
            lent_to: None,
            reserved: true,
            behalf: self.behalf,
            reason: Reason::Visitor,
            promised: String::new(),
            bring,
            told: Told::Message,
        }
    }
}
