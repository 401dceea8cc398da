//! What waits for a reply: of whom, and what is late. S2.2.4, S2.2.6.5

use crate::State;
use crate::contact::{Consultation, Contact, Why, rules};
use crate::id::PersonId;
use crate::time::Timestamp;

/// Returns what waits for somebody's reply or reading, what is due first in front: of what is closed only words left.
pub fn asked_of<'a>(state: &'a State, person: &PersonId) -> Vec<(&'a Contact, &'a Consultation)> {
    let mut all: Vec<_> = open(state).filter(|(_, one)| one.whom == *person).collect();
    all.sort_by_key(|(_, one)| (one.due.is_none(), one.due, one.at));
    all
}

/// Returns what nobody has replied to in time: whoever is above sees it, so that it waits for nobody who is out.
/// S2.2.4, S2.2.6.5
pub fn unreplied(state: &State, now: Timestamp) -> Vec<(&Contact, &Consultation)> {
    open(state).filter(|(_, one)| one.due.is_some_and(|due| due < now)).collect()
}

/// Says whether a word was left that nobody has read: the matter stays at hand.
pub fn is_unread(contact: &Contact) -> bool {
    contact.consultations.iter().any(|one| one.why == Why::Word && one.replies.is_empty())
}

fn open(state: &State) -> impl Iterator<Item = (&Contact, &Consultation)> {
    let with = state.contact.asked();
    let all = with.flat_map(|contact| contact.consultations.iter().map(move |one| (contact, one)));
    all.filter(|(contact, one)| rules::reply_waited_for(contact, one).is_ok())
}
