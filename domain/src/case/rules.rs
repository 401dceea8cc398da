//! The clauses on cases, one function each: here who acts, on what, and what comes of it.

mod asked;
mod clock;
mod course;

use std::collections::{BTreeMap, BTreeSet};

pub use asked::*;
pub use clock::*;
pub use course::*;

use super::number::fault;
use super::{Case, CaseNo, Mark, Refusal, Stage};
use crate::State;
use crate::catalogue::{Item, ItemKind};
use crate::contact::{Contact, rules::always_needed};
use crate::context::Stamp;
use crate::id::{CaseId, ItemCode, MaterialKey, PersonId, PostId};
use crate::time::Timestamp;

/// S1.1.1 What is acted on has been opened.
pub fn known<'a>(state: &'a State, id: &CaseId) -> Result<&'a Case, Refusal> {
    state.case.get(id).ok_or_else(|| Refusal::UnknownCase { case: id.clone() })
}

/// S1.1.2 What is closed stays closed, and says who closed it.
pub fn open(case: &Case) -> Result<(), Refusal> {
    case.closed.as_ref().map_or(Ok(()), |closing| {
        Err(Refusal::AlreadyClosed { by: closing.by.clone(), at: closing.at })
    })
}

/// S1.1.2 Exactly one person answers for a case, and only that person acts on it, or who covers
/// the post. S1.3.2
pub fn owned(state: &State, case: &Case, actor: &PersonId, at: Timestamp) -> Result<(), Refusal> {
    let owner = case.owner();
    if crate::contact::rules::acts_for(state, owner, actor, at) {
        return Ok(());
    }
    let (owner, since) = (owner.clone(), case.owners.current_since());
    Err(Refusal::NotOwner { owner, since })
}

/// S1.1.2 Returns an open case that the actor answers for and decides on: nobody close to the visitor.
/// S1.6.3
pub fn own_open<'a>(
    state: &'a State,
    id: &CaseId,
    stamp: &Stamp,
) -> Result<&'a Case, crate::Refusal> {
    let case = held_open(state, id, stamp)?;
    not_recused(state, case, crate::contact::rules::actor(stamp)?, stamp.at)?;
    Ok(case)
}

/// S1.1.2 Returns an open case that the actor answers for.
pub fn held_open<'a>(
    state: &'a State,
    id: &CaseId,
    stamp: &Stamp,
) -> Result<&'a Case, crate::Refusal> {
    let case = known(state, id)?;
    open(case)?;
    owned(state, case, crate::contact::rules::actor(stamp)?, stamp.at)?;
    Ok(case)
}

/// S1.6.3 Whoever is close to the visitor decides nothing in the case either.
pub fn not_recused(
    state: &State,
    case: &Case,
    person: &PersonId,
    at: Timestamp,
) -> Result<(), crate::contact::Refusal> {
    let contact = state.contact.get(&case.contact);
    contact.map_or(Ok(()), |one| crate::contact::rules::not_recused(one, person, at))
}

/// S1.6.2 Returns the guide a case was opened under.
pub fn guide<'a>(state: &'a State, case: &Case) -> Result<&'a Item, crate::Refusal> {
    Ok(crate::contact::rules::published(state, &case.item, Some(case.version))?)
}

/// S1.1.2 A case is given to somebody who does not answer for it already.
pub fn moves(case: &Case, to: &PersonId) -> Result<(), Refusal> {
    if case.owner() == to {
        return Err(Refusal::AlreadyOwner { person: to.clone() });
    }
    Ok(())
}

/// S1.6.2 Papers are looked through until the case is accepted.
pub fn before_acceptance(case: &Case) -> Result<(), Refusal> {
    match (&case.stage, &case.acceptance) {
        (Stage::Accepted, Some(accepted)) => {
            Err(Refusal::AlreadyAccepted { by: accepted.by.clone(), at: accepted.at })
        }
        (Stage::Intake | Stage::Supplement { .. } | Stage::Accepted, _) => Ok(()),
        (Stage::Done { .. } | Stage::Refused { .. } | Stage::Withdrawn { .. }, _) => {
            not_settled(case)
        }
    }
}

