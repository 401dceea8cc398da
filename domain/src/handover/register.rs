//! The register fills itself: what a person answers for at a post, and what each line says. S1.3.3

use std::collections::BTreeSet;

use super::{Listed, Matter, Next, rules};
use crate::State;
use crate::appointment::{self, Appointment};
use crate::case::{Case, Stage, view};
use crate::contact::{Contact, Disposition, Owners};
use crate::context::Stamp;
use crate::id::{HandoverId, OperationId, PersonId, PostId};
use crate::time::Timestamp;

/// Returns all that a person answers for at a post, and until an instant the appointments of the post,
/// whoever promised them. S1.4.2
pub fn matters(
    state: &State,
    (post, owner): (&PostId, &PersonId),
    at: Timestamp,
    until: Timestamp,
) -> BTreeSet<Matter> {
    let is_here = |home: &PostId| rules::belongs(state, (post, owner), home, at);
    let appointments = appointment::view::of_register(state, post, owner, until).into_iter();
    let appointments = appointments.filter(|one| one.post == *post || is_here(&one.post));
    let appointments = appointments.map(|one| Matter::Appointment(one.id.clone()));
    let cases = state.case.owned_by(owner).filter(|case| is_here(&case.post));
    let cases = cases.map(|case| Matter::Case(case.id.clone()));
    let contacts = state.contact.owned_by(owner).filter(|contact| is_here(&contact.post));
    let contacts = contacts.map(|contact| Matter::Contact(contact.id.clone()));
    cases.chain(contacts).chain(appointments).collect()
}

/// Says whether the tablet of an operation knew who answers for a matter.
pub fn is_known(state: &State, matter: &Matter, stamp: &Stamp) -> bool {
    let (owners, born) = match matter {
        Matter::Case(id) => (state.case.get(id).map(|case| &case.owners), &id.0),
        Matter::Contact(id) => (state.contact.get(id).map(|contact| &contact.owners), &id.0),
        Matter::Appointment(id) => {
            let one = state.appointment.get(id).filter(|one| knew_time(one, stamp));
            (one.map(|one| &one.owners), &id.0)
        }
    };
    owners.is_some_and(|owners| owners.is_known(OperationId(born.clone()), stamp))
}

/// Says whether the tablet of an operation knew what time an appointment has: a move may bring it to
/// the post.
fn knew_time(one: &Appointment, stamp: &Stamp) -> bool {
    let came = one.earlier.last().and_then(|last| last.came.as_ref());
    came.is_none_or(|came| came.is_known(stamp))
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
        Matter::Appointment(id) => {
            state.appointment.get(id).filter(|one| one.is_open()).map(|one| &one.owners)
        }
    }
}

/// Says whether a matter is handed over with a post by its giver: it is the giver's, or it is an
/// appointment of the post, whoever promised it. S1.4.2
pub fn goes_with(state: &State, (post, giver): (&PostId, &PersonId), matter: &Matter) -> bool {
    let is_givers = owners(state, matter).is_some_and(|owners| owners.current() == giver);
    is_givers
        || match matter {
            Matter::Case(_) | Matter::Contact(_) => false,
            Matter::Appointment(id) => {
                state.appointment.get(id).is_some_and(|one| one.is_open() && one.post == *post)
            }
        }
}

/// Returns what the register says of a matter; of one that is not its giver's any more, only that.
pub fn listed(
    state: &State,
    (post, giver): (&PostId, &PersonId),
    matter: &Matter,
    now: Timestamp,
) -> Listed {
    let mut listed = match matter {
        Matter::Case(id) => state.case.get(id).map(|case| of_case(state, case, now)),
        Matter::Contact(id) => state.contact.get(id).map(of_contact),
        Matter::Appointment(id) => state.appointment.get(id).map(|one| of_appointment(state, one)),
    }
    .unwrap_or_else(|| nothing(matter));
    if !goes_with(state, (post, giver), matter) {
        listed.next = Next::Nothing;
    }
    listed
}

/// Returns what is known of a matter by its name alone.
fn nothing(matter: &Matter) -> Listed {
    Listed {
        matter: matter.clone(),
        no: String::new(),
        item: None,
        next: Next::Nothing,
        due: None,
        at: None,
        promised: String::new(),
        light: None,
    }
}

fn of_appointment(state: &State, one: &Appointment) -> Listed {
    Listed {
        no: one.no.clone(),
        item: one.item.clone(),
        next: Next::Keep,
        due: Some(one.from.date(state.site.zone)),
        at: Some(one.from),
        promised: one.promised.clone(),
        ..nothing(&Matter::Appointment(one.id.clone()))
    }
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
        no: case.no.0.clone(),
        item: Some(case.item.clone()),
        next,
        due,
        light: view::light(state, case, now),
        ..nothing(&Matter::Case(case.id.clone()))
    }
}

fn of_contact(contact: &Contact) -> Listed {
    let next = match (contact.call_due(), &contact.disposition) {
        (Some(_), _) => Next::Call,
        (None, None) => Next::Dispose,
        (None, Some(Disposition::Appointed { .. })) => Next::Keep,
        (None, Some(_)) => Next::Tell,
    };
    Listed {
        no: contact.no.clone(),
        item: contact.item.clone(),
        next,
        due: contact.call_due(),
        ..nothing(&Matter::Contact(contact.id.clone()))
    }
}

/// Moves a matter to the receiver of a handover; what is settled or another's by now stays.
pub fn hand_over(state: &mut State, id: &HandoverId, matter: &Matter, stamp: &Stamp) {
    let Some(one) = state.handover.get(id) else { return };
    let (post, from, to) = (one.post.clone(), one.from.clone(), one.to.clone());
    let is_theirs = owners(state, matter).is_some_and(|owners| owners.current() == &to);
    if is_theirs || !goes_with(state, (&post, &from), matter) {
        return;
    }
    match matter {
        Matter::Case(case) => state.case.hand_over(case, &to, id, stamp),
        Matter::Contact(contact) => state.contact.hand_over(contact, &to, id, stamp),
        Matter::Appointment(one) => state.appointment.hand_over(one, &to, id, stamp),
    }
}
