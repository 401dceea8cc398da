//! What it is about: the six commonest large, all others by search.

use domain::State;
use domain::catalogue::{Item, Way};
use domain::contact::{Channel, Contact, view};
use domain::repair::view::way_of;
use leptos::prelude::*;

use super::Desk;
use super::visit::{Came, Step};
use crate::parts::{
    Icon, Tile, Views, card, empty, fine, heading, line, live, one_of, search, tiles, title,
};
use crate::screens::contact::about;
use crate::screens::say;
use crate::text::{fill, language, number, words};

/// How many items are offered large.
const LARGE: usize = 6;
/// How many a search shows.
const FOUND: usize = 12;

/// Returns the step.
pub fn step(desk: Desk) -> AnyView {
    let words = words();
    let typed = RwSignal::new(String::new());
    view! {
        {title(words.reception_what_question)}
        {search(words.reception_search, typed)}
        {live(move || offered(desk, &typed.get()))}
        {line(channels(desk))}
    }
    .into_any()
}

/// Returns the items to choose from: the common ones, or those found.
fn offered(desk: Desk, typed: &str) -> AnyView {
    let (state, words) = (desk.client.state(), words());
    let all = state.catalogue.offered();
    let wanted = typed.trim().to_lowercase();
    if wanted.is_empty() {
        let mut large: Views = all.iter().take(LARGE).map(|item| tile(desk, item)).collect();
        large.push(other(desk));
        let rest = all.len().saturating_sub(LARGE);
        let more = fill(words.reception_more_items, &[("n", &number(rest))]);
        let more = if rest > 0 { fine(more) } else { ().into_any() };
        return view! { {heading(words.reception_common)} {tiles(large)} {more} }.into_any();
    }
    let mut shown = returning(desk, &state, &wanted);
    let back = shown.len();
    let found: Vec<&&Item> = all.iter().filter(|item| is_meant(item, &wanted)).collect();
    shown.extend(found.iter().take(FOUND).map(|item| tile(desk, item)));
    if shown.is_empty() {
        let nothing = words.reception_nothing_found;
        let none = empty(Icon::Search, nothing, words.reception_nothing_found_help);
        return view! { {card(vec![none])} {tiles(vec![other(desk)])} }.into_any();
    }
    shown.push(other(desk));
    let count = fill(words.reception_found, &[("n", &number(back + found.len()))]);
    view! { {fine(count)} {tiles(shown)} }.into_any()
}

/// Returns the contacts whose notice a visitor brings back, found by the number on it. S2.2.4
fn returning(desk: Desk, state: &State, wanted: &str) -> Views {
    let told = |contact: &&&Contact| contact.item.is_some() && !contact.notices.is_empty();
    view::find(&state.contact, wanted)
        .iter()
        .filter(told)
        .take(LARGE)
        .map(|contact| {
            let (id, item) = (contact.id.clone(), contact.item.clone());
            let brought = contact.brought.clone();
            let sub = fill(words().reception_comes_back, &[("no", &contact.no)]);
            Tile::new(about(state, contact), sub).on(move || {
                let (id, item, brought) = (id.clone(), item.clone(), brought.clone());
                desk.change(|visit| {
                    visit.follows = Some(id);
                    visit.item = item;
                    visit.brought = brought;
                });
                desk.go(Step::Who);
            })
        })
        .collect()
}

/// Says whether an item is meant by what was typed, in any language or by its code.
fn is_meant(item: &Item, wanted: &str) -> bool {
    let names = [&item.name.hans, &item.name.hant, &item.name.en, &item.code.0];
    names.into_iter().any(|name| name.to_lowercase().contains(wanted))
}

/// Returns an item as a tile; a press goes on at once.
fn tile(desk: Desk, item: &Item) -> AnyView {
    let code = item.code.clone();
    let tile = Tile::new(item.name.say(language()).to_owned(), say::kind(item));
    // Whoever was called by a number is received, whatever it is about.
    let called = desk.visit.value.with_untracked(|visit| visit.ticket.is_some());
    match way_of(&desk.client.state_now(), item) {
        Way::Repair | Way::Complaint if called => {}
        Way::Repair => return tile.to(desk.client.href("repairs/new")),
        Way::Complaint => return tile.to(desk.client.href("pass-on")),
        Way::Window => {}
    }
    tile.on(move || {
        let code = code.clone();
        desk.change(|visit| {
            if visit.item.as_ref() != Some(&code) {
                visit.forget_papers();
            }
            visit.follows = None;
            visit.item = Some(code);
        });
        desk.go(Step::Who);
    })
}

/// Returns the tile of what the catalogue does not list.
fn other(desk: Desk) -> AnyView {
    let words = words();
    Tile::new(words.reception_other, words.reception_other_help).on(move || {
        desk.change(|visit| {
            visit.item = None;
            visit.forget_papers();
        });
        desk.go(Step::Who);
    })
}

/// Returns how the visitor came.
fn channels(desk: Desk) -> Views {
    let words = words();
    [Channel::WalkIn, Channel::Phone, Channel::Online, Channel::Letter]
        .into_iter()
        .map(|channel| {
            let on = Signal::derive(move || desk.read(|visit| visit.channel.0 == channel));
            one_of("channel", say::channel(words, channel), "", on, move || {
                desk.change(|visit| visit.channel = Came(channel));
            })
        })
        .collect()
}
