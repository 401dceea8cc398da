//! The first-enquiry ledger: all contacts of a site, with the lists screens ask for. S1.1.1

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Contact, Moved};
use crate::context::Stamp;
use crate::id::{ContactId, HandoverId, PersonId, SubjectId};
use crate::map::{Key, List, Map};
use crate::time::{Date, Timestamp};

/// Where a contact stands in the lists: what changes when it is settled or moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Place {
    owner: Option<PersonId>,
    receiver: Option<PersonId>,
    call: Option<Date>,
    subject: Option<SubjectId>,
    escalated: Option<()>,
    untold: Option<()>,
    recused: Option<()>,
    asked: Option<()>,
    closed: Option<Timestamp>,
}

impl Place {
    fn of(contact: &Contact) -> Self {
        let open = contact.is_open();
        Self {
            owner: open.then(|| contact.owner().clone()),
            receiver: contact.offered().filter(|_| open).map(|transfer| transfer.to.clone()),
            call: contact.call_due().filter(|_| open),
            subject: contact.subject.clone(),
            escalated: (open && contact.escalated).then_some(()),
            untold: contact.awaits_feedback().then_some(()),
            recused: contact.recusals.iter().any(|one| one.lifted.is_none()).then_some(()),
            asked: contact.consultations.iter().any(|one| one.replies.is_empty()).then_some(()),
            closed: contact.closed.as_ref().filter(|_| contact.case().is_none()).map(|by| by.at),
        }
    }
}

/// All contacts, with the lists that screens ask for kept beside them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct State {
    contacts: Map<ContactId, Arc<Contact>>,
    by_time: List<Timestamp, ContactId>,
    by_no: Map<String, ContactId>,
    open: List<PersonId, ContactId>,
    offered: List<PersonId, ContactId>,
    calls: List<Date, ContactId>,
    subjects: List<SubjectId, ContactId>,
    escalated: List<(), ContactId>,
    untold: List<(), ContactId>,
    recused: List<(), ContactId>,
    asked: List<(), ContactId>,
    closed: List<Timestamp, ContactId>,
}

/// What of the contacts is stored: the lists are made again when it is read.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    contacts: Map<ContactId, Arc<Contact>>,
}

impl From<Stored> for State {
    fn from(stored: Stored) -> Self {
        let mut state = Self::default();
        for contact in stored.contacts.values() {
            state.put(contact.clone());
        }
        state
    }
}

impl From<State> for Stored {
    fn from(state: State) -> Self {
        Self { contacts: state.contacts }
    }
}

impl State {
    /// Returns a contact.
    pub fn get(&self, id: &ContactId) -> Option<&Contact> {
        self.contacts.get(id).map(Arc::as_ref)
    }

