//! The clauses on handing a matter on: it moves only when the receiver accepts. S1.1.3

use super::{all_named, directory, guide, lawful_lines, not_brought, on_list, something_asked};
use crate::State;
use crate::contact::{Contact, Ground, Offer, Refusal, Responsible, Transfer};
use crate::id::PersonId;
use crate::time::Timestamp;

/// S1.1.3 Only who answers for a matter offers it to another; not who covers the post.
pub fn offered_by_owner(contact: &Contact, actor: &PersonId) -> Result<(), Refusal> {
    if contact.owner() == actor {
        return Ok(());
    }
    let (owner, since) = (contact.owner().clone(), contact.owners.current_since());
    Err(Refusal::NotOwner { owner, since })
}

/// S1.1.3 A matter is handed to somebody who serves here and does not answer for it already.
pub fn receiver(state: &State, contact: &Contact, to: &PersonId) -> Result<(), Refusal> {
    can_receive(state, to)?;
    if contact.owner() == to {
        return Err(Refusal::AlreadyOwner { person: to.clone() });
    }
    Ok(())
}

/// S1.1.3 Somebody who serves here can be given a matter.
pub fn can_receive(state: &State, to: &PersonId) -> Result<(), Refusal> {
    let Some(person) = state.people.persons.get(to) else {
        return Err(Refusal::UnknownPerson { person: to.clone() });
    };
    if person.retired.is_none() && person.serves() {
        Ok(())
    } else {
        Err(Refusal::CannotServe { person: to.clone() })
    }
}

/// S1.1.3 One offer at a time; until it is answered the matter stays with the sender.
pub fn not_offered(contact: &Contact) -> Result<(), Refusal> {
    contact.offered().map_or(Ok(()), |transfer| {
        Err(Refusal::AlreadyOffered { to: transfer.to.clone(), at: transfer.sent })
    })
}

/// S1.1.3 What was returned twice is moved on only by a supervisor.
pub fn not_escalated(contact: &Contact) -> Result<(), Refusal> {
    if contact.escalated { Err(Refusal::Escalated) } else { Ok(()) }
}

/// S1.1.3 Only whom a matter was offered to answers, and only once.
pub fn answerable<'a>(contact: &'a Contact, actor: &PersonId) -> Result<&'a Transfer, Refusal> {
    let offers = contact.transfers.iter().rev();
    let Some(transfer) = offers.into_iter().find(|transfer| transfer.to == *actor) else {
        return Err(Refusal::NotOffered);
    };
    match &transfer.offer {
        Offer::Sent => Ok(transfer),
        Offer::Accepted { at } | Offer::Returned { at, .. } => {
            Err(Refusal::AlreadyAnswered { at: *at })
        }
        Offer::Lapsed { at, by } => Err(Refusal::OfferLapsed { at: *at, by: by.clone() }),
    }
}

/// S1.1.3 A matter that comes back a second time goes to the supervisor.
pub fn escalates(state: &State, contact: &Contact) -> bool {
    contact.returns() + 1 >= usize::from(state.site.settings.returns_before_supervisor)
}

/// S1.1.3 A matter is given back with a ground: who is responsible instead, or all that is missing.
pub fn return_grounded(
    state: &State,
    contact: &Contact,
    ground: &Ground,
    at: Timestamp,
) -> Result<(), crate::Refusal> {
    match ground {
        Ground::NotOurDuty { responsible: Responsible::Unit(unit) } => {
            directory(state, unit, at)?;
        }
        Ground::NotOurDuty { responsible: Responsible::Department(department) } => {
            let known = state.catalogue.department(department).ok();
            known.filter(|known| known.stands(at)).ok_or(Refusal::NobodyResponsible)?;
        }
        Ground::Incomplete { missing, lines } => {
            something_asked(missing, lines)?;
            lawful_lines(lines)?;
            if let Some(guide) = guide(state, contact) {
                on_list(guide, missing)?;
                not_brought(contact, missing)?;
                all_named(contact, guide, missing)?;
            }
        }
    }
    Ok(())
}
