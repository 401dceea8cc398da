//! What a use refers to, and what a visit still has of its visitor. S2.1.7, S2.4

use crate::case::Case;
use crate::custody::{Of, Refusal, Thing};
use crate::id::ContactId;
use crate::{Decision, Stamp, State};

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

/// S2.4 No matter comes to its end while originals of its visitor are here: each goes back, or is kept with a
/// reason and until a day. Asked of what is entered on a tablet, whatever ends the matter: what other tablets
/// took is not known there.
///
/// # Errors
/// The originals that are here.
pub fn settled(state: &State, decision: &Decision, stamp: &Stamp) -> Result<(), Refusal> {
    let open = |thing: &&Thing| {
        thing.kept.is_none() && thing.kind.of().is_some_and(|of| !is_over(state, of))
    };
    let open: Vec<&Thing> = state.custody.here().filter(open).collect();
    if open.is_empty() {
        return Ok(());
    }
    let mut after = state.clone();
    decision.events.iter().for_each(|event| after.evolve(stamp, event));
    let still = |id| after.custody.get(id).is_some_and(|thing| thing.ended.is_none());
    let left = open
        .into_iter()
        .filter(|thing| thing.kind.of().is_some_and(|of| is_over(&after, of)) && still(&thing.id));
    let names: Vec<String> = left.map(|thing| thing.name.clone()).collect();
    if names.is_empty() { Ok(()) } else { Err(Refusal::OriginalsHere { names }) }
}

/// Says whether a matter is over; one that is not at hand has been over for long.
pub fn is_over(state: &State, of: &Of) -> bool {
    match of {
        Of::Case(case) => state.case.get(case).is_none_or(|case| !case.is_open()),
        Of::Contact(contact) => {
            let found = state.contact.get(contact);
            let case = found.and_then(|found| state.case.get(found.case()?));
            let goes_on = case.is_some_and(Case::is_open);
            found.is_none_or(|contact| !contact.is_open()) && !goes_on
        }
        Of::Document(_) => true,
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
