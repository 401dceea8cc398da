//! What a use refers to, and what a visit still has of its visitor. S2.1.7, S2.4

use crate::contact::Outcome;
use crate::custody::{Of, Refusal, Thing};
use crate::id::ContactId;
use crate::{Operation, State, case, contact};

/// S2.1.7 A use refers to a case, a visit, or a document by its title.
pub fn refers(state: &State, of: &Of) -> Result<(), Refusal> {
    match of {
        Of::Case(case) if state.case.get(case).is_none() => {
            Err(Refusal::UnknownCase { case: case.clone() })
        }
        Of::Contact(contact) if state.contact.get(contact).is_none() => {
            Err(Refusal::UnknownContact { contact: contact.clone() })
        }
        Of::Document(title) if super::in_words(title).is_err() => Err(Refusal::RefersToNothing),
        Of::Case(_) | Of::Contact(_) | Of::Document(_) => Ok(()),
    }
}

/// S2.4 A visit is not finished, and a case not told of as done, while originals of the visitor are here:
/// each goes back, or is kept with a reason and until a day. Asked of an operation that is entered on a
/// tablet: what other tablets took is not known there.
///
/// # Errors
/// The originals that are here.
pub fn settled(state: &State, operation: &Operation) -> Result<(), Refusal> {
    let Some(contact) = finished(state, operation) else { return Ok(()) };
    let open = originals(state, &contact).filter(|thing| thing.kept.is_none());
    let names: Vec<String> = open.map(|thing| thing.name.clone()).collect();
    if names.is_empty() { Ok(()) } else { Err(Refusal::OriginalsHere { contact, names }) }
}

/// Returns the visit that an operation would finish.
fn finished(state: &State, operation: &Operation) -> Option<ContactId> {
    match operation {
        Operation::Contact(contact::Operation::Dispose(dispose)) => match dispose.outcome {
            Outcome::Answered { .. }
            | Outcome::ReferOutside { .. }
            | Outcome::Refuse { .. }
            | Outcome::Withdrawn => Some(dispose.contact.clone()),
            // The matter stays open, and so does what was left for it.
            Outcome::CallBack { .. } => None,
        },
        Operation::Case(case::Operation::GiveFeedback(told)) => {
            state.case.get(&told.case).map(|case| case.contact.clone())
        }
        Operation::Contact(_)
        | Operation::Case(_)
        | Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Duty(_)
        | Operation::Queue(_)
        | Operation::Appointment(_)
        | Operation::Premises(_)
        | Operation::Custody(_)
        | Operation::Repair(_)
        | Operation::Handover(_)
        | Operation::Complaint(_)
        | Operation::Rating(_)
        | Operation::Conduct(_)
        | Operation::Accountability(_)
        | Operation::Assessment(_)
        | Operation::Monthly(_)
        | Operation::Message(_)
        | Operation::Archive(_) => None,
    }
}

/// S2.4 Returns the originals of a visitor that are here, those of the visit's cases among them.
pub fn originals<'a>(
    state: &'a State,
    contact: &'a ContactId,
) -> impl Iterator<Item = &'a Thing> + use<'a> {
    state.custody.here().filter(move |thing| belongs(state, thing, contact))
}

fn belongs(state: &State, thing: &Thing, contact: &ContactId) -> bool {
    let Some(of) = thing.kind.of() else { return false };
    match of {
        Of::Contact(one) => one == contact,
        Of::Case(case) => state.case.get(case).is_some_and(|case| case.contact == *contact),
        Of::Document(_) => false,
    }
}