/// S1.6.2 Papers are ticked until the case is accepted; where the law accepted it before they were
/// complete, until they are.
pub fn tickable(case: &Case) -> Result<(), Refusal> {
    let is_short = case.stage == Stage::Accepted && !case.missing().is_empty();
    if is_short { Ok(()) } else { before_acceptance(case) }
}

/// S1.6.2 An outcome is given once.
pub fn not_settled(case: &Case) -> Result<(), Refusal> {
    match case.stage {
        Stage::Intake | Stage::Supplement { .. } | Stage::Accepted => Ok(()),
        Stage::Done { at, .. } | Stage::Refused { at, .. } | Stage::Withdrawn { at } => {
            Err(Refusal::AlreadySettled { at })
        }
    }
}

/// S1.6.2 A case is about the item its contact is about; where that names none, it is named now.
pub fn item<'a>(
    contact: &'a Contact,
    asked: Option<&'a ItemCode>,
) -> Result<&'a ItemCode, Refusal> {
    match (&contact.item, asked) {
        (None, None) => Err(Refusal::NoItem),
        (Some(item), Some(other)) if item != other => {
            Err(Refusal::OtherItem { item: item.clone() })
        }
        (Some(item), _) | (None, Some(item)) => Ok(item),
    }
}

/// S1.6.2 Only what the site offers is taken on.
pub fn offered(state: &State, guide: &Item) -> Result<(), Refusal> {
    let on = state.catalogue.item(&guide.code).is_ok_and(|item| item.on);
    if on { Ok(()) } else { Err(Refusal::ItemOff { item: guide.code.clone() }) }
}

/// S1.3.4 A window does the items of its post.
pub fn served_here(
    state: &State,
    post: &PostId,
    guide: &Item,
    at: Timestamp,
) -> Result<(), Refusal> {
    let plan = state.duty.posts.get(post).and_then(|post| post.plan_at(at));
    if plan.is_none_or(|plan| plan.scope.serves(&guide.code)) {
        Ok(())
    } else {
        Err(Refusal::NotThisPost { item: guide.code.clone() })
    }
}

/// S1.6.2 The checklist is the published list and nothing else.
pub fn on_list(guide: &Item, marks: &BTreeMap<MaterialKey, Mark>) -> Result<(), Refusal> {
    let unlisted = marks.keys().filter(|key| guide.material(key).is_none());
    let materials: BTreeSet<MaterialKey> = unlisted.cloned().collect();
    if materials.is_empty() { Ok(()) } else { Err(Refusal::NotOnList { materials }) }
}

/// S1.6.2 What everybody needs is not ticked away.
pub fn still_needed(guide: &Item, marks: &BTreeMap<MaterialKey, Mark>) -> Result<(), Refusal> {
    let waived = marks.iter().filter(|(key, mark)| {
        **mark == Mark::NotNeeded && guide.material(key).is_some_and(always_needed)
    });
    let materials: BTreeSet<MaterialKey> = waived.map(|(key, _)| key.clone()).collect();
    if materials.is_empty() { Ok(()) } else { Err(Refusal::StillNeeded { materials }) }
}

/// Returns the whole checklist: what is not ticked was brought, or is missing where everybody
/// needs it.
pub fn checklist(
    guide: &Item,
    contact: &Contact,
    marks: &BTreeMap<MaterialKey, Mark>,
) -> BTreeMap<MaterialKey, Mark> {
    let untouched = |key: &MaterialKey| {
        if contact.brought.contains(key) {
            Mark::Has
        } else if guide.material(key).is_some_and(always_needed) {
            Mark::Missing
        } else {
            Mark::NotNeeded
        }
    };
    let mark = |key: &MaterialKey| marks.get(key).copied().unwrap_or_else(|| untouched(key));
    guide.materials.iter().map(|one| (one.key.clone(), mark(&one.key))).collect()
}

