//! Search by who the visitor is: part of a name, a phone or its last four digits, with no network,
//! among those whose personal fields this tablet holds. Names stay masked in what is found. S2.1.7

use std::sync::Arc;

use domain::contact::{Contact, Personal};
use domain::text::mask_name;
use domain::{ContactId, State, find};
use leptos::prelude::*;

use super::row_named;
use crate::client::Client;
use crate::parts::Views;
use crate::screens::{appointment as appointments, case as cases};

/// How many matters a search by name gives.
const FOUND: usize = 50;

/// The visitors this tablet knows, each with a contact of theirs, the newest first.
pub type Known = Memo<Arc<Vec<(ContactId, Personal)>>>;

/// Returns the visitors this tablet knows: read once, when somebody first looks for one.
pub fn known(client: Client) -> Known {
    Memo::new(move |_| {
        let state = client.state();
        let mut contacts: Vec<&Contact> = state.contact.all().collect();
        contacts.sort_by(|one, other| (other.at, &other.id).cmp(&(one.at, &one.id)));
        let named = contacts.into_iter().filter_map(|one| {
            let personal = client.personal(one.subject.as_ref()?)?;
            Some((one.id.clone(), personal))
        });
        Arc::new(named.collect())
    })
}

/// Returns the matters of the visitors who are meant, but those whose number says so already.
fn matters<'a>(
    state: &'a State,
    known: &'a [(ContactId, Personal)],
    wanted: &'a str,
) -> impl Iterator<Item = (&'a Contact, &'a Personal)> {
    let number = find::number(wanted);
    let meant = known.iter().filter(|(_, personal)| personal.is_meant(wanted));
    let matters = meant.filter_map(|(id, personal)| Some((state.contact.get(id)?, personal)));
    matters.filter(move |(contact, _)| !contact.no.starts_with(&number)).take(FOUND)
}

/// Returns how many matters there are of the visitors who are meant.
pub fn count(state: &State, known: Known, wanted: &str) -> usize {
    let known = known.get_untracked();
    matters(state, &known, wanted).count()
}

/// Returns the matters of the visitors who are meant as rows: each with its case and appointments.
pub fn found(client: Client, state: &State, known: Known, wanted: &str) -> Views {
    let known = known.get();
    let mut lines = Views::new();
    for (contact, personal) in matters(state, &known, wanted) {
        lines.push(row_named(client, state, contact, &mask_name(&personal.name)));
        let case = contact.case().and_then(|case| state.case.get(case));
        lines.extend(case.map(|case| cases::row(client, state, case, client.now())));
        let booked = state.appointment.of_contact(&contact.id);
        lines.extend(booked.map(|one| appointments::row(client, state, one)));
    }
    lines
}
