//! The first-enquiry ledger as a register: a row a visitor. S1.1.1, practice 2.5

use std::sync::Arc;

use bianmin::table::Sheet;
use domain::archive::Matter;
use domain::case::Case;
use domain::contact::Contact;
use domain::time::{Timestamp, shift};
use domain::{PersonId, State};
use leptos::prelude::*;

use super::archived;
use super::give::{Made, Maker, Order};
use super::whose::Shown;
use crate::client::Client;
use crate::screens::{case as cases, contact as contacts, say};
use crate::text::{dated, language, number, words, words_now};

/// Returns how it is made: what the tablet holds, and what the server has archived of those days.
pub fn maker(client: Client) -> Maker {
    Arc::new(move |order: Order| {
        Box::pin(async move {
            let archived = archived::matters(client, order.from, order.to).await;
            let partial = archived.is_none();
            let (rows, nameless) = untrack(|| rows(client, order, &archived.unwrap_or_default()));
            let name = words_now().register_what_ledger.to_owned();
            let partial = partial || nameless;
            Ok(Made { sheets: vec![Sheet { name, rows }], partial, paper: None })
        })
    })
}

/// Returns the headings and the rows, the first visitor first, and whether a name that was asked for is missing.
fn rows(client: Client, order: Order, archived: &[Matter]) -> (Vec<Vec<String>>, bool) {
    let (state, w) = (client.state_now(), words());
    let shown = Shown::new(client, order.personal);
    let begins = |day| state.site.day_begins(day);
    let held = state.contact.between(begins(order.from), begins(shift(order.to, 1)));
    let held = held.map(|one| (one, one.case().and_then(|case| state.case.get(case))));
    let kept = archived.iter().map(|one| (&one.contact, one.case.as_ref()));
    let mut all: Vec<(&Contact, Option<&Case>)> = held.chain(kept).collect();
    all.sort_by_key(|(contact, _)| contact.at);
    let nameless = shown.lacks(all.iter().filter_map(|(contact, _)| contact.subject.as_ref()));
    let heads = [
        w.register_no_column,
        w.register_when,
        w.register_channel,
        w.register_name,
        w.register_phone,
        w.register_matter,
        w.register_materials,
        w.register_materials_count,
        w.register_first,
        w.register_undertaker,
        w.register_undertaker_phone,
        w.register_handling,
        w.register_case_no,
        w.register_closed,
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(all.into_iter().map(|matter| row(&state, &shown, matter)));
    (rows, nameless)
}

fn row(state: &State, shown: &Shown, (contact, case): (&Contact, Option<&Case>)) -> Vec<String> {
    let (name, phone) = shown.visitor(contact.subject.as_ref());
    let owner = case.map_or(contact.owner(), Case::owner);
    let closing = case.and_then(|case| case.closed.as_ref()).or(contact.closed.as_ref());
    let closed = closing.filter(|_| case.is_none_or(|case| !case.is_open()));
    vec![
        contact.no.clone(),
        at(state, contact.at),
        say::channel(words(), contact.channel).to_owned(),
        name,
        phone,
        contacts::about(state, contact),
        materials(state, contact),
        number(contact.brought.len()),
        state.people.name(contact.first_owner()).to_owned(),
        state.people.name(owner).to_owned(),
        shown.phone(phone_of(state, owner)),
        handling(contact, case),
        case.map(|case| case.no.0.clone()).unwrap_or_default(),
        closed.map(|closing| at(state, closing.at)).unwrap_or_default(),
    ]
}

fn at(state: &State, at: Timestamp) -> String {
    dated(at, state.site.zone, language())
}

fn phone_of<'a>(state: &'a State, person: &PersonId) -> &'a str {
    state.people.persons.get(person).map_or("", |person| person.phone.as_str())
}

/// Returns what was brought, by the guide as it is now.
fn materials(state: &State, contact: &Contact) -> String {
    let item = contact.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
    let name = |key| item.and_then(|item| item.material(key)).map(|one| one.name.say(language()));
    let brought: Vec<&str> = contact.brought.iter().filter_map(name).collect();
    say::listed(&brought)
}

/// Returns what came of it, or that nothing has yet.
fn handling(contact: &Contact, case: Option<&Case>) -> String {
    if let Some(case) = case {
        return cases::stage(case).to_owned();
    }
    let outcome = contact.disposition.as_ref().map(contacts::disposed);
    outcome.unwrap_or_else(|| words().contact_open.to_owned())
}