/// 2.3 A number is of this site, item, day and tablet, checks, and was never given before.
pub fn number(state: &State, stamp: &Stamp, item: &ItemCode, no: &CaseNo) -> Result<(), Refusal> {
    if let Some(fault) = fault(state, stamp, item, no) {
        return Err(Refusal::NumberMalformed { no: no.clone(), fault });
    }
    match state.case.numbered(no) {
        Some(case) => Err(Refusal::NumberTaken { no: no.clone(), case: case.id.clone() }),
        None => Ok(()),
    }
}

/// S1.6.2 Complete papers leave only to accept the case or to refuse it with its ground.
pub fn something_missing(case: &Case) -> Result<(), Refusal> {
    if case.missing().is_empty() { Err(Refusal::PapersComplete) } else { Ok(()) }
}

/// S1.6.2 A case is accepted, or done on the spot, with complete papers only.
pub fn complete(case: &Case) -> Result<Timestamp, Refusal> {
    let materials = case.missing();
    if materials.is_empty() {
        Ok(case.complete.unwrap_or(case.received))
    } else {
        Err(Refusal::PapersIncomplete { materials })
    }
}

/// S1.6.2 A supplement notice names everything that is missing, and nothing that is not.
pub fn names_all_missing(case: &Case, named: &BTreeSet<MaterialKey>) -> Result<(), Refusal> {
    let missing = case.missing();
    let extra: BTreeSet<MaterialKey> = named.difference(&missing).cloned().collect();
    if !extra.is_empty() {
        return Err(Refusal::NotMissing { materials: extra });
    }
    let unnamed: BTreeSet<MaterialKey> = missing.difference(named).cloned().collect();
    if unnamed.is_empty() { Ok(()) } else { Err(Refusal::NotAllNamed { materials: unnamed }) }
}

/// S1.6.2 One supplement lists everything: a second needs a supervisor who is not the owner.
pub fn second_supplement(
    state: &State,
    case: &Case,
    (actor, at): (&PersonId, Timestamp),
    reason: &str,
) -> Result<(), Refusal> {
    let Some(first) = case.supplements.first() else {
        return owned(state, case, actor, at);
    };
    let own = case.owner() == actor || first.by == *actor;
    if own || !crate::contact::rules::supervises(state, actor) {
        return Err(Refusal::SupervisorNeeded);
    }
    if reason.trim().is_empty() { Err(Refusal::ReasonBlank) } else { Ok(()) }
}

/// S1.1.2 A promise is made to somebody, unless the item asks for nobody's identity.
pub fn promised_to(case: &Case, guide: &Item) -> Result<(), Refusal> {
    match kind(case, guide) {
        ItemKind::Promised if case.subject.is_none() && !guide.anonymous => {
            Err(Refusal::NobodyNamed)
        }
        ItemKind::Promised | ItemKind::Immediate => Ok(()),
    }
}

/// S1.6.2 An immediate matter is finished from complete papers; a promised one once accepted, if
/// only by law.
pub fn finishable(state: &State, case: &Case, guide: &Item, at: Timestamp) -> Result<(), Refusal> {
    if deemed(state, case, at).is_some() {
        return Ok(());
    }
    match (&case.stage, kind(case, guide)) {
        (Stage::Accepted, _) => Ok(()),
        (Stage::Intake | Stage::Supplement { .. }, ItemKind::Immediate) => {
            complete(case).map(|_| ())
        }
        (Stage::Intake | Stage::Supplement { .. }, ItemKind::Promised) => Err(Refusal::NotAccepted),
        (Stage::Done { .. } | Stage::Refused { .. } | Stage::Withdrawn { .. }, _) => {
            not_settled(case)
        }
    }
}

/// S1.1.2 Feedback follows an outcome the visitor has not heard of yet.
pub fn awaits_feedback(case: &Case) -> Result<(), Refusal> {
    match (case.is_settled(), case.is_heard()) {
        (true, false) => Ok(()),
        (true, true) => Err(Refusal::AlreadyHeard),
        (false, _) => Err(Refusal::NoOutcome),
    }
}
