//! What becomes of it: every way there is; those the rules do not allow now say why. S1.6.2, S2.2.4

use domain::case;
use leptos::prelude::*;

use super::lawful::against;
use super::steps::Here;
use super::visit::Step;
use super::way::{WAYS, Way};
use super::{Desk, refused};
use crate::parts::{Button, Icon, Tile, Views, actions, fine, live, stack, tiles, title};
use crate::screens::ask::submit_group;
use crate::screens::say;
use crate::text::{fill, number, words};

/// Returns the step.
pub fn step(desk: Desk) -> AnyView {
    let words = words();
    view! {
        {title(words.reception_outcome_question)}
        {fine(words.reception_outcome_help)}
        {refused(desk)}
        {live(move || ways(desk))}
    }
    .into_any()
}

/// Returns the way back.
pub fn foot(desk: Desk) -> AnyView {
    actions(vec![Button::new(words().act_back).icon(Icon::Back).on(move || desk.go(Step::Who))])
}

/// Says whether the visit is still to be registered.
fn visit_is_new(desk: Desk) -> bool {
    desk.visit.value.with_untracked(|visit| visit.contact.is_none())
}

/// Returns every way as a tile: first the lawful ones, then the others with what bars them.
pub fn ways(desk: Desk) -> AnyView {
    let mut open = Views::new();
    let mut barred = Views::new();
    let (is_new, about_item) = desk.read(|visit| (visit.contact.is_none(), visit.item.is_some()));
    let is_short = falls_short(desk);
    let offered = |way: &Way| match way {
        Way::Keep => is_new,
        Way::TakeIn => is_short,
        // What was registered without an item stays without one.
        Way::Notice | Way::Finish | Way::Accept => is_new || about_item,
        Way::Answer | Way::Transfer | Way::Refer | Way::CallBack | Way::Refuse | Way::Withdraw => {
            true
        }
    };
    for way in WAYS.into_iter().filter(offered) {
        let why = against(desk, way);
        let (name, help) = said(desk, way);
        let is_barred = why.is_some();
        let tile = Tile::new(name, help).barred_by(why).on(move || press(desk, way));
        if is_barred { barred.push(tile) } else { open.push(tile) }
    }
    stack(vec![tiles(open), tiles(barred)])
}

/// Says whether some papers are here and others are missing: then they can be taken in.
fn falls_short(desk: Desk) -> bool {
    let state = desk.client.state();
    desk.read(|visit| {
        let item = visit.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
        item.is_some_and(|item| !visit.brought.is_empty() && !visit.missing(item).is_empty())
    })
}

/// Goes on to what a way needs, or saves it at once.
fn press(desk: Desk, way: Way) {
    if way.has_details() {
        desk.go(Step::Details(way));
    } else {
        save(desk, way);
    }
}

/// Saves the visit with its outcome on this tablet.
pub fn save(desk: Desk, way: Way) {
    let client = desk.client;
    let visit = desk.visit.value.get_untracked();
    let Some(person) = untrack(|| client.person()) else { return };
    let (state, now) = (client.state_now(), client.now_exact());
    let steps = Box::new(move |name: &dyn Fn(u32) -> domain::OperationId| {
        visit.steps(&Here { state: &state, person: person.clone(), now }, way, name)
    });
    let is_new = visit_is_new(desk);
    submit_group(client, desk.against, steps, move |saved| {
        if is_new {
            desk.done.set(Some(domain::ContactId::from(&saved.operation)));
        }
        desk.visit.clear();
    });
}

/// Returns a way's name and what it means here.
fn said(desk: Desk, way: Way) -> (&'static str, String) {
    let words = words();
    let help = match way {
        Way::Notice => return (words.reception_notice, notice_help(desk)),
        Way::Accept => return (words.reception_accept, promise(desk)),
        Way::Finish => words.reception_finish_help,
        Way::TakeIn => words.reception_take_in_help,
        Way::Answer => words.reception_answer_help,
        Way::Transfer => words.reception_transfer_help,
        Way::Refer => words.reception_refer_help,
        Way::CallBack => words.reception_call_back_help,
        Way::Refuse => words.reception_refuse_help,
        Way::Withdraw => words.reception_withdrawn_help,
        Way::Keep => words.reception_keep_help,
    };
    (way.name(), help.to_owned())
}

/// Returns what the notice will say: everything, or what is missing.
fn notice_help(desk: Desk) -> String {
    let (state, words) = (desk.client.state(), words());
    desk.read(|visit| {
        let item = visit.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
        let missing = item.filter(|_| !visit.brought.is_empty()).map(|item| visit.missing(item));
        match missing.filter(|missing| !missing.is_empty()) {
            Some(missing) => fill(words.reception_notice_missing, &[("n", &number(missing.len()))]),
            None => words.reception_notice_whole.to_owned(),
        }
    })
}

/// Returns the date that acceptance would promise.
fn promise(desk: Desk) -> String {
    let (state, words) = (desk.client.state(), words());
    let item = desk.read(|visit| visit.item.clone());
    let Some(item) = item.and_then(|item| state.catalogue.item(&item).ok()) else {
        return words.reception_promised.to_owned();
    };
    let (_, due) = case::rules::promised(&state, item, desk.client.now());
    fill(words.reception_accept_help, &[("date", &say::due(&state, &due))])
}
