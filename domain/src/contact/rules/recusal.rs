//! The clauses on whoever is close to a visitor: somebody else decides. S1.6.3

use super::{open, supervises};
use crate::State;
use crate::contact::{Contact, Recusal, Refusal};
use crate::id::PersonId;
use crate::time::Timestamp;

/// S1.6.3 What goes on can be declared: an open contact, or one that a case carries on.
pub fn goes_on(contact: &Contact) -> Result<(), Refusal> {
    if contact.case().is_some() { Ok(()) } else { open(contact) }
}

/// S1.6.3 A member of staff declares it of themselves, a supervisor of anybody.
pub fn declares(state: &State, person: &PersonId, actor: &PersonId) -> Result<(), Refusal> {
    let may = person == actor || supervises(state, actor);
    if may { Ok(()) } else { Err(Refusal::NotYoursToDeclare) }
}

/// S1.6.3 Returns the recusal of somebody that is not lifted.
pub fn recusal<'a>(contact: &'a Contact, person: &PersonId) -> Option<&'a Recusal> {
    contact.recusals.iter().find(|one| one.person == *person && one.lifted.is_none())
}

/// S1.6.3 It is declared once, until it is lifted.
pub fn recused_once(contact: &Contact, person: &PersonId) -> Result<(), Refusal> {
    match recusal(contact, person) {
        Some(_) => Err(Refusal::RecusedAlready { person: person.clone() }),
        None => Ok(()),
    }
}

/// S1.6.3 What is lifted was declared.
pub fn is_recused(contact: &Contact, person: &PersonId) -> Result<(), Refusal> {
    match recusal(contact, person) {
        Some(_) => Ok(()),
        None => Err(Refusal::NotRecused { person: person.clone() }),
    }
}

/// S1.6.3 Nobody takes back what stands against themselves.
pub fn lifted_by_another(person: &PersonId, actor: &PersonId) -> Result<(), Refusal> {
    if person == actor { Err(Refusal::OwnRecusal) } else { Ok(()) }
}

/// S1.6.3 Whoever is close to the visitor decides nothing, from when it was declared.
pub fn not_recused(contact: &Contact, person: &PersonId, at: Timestamp) -> Result<(), Refusal> {
    let mut own = contact.recusals.iter().filter(|one| one.person == *person);
    match own.find(|one| one.stood(at)) {
        Some(one) => Err(Refusal::Recused { person: person.clone(), relation: one.relation }),
        None => Ok(()),
    }
}
