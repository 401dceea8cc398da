//! The clauses on first contacts, one function each: here who acts, and on what.

mod consult;
mod outcome;
mod papers;
mod recusal;
mod transfer;

use super::{Contact, Ledger, Refusal, Whose};
use crate::State;
use crate::context::Stamp;
use crate::duty::on_duty;
use crate::id::{ContactId, ItemCode, PersonId, PostId, SubjectId};
use crate::people::Role;
use crate::text::Language;
use crate::time::Timestamp;

pub use consult::*;
pub use outcome::*;
pub use papers::*;
pub use recusal::*;
pub use transfer::*;

/// S1.1.1 A matter is received by a member of staff, never by nobody.
pub fn actor(stamp: &Stamp) -> Result<&PersonId, Refusal> {
    stamp.person().ok_or(Refusal::NobodyActs)
}

/// S1.6.1 Nobody serves before signing in at a window; returns the post.
pub fn serving(state: &State, stamp: &Stamp) -> Result<PostId, crate::Refusal> {
    Ok(on_duty(state, actor(stamp)?, stamp.at)?)
}

/// 2.6 Who is written to has said who they are.
pub fn reachable(contact: &Contact, messages: Option<Language>) -> Result<(), Refusal> {
    let unknown = messages.is_some() && contact.subject.is_none();
    if unknown { Err(Refusal::NobodyNamed) } else { Ok(()) }
}

/// S1.1.1 What is acted on has been received.
pub fn known<'a>(state: &'a State, id: &ContactId) -> Result<&'a Contact, Refusal> {
    state.contact.get(id).ok_or_else(|| Refusal::UnknownContact { contact: id.clone() })
}

/// S1.1.2 What is closed stays closed, and says who closed it.
pub fn open(contact: &Contact) -> Result<(), Refusal> {
    contact.closed.as_ref().map_or(Ok(()), |closing| {
        Err(Refusal::AlreadyClosed { by: closing.by.clone(), at: closing.at })
    })
}

/// S1.1.2 Exactly one person answers for a matter, and only that person acts on it, or who covers
/// the post.
pub fn owned(state: &State, contact: &Contact, stamp: &Stamp) -> Result<(), Refusal> {
    let (owner, actor) = (contact.owner(), actor(stamp)?);
    if acts_for(state, owner, actor, stamp.at) {
        return Ok(());
    }
    let (owner, since) = (owner.clone(), contact.owners.current_since());
    Err(Refusal::NotOwner { owner, since })
}

/// S1.1.2 Says whether somebody acts on what a person answers for: that person, or who covers the
/// post. S1.3.2
pub fn acts_for(state: &State, owner: &PersonId, actor: &PersonId, at: Timestamp) -> bool {
    owner == actor || covers(state, owner, actor, at)
}

/// S1.3.2 When A is away B takes over: whoever is on duty at a post acts for its A or B who is on
/// duty nowhere. The matter stays with its owner and the record names who acted.
pub fn covers(state: &State, owner: &PersonId, actor: &PersonId, at: Timestamp) -> bool {
    let Ok(post) = on_duty(state, actor, at) else { return false };
    let plan = state.duty.posts.get(&post).and_then(|post| post.plan_at(at));
    plan.is_some_and(|plan| plan.names(owner)) && on_duty(state, owner, at).is_err()
}

/// S1.1.2 Returns an open contact that the actor answers for and decides on: nobody close to the visitor.
/// S1.6.3
pub fn own_open<'a>(
    state: &'a State,
    id: &ContactId,
    stamp: &Stamp,
) -> Result<&'a Contact, Refusal> {
    let contact = held_open(state, id, stamp)?;
    not_recused(contact, actor(stamp)?, stamp.at)?;
    Ok(contact)
}

/// S1.1.2 Returns an open contact that the actor answers for.
pub fn held_open<'a>(
    state: &'a State,
    id: &ContactId,
    stamp: &Stamp,
) -> Result<&'a Contact, Refusal> {
    let contact = known(state, id)?;
    open(contact)?;
    owned(state, contact, stamp)?;
    Ok(contact)
}

/// S1.6.2 Says whether somebody is a supervisor.
pub fn supervises(state: &State, person: &PersonId) -> bool {
    let found = state.people.persons.get(person);
    found.is_some_and(|person| person.roles.contains(&Role::Supervisor))
}

/// S1.1.1 A visitor known before is one that has been here.
pub fn subject(contacts: &Ledger, subject: Option<&Whose>) -> Result<(), Refusal> {
    match subject {
        Some(Whose::Known(id)) if contacts.of_subject(id).next().is_none() => {
            Err(Refusal::UnknownSubject { subject: id.clone() })
        }
        Some(Whose::New | Whose::Known(_)) | None => Ok(()),
    }
}

/// Returns the id of a visitor: a new one is named after the operation.
pub fn subject_id(whose: Option<&Whose>, stamp: &Stamp) -> Option<SubjectId> {
    whose.map(|whose| match whose {
        Whose::New => SubjectId::from(&stamp.operation),
        Whose::Known(id) => id.clone(),
    })
}

/// S2.2.4 A visitor who brings a notice back continues a contact about the same item.
pub fn follows(
    state: &State,
    earlier: Option<&ContactId>,
    item: Option<&ItemCode>,
) -> Result<(), Refusal> {
    let Some(earlier) = earlier else { return Ok(()) };
    if known(state, earlier)?.item.as_ref() == item {
        Ok(())
    } else {
        Err(Refusal::OtherMatter { contact: earlier.clone() })
    }
}

/// S2.1.7 What a visitor says of themselves is looked at by a member of staff, whose name is kept.
pub fn looked_at_by<'a>(contact: &Contact, stamp: &'a Stamp) -> Result<&'a PersonId, Refusal> {
    let person = actor(stamp)?;
    if contact.subject.is_none() { Err(Refusal::NobodyNamed) } else { Ok(person) }
}

/// S1.1.3 A matter moves for a reason.
pub fn reason(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() { Err(Refusal::ReasonBlank) } else { Ok(()) }
}

/// S1.6.2 What is asked later is asked on a ground.
pub fn ground(ground: &str) -> Result<(), Refusal> {
    if ground.trim().is_empty() { Err(Refusal::GroundBlank) } else { Ok(()) }
}
