//! Every way there is as a tile: those the rules allow, and those they do not now, which say why. S1.6.2, S2.2.4

use domain::case;
use leptos::prelude::*;

use super::Desk;
use super::lawful::against;
use super::outcome::press;
use super::way::{WAYS, Way};
use crate::parts::{Button, Tile, Views, actions, maybe, stack, tiles};
use crate::screens::say;
use crate::text::{fill, number, words};

/// Returns every way as a tile: first the lawful ones, then the others with what bars them.
pub fn all(desk: Desk) -> AnyView {
    let Ways { open, barred } = sorted(desk);
    stack(vec![tiles(open), tiles(barred)])
}

/// Returns the lawful ways as tiles; the others, with what bars them, once they are asked for.
pub fn lawful_first(desk: Desk, asked: RwSignal<bool>) -> AnyView {
    let Ways { open, barred } = sorted(desk);
    let count = barred.len();
    let rest = match (count, asked.get()) {
        (0, _) => None,
        (_, true) => Some(tiles(barred)),
        (_, false) => {
            let name = fill(words().reception_barred, &[("count", &number(count))]);
            Some(actions(vec![Button::new(name).bare().on(move || asked.set(true))]))
        }
    };
    stack(vec![tiles(open), maybe(rest)])
}

/// The ways as tiles.
struct Ways {
    open: Views,
    barred: Views,
}

fn sorted(desk: Desk) -> Ways {
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
    Ways { open, barred }
}

/// Says whether some papers are here and others are missing: then they can be taken in.
fn falls_short(desk: Desk) -> bool {
    let state = desk.client.state();
    desk.read(|visit| {
        let item = visit.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
        item.is_some_and(|item| !visit.brought.is_empty() && !visit.missing(item).is_empty())
    })
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
