//! The register fills itself: what a person answers for at a post, and what each line says. S1.3.3

use std::collections::BTreeSet;

use super::{Listed, Matter, Next, rules};
use crate::State;
use crate::case::{Case, Stage, view};
use crate::contact::{Contact, Owners};
use crate::context::Stamp;
use crate::id::{OperationId, PersonId, PostId};
use crate::time::Timestamp;

/// Returns all that a person answers for at a post.
pub fn matters(state: &State, post: &PostId, owner: &PersonId, at: Timestamp) -> BTreeSet<Matter> {
    let is_here = |home: &PostId| rules::belongs(state, (post, owner), home, at);
    let cases = state.case.owned_by(owner).filter(|case| is_here(&case.post));
    let contacts = state.contact.owned_by(owner).filter(|contact| is_here(&contact.post));
    let cases = cases.map(|case| Matter::Case(case.id.clone()));
    cases.chain(contacts.map(|contact| Matter::Contact(contact.id.clone()))).collect()
}

/// Says whether the tablet of an operation knew who answers for a matter.
pub fn is_known(state: &State, matter: &Matter, stamp: &Stamp) -> bool {
    let (owners, born) = match matter {
        Matter::Case(id) => (state.case.get(id).map(|case| &case.owners), &id.0),
        Matter::Contact(id) => (state.contact.get(id).map(|contact| &contact.owners), &id.0),
    };
    owners.is_some_and(|owners| owners.is_known(OperationId(born.clone()), stamp))
}

/// Returns who answers for an open matter, and how it came to them.
pub fn owners<'a>(state: &'a State, matter: &Matter) -> Option<&'a Owners> {
    match matter {
        Matter::Case(id) => {
            state.case.get(id).filter(|case| case.is_open()).map(|case| &case.owners)
        }
        Matter::Contact(id) => {
            let contact = state.contact.get(id).filter(|contact| contact.is_open());
            contact.map(|contact| &contact.owners)
        }
    }
}

/// Returns what the register says of a matter; of one that is not its giver's any more, only that.
pub fn listed(state: &State, matter: &Matter, giver: &PersonId, now: Timestamp) -> Listed {
    let is_givers = owners(state, matter).is_some_and(|owners| owners.current() == giver);
    let mut listed = match matter {
        Matter::Case(id) => state.case.get(id).map(|case| of_case(state, case, now)),
        Matter::Contact(id) => state.contact.get(id).map(of_contact),
    }
    .unwrap_or_else(|| nothing(matter));
    if !is_givers {
        listed.next = Next::Nothing;
    }
    listed
}

fn nothing(matter: &Matter) -> Listed {
    let (matter, no) = (matter.clone(), String::new());
    Listed { matter, no, item: None, next: Next::Nothing, due: None, light: None }
}

fn of_case(state: &State, case: &Case, now: Timestamp) -> Listed {
    let (next, due) = match case.stage {
        Stage::Intake => (Next::LookThrough, Some(case.ask_by.date)),
        Stage::Supplement { .. } => (Next::AwaitPapers, None),
        Stage::Accepted => (Next::Finish, case.due().map(|due| due.date)),
        Stage::Done { .. } | Stage::Refused { .. } | Stage::Withdrawn { .. } => {
            (Next::Tell, view::feedback_due(state, case))
        }
    };
    Listed {
        matter: Matter::Case(case.id.clone()),
        no: case.no.0.clone(),
        item: Some(case.item.clone()),
        next,
        due,
        light: view::light(state, case, now),
    }
}

fn of_contact(contact: &Contact) -> Listed {
    let next = match (contact.call_due(), &contact.disposition) {
        (Some(_), _) => Next::Call,
        (None, None) => Next::Dispose,
        (None, Some(_)) => Next::Tell,
    };
    Listed {
        matter: Matter::Contact(contact.id.clone()),
        no: contact.no.clone(),
        item: contact.item.clone(),
        next,
        due: contact.call_due(),
        light: None,
    }
}

/// Moves a matter from the giver to the receiver; what is settled or another's by now stays.
pub fn hand_over(
    state: &mut State,
    (from, to): (&PersonId, &PersonId),
    matter: &Matter,
    handover: &crate::id::HandoverId,
    stamp: &Stamp,
) {
    if owners(state, matter).is_none_or(|owners| owners.current() != from) {
        return;
    }
    match matter {
        Matter::Case(id) => state.case.hand_over(id, to, handover, stamp),
        Matter::Contact(id) => state.contact.hand_over(id, to, handover, stamp),
    }
}
