//! What waits for a reply: of whom, and what is late. S2.2.4, S2.2.6.5

use crate::State;
use crate::contact::{Consultation, Contact, Why};
use crate::id::PersonId;
use crate::time::Timestamp;

/// Returns what waits for somebody's reply or reading, what is due first in front: of what is closed only words left.
pub fn asked_of<'a>(state: &'a State, person: &PersonId) -> Vec<(&'a Contact, &'a Consultation)> {
    let mut all: Vec<_> = open(state).filter(|(_, one)| one.whom == *person).collect();
    all.sort_by_key(|(_, one)| (one.due.is_none(), one.due, one.at));
    all
}

/// Returns the major events nobody has replied to in time: whoever is above sees them. S2.2.4
pub fn unanswered_major(state: &State, now: Timestamp) -> Vec<(&Contact, &Consultation)> {
    let late = |one: &Consultation| one.due.is_some_and(|due| due < now);
    open(state).filter(|(_, one)| one.why == Why::Major && late(one)).collect()
}

fn open(state: &State) -> impl Iterator<Item = (&Contact, &Consultation)> {
    let all = state
        .contact
        .all()
        .flat_map(|contact| contact.consultations.iter().map(move |one| (contact, one)));
    all.filter(|(contact, one)| one.reply.is_none() && (contact.is_open() || one.why == Why::Word))
}
