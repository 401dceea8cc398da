//! The originals of a visit: taken, given back, or kept for a reason and until a day. S2.4

use std::collections::BTreeSet;

use domain::custody::{End, Ending, Keep, Kind, Of, Operation as Ask, Register, Thing, view};
use domain::time::Date;
use domain::{ContactId, Operation, PersonId, PostId, ThingId, duty};
use leptos::prelude::*;

use super::list;
use crate::client::Client;
use crate::parts::{Field, Icon, Views, flush_card, live, rows, stack, tick_in};
use crate::screens::panel::Panel;
use crate::screens::phrase::{Moment, phrase};
use crate::text::{language, words};

/// Returns what is here of a visit's originals, and what may be done with them.
pub fn of_contact(client: Client, contact: ContactId) -> AnyView {
    let asked = contact.clone();
    let here = Memo::new(move |_| {
        let state = client.state();
        view::originals(&state, &asked).into_iter().cloned().collect::<Vec<Thing>>()
    });
    let asked = contact.clone();
    let mine = Memo::new(move |_| {
        let (state, me) = (client.state(), client.person());
        let owns = |owner: &PersonId| Some(owner) == me.as_ref();
        let visit = state.contact.get(&asked).is_some_and(|one| one.is_open() && owns(one.owner()));
        visit || state.case.open().any(|case| case.contact == asked && owns(case.owner()))
    });
    live(move || {
        let things = here.get();
        let mut all = Views::new();
        if !things.is_empty() {
            let state = client.state_now();
            let lines = things.iter().map(|thing| list::row(client, &state, thing)).collect();
            all.push(flush_card(words().custody_originals, ().into_any(), rows(lines)));
            all.push(give_back(client, &things));
            all.push(keep(client, &things));
        }
        all.extend(mine.get().then(|| untrack(|| take(client, contact.clone()))));
        stack(all)
    })
}

fn give_back(client: Client, things: &[Thing]) -> AnyView {
    let w = words();
    let ids: Vec<ThingId> = things.iter().map(|thing| thing.id.clone()).collect();
    let chosen = RwSignal::new(ids.iter().cloned().collect::<BTreeSet<_>>());
    let ticks = things.iter().map(|thing| tick_in(chosen, thing.id.clone(), thing.name.clone()));
    Panel::new(client, Icon::Back, w.custody_give_back, w.custody_give_back_help)
        .open()
        .field(phrase(client, Moment::Originals))
        .field(stack(ticks.collect()))
        .asks(move || {
            let things = chosen.get().into_iter().collect();
            let words = String::new();
            Operation::from(Ask::End(End { things, how: Ending::Returned, words }))
        })
}

fn keep(client: Client, things: &[Thing]) -> AnyView {
    let w = words();
    let open = things.iter().filter(|thing| thing.kept.is_none());
    let chosen = RwSignal::new(open.map(|thing| thing.id.clone()).collect::<BTreeSet<_>>());
    let ticks = things.iter().map(|thing| tick_in(chosen, thing.id.clone(), thing.name.clone()));
    let (why, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let read = move || until.get().trim().parse::<Date>().unwrap_or_default();
    Panel::new(client, Icon::Lock, w.custody_keep, w.custody_keep_help)
        .field(stack(ticks.collect()))
        .field(Field::new(w.custody_why).help(w.handover_no_personal).into(why))
        .field(Field::new(w.custody_keep_until).date().into(until))
        .asks(move || {
            let things = chosen.get().into_iter().collect();
            let why = why.get().trim().to_owned();
            Operation::from(Ask::Keep(Keep { things, why, until: read() }))
        })
}

/// Returns the act of taking originals: those of the papers brought, and others by their names.
fn take(client: Client, contact: ContactId) -> AnyView {
    let w = words();
    let chosen = RwSignal::new(BTreeSet::<String>::new());
    let other = RwSignal::new(String::new());
    let ticks = papers(client, &contact).into_iter();
    let ticks: Views = ticks.map(|name| tick_in(chosen, name.clone(), name)).collect();
    Panel::new(client, Icon::Tray, w.custody_take_originals, w.custody_take_originals_help)
        .field(stack(ticks))
        .field(Field::new(w.custody_other_original).help(w.handover_no_personal).into(other))
        .asks(move || {
            let typed = other.get().trim().to_owned();
            let typed = Some(typed).filter(|typed| !typed.is_empty());
            let names = chosen.get().into_iter().chain(typed).collect();
            let of = Of::Contact(contact.clone());
            let post = here(client).unwrap_or_else(|| PostId(String::new()));
            Operation::from(Ask::Register(Register { kind: Kind::Original { of }, names, post }))
        })
}

fn here(client: Client) -> Option<PostId> {
    duty::on_duty(&client.state(), &client.person()?, client.now()).ok()
}

/// Returns the names of the papers of a visit's item.
fn papers(client: Client, contact: &ContactId) -> Vec<String> {
    let state = client.state_now();
    let item = state.contact.get(contact).and_then(|one| one.item.as_ref());
    let item = item.and_then(|code| state.catalogue.item(code).ok());
    let names = |item: &domain::catalogue::Item| {
        let names = item.materials.iter().map(|paper| paper.name.say(language()).to_owned());
        names.collect::<Vec<_>>()
    };
    item.map(names).unwrap_or_default()
}