    /// Returns every contact known here, in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Contact> {
        self.contacts.values().map(Arc::as_ref)
    }

    /// Returns how many contacts are known here.
    pub fn len(&self) -> usize {
        self.contacts.len()
    }

    /// Says whether no contact is known here.
    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty()
    }

    /// Puts a contact in, in the place of one with the same id: also used to load pages.
    pub fn insert(&mut self, contact: Contact) {
        self.put(Arc::new(contact));
    }

    fn put(&mut self, contact: Arc<Contact>) {
        let after = Place::of(&contact);
        self.by_time.insert((contact.at, contact.id.clone()), ());
        self.by_no.insert(contact.no.clone(), contact.id.clone());
        let before = self.get(&contact.id).map(Place::of).unwrap_or_default();
        self.list(&contact.id, before, after);
        self.contacts.insert(contact.id.clone(), contact);
    }

    /// Changes a contact and keeps the lists true; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &ContactId, change: impl FnOnce(&mut Contact)) {
        let Some(contact) = self.contacts.get_mut(id) else { return };
        let contact = Arc::make_mut(contact);
        let before = Place::of(contact);
        change(contact);
        let after = Place::of(contact);
        self.list(id, before, after);
    }

    /// Gives a contact to whoever takes the post over; what was offered to them already is theirs.
    /// S1.3.3
    pub(crate) fn hand_over(
        &mut self,
        id: &ContactId,
        to: &PersonId,
        handover: &HandoverId,
        stamp: &Stamp,
    ) {
        self.change(id, |contact| {
            if contact.offered().is_some_and(|offer| offer.to == *to) {
                contact.lapse_offer(stamp);
            }
            let how = Moved::HandedOver { handover: handover.clone() };
            contact.owners.pass(to.clone(), stamp, how);
        });
    }

    /// Takes a contact out: it leaves the working set.
    pub(crate) fn remove(&mut self, id: &ContactId) {
        let Some(contact) = self.contacts.get(id).cloned() else { return };
        self.contacts.remove(id);
        self.by_time.remove(&(contact.at, id.clone()));
        if self.by_no.get(&contact.no) == Some(id) {
            self.by_no.remove(&contact.no);
        }
        self.list(id, Place::of(&contact), Place::default());
    }

    fn list(&mut self, id: &ContactId, before: Place, after: Place) {
        relist(&mut self.open, id, before.owner, after.owner);
        relist(&mut self.offered, id, before.receiver, after.receiver);
        relist(&mut self.calls, id, before.call, after.call);
        relist(&mut self.subjects, id, before.subject, after.subject);
        relist(&mut self.escalated, id, before.escalated, after.escalated);
        relist(&mut self.untold, id, before.untold, after.untold);
        relist(&mut self.recused, id, before.recused, after.recused);
        relist(&mut self.asked, id, before.asked, after.asked);
        relist(&mut self.closed, id, before.closed, after.closed);
    }

    /// Returns the contacts received from an instant on, in order.
    pub fn since(&self, from: Timestamp) -> impl Iterator<Item = &Contact> {
        self.by_time.range((from, least())..).filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the contacts of a span of time, in order.
    pub fn between(
        &self,
        from: Timestamp,
        to: Timestamp,
    ) -> impl DoubleEndedIterator<Item = &Contact> {
        let span = self.by_time.range((from, least())..(to, least()));
        span.filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the contact with a ledger number.
    pub fn numbered(&self, no: &str) -> Option<&Contact> {
        self.by_no.get(no).and_then(|id| self.get(id))
    }

    /// Returns the open contacts somebody answers for.
    pub fn owned_by(&self, person: &PersonId) -> impl Iterator<Item = &Contact> + use<'_> {
        listed(&self.open, person, least()).filter_map(|id| self.get(id))
    }

    /// Returns the contacts offered to somebody who has not answered.
    pub fn offered_to(&self, person: &PersonId) -> impl Iterator<Item = &Contact> + use<'_> {
        listed(&self.offered, person, least()).filter_map(|id| self.get(id))
    }

    /// Returns the contacts about which somebody was asked or told and has not replied. S2.2.6.5
    pub fn asked(&self) -> impl Iterator<Item = &Contact> {
        self.asked.keys().filter_map(|((), id)| self.get(id))
    }

    /// Returns every contact offered to somebody who has not answered.
    pub fn offers(&self) -> impl Iterator<Item = &Contact> {
        self.offered.keys().filter_map(|(_, id)| self.get(id))
    }

    /// Returns at most so many contacts whose ledger number begins with a text.
    pub(super) fn with_no(&self, prefix: &str, most: usize) -> Vec<&Contact> {
        self.by_no
            .range(prefix.to_owned()..)
            .take_while(|(no, _)| no.starts_with(prefix))
            .take(most)
            .filter_map(|(_, id)| self.get(id))
            .collect()
    }

    /// Returns the open contacts returned twice.
    pub fn escalated(&self) -> impl Iterator<Item = &Contact> {
        self.escalated.keys().filter_map(|((), id)| self.get(id))
    }

    /// Returns the contacts whose visitor has not heard of the outcome yet.
    pub fn untold(&self) -> impl Iterator<Item = &Contact> {
        self.untold.keys().filter_map(|((), id)| self.get(id))
    }

    /// Returns the contacts, also closed ones, in which somebody decides nothing. S1.6.3
    pub fn recused(&self) -> impl Iterator<Item = &Contact> {
        self.recused.keys().filter_map(|((), id)| self.get(id))
    }

    /// Returns every open contact, grouped by owner.
    pub fn open(&self) -> impl Iterator<Item = &Contact> {
        self.open.keys().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the closed contacts that no case carries on, each with its closing, the oldest first.
    pub(crate) fn closed(&self) -> &List<Timestamp, ContactId> {
        &self.closed
    }

    /// Returns the contacts with a promised call, the earliest first.
    pub fn calls(&self) -> impl Iterator<Item = &Contact> {
        self.calls.keys().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the contacts of one visitor.
    pub fn of_subject(&self, subject: &SubjectId) -> impl Iterator<Item = &Contact> + use<'_> {
        listed(&self.subjects, subject, least()).filter_map(|id| self.get(id))
    }
}

/// What stands in a list, and under what.
pub(crate) trait Listed: Key + PartialEq + Clone + Send + Sync + 'static {}

impl<T: Key + PartialEq + Clone + Send + Sync + 'static> Listed for T {}

/// Moves an entry of a list to its new place.
pub(crate) fn relist<K: Listed, I: Listed>(
    list: &mut List<K, I>,
    id: &I,
    before: Option<K>,
    after: Option<K>,
) {
    if before == after {
        return;
    }
    if let Some(key) = before {
        list.remove(&(key, id.clone()));
    }
    if let Some(key) = after {
        list.insert((key, id.clone()), ());
    }
}

/// Returns the id that comes before all others.
fn least() -> ContactId {
    ContactId(String::new())
}

/// Returns the ids under one key of a list.
pub(crate) fn listed<'a, K: Listed, I: Listed>(
    list: &'a List<K, I>,
    key: &K,
    least: I,
) -> impl Iterator<Item = &'a I> + use<'a, K, I> {
    let key = key.clone();
    let span = list.range((key.clone(), least)..);
    span.map(|((other, id), ())| (other, id))
        .take_while(move |(other, _)| **other == key)
        .map(|(_, id)| id)
}
