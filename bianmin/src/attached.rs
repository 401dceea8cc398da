//! What travels beside the log: names, phones and words, of which a tablet keeps what it needs, and pictures,
//! which it asks for.

use std::collections::BTreeSet;

use domain::repair::Repair;
use domain::{Beside, State, volume};
use sync::OperationId;

/// Returns what travels beside an operation as it is stored.
pub fn stored(beside: Beside) -> Vec<u8> {
    match beside {
        Beside::Said(personal) => json::to_vec(&personal),
        Beside::Photo(jpeg) => jpeg,
    }
}

/// Returns what is needed without a network: of visitors, repairs and requests for copies that are open,
/// and whose records are at hand, then of those that are over and may be opened again.
pub fn needed(state: &State) -> Vec<OperationId> {
    let of = |open: bool| {
        let contacts = state.contact.all().filter(move |contact| contact.is_open() == open);
        contacts.filter_map(|contact| contact.subject.as_ref()?.0.parse().ok())
    };
    let said = |open: bool| {
        let repairs = state.repair.all().filter(move |one| one.stage.is_open() == open);
        repairs.flat_map(Repair::said).filter_map(|step| step.operation.0.parse().ok())
    };
    let copied = |open: bool| {
        let requests = state.copying.all().filter(move |one| one.is_open() == open);
        requests.filter_map(|one| one.id.0.parse().ok())
    };
    // Of what stands on a shelf the number is enough.
    let moving = state
        .volume
        .all()
        .filter(|one| one.counts() && !matches!(one.place(), volume::Place::Shelf { .. }));
    let patients = moving.filter_map(|one| one.id.0.parse().ok());
    let open = of(true).chain(said(true)).chain(copied(true)).chain(patients);
    let all = open.chain(of(false)).chain(said(false)).chain(copied(false));
    let mut known = BTreeSet::new();
    all.filter(|subject| known.insert(*subject)).collect()
}
