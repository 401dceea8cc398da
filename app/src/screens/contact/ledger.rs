//! The first-enquiry ledger of the day, newest first, and search by number. S1.1.1

use domain::{State, case, contact::view};
use leptos::prelude::*;

use super::row;
use crate::client::Client;
use crate::parts::{
    Icon, Tile, Views, empty, fine, flush_card, line_apart, link_button, live, page, rows, search,
    tiles, title,
};
use crate::screens::case as cases;
use crate::text::{fill, number, words};

/// Which part of the day is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Today,
    Open,
    Mine,
}

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    let typed = RwSignal::new(String::new());
    let shown = RwSignal::new(Shown::Today);
    page(
        words.contact_ledger,
        vec![
            line_apart(vec![
                title(words.contact_ledger),
                link_button(words.reception_title, client.href("receive"), true),
            ]),
            search(words.contact_search, typed),
            live(move || {
                let wanted = typed.get();
                if wanted.trim().is_empty() {
                    crate::parts::stack(vec![filters(client, shown), list(client, shown.get())])
                } else {
                    found(client, &wanted)
                }
            }),
        ],
    )
}

/// Returns the filters, as words with their counts.
fn filters(client: Client, shown: RwSignal<Shown>) -> AnyView {
    let (state, words) = (client.state(), words());
    let filter = |one: Shown, name: &'static str| {
        let count = fill(words.contact_n, &[("n", &number(lines(client, &state, one).len()))]);
        Tile::new(name, count).pressed(shown.get() == one).on(move || shown.set(one))
    };
    tiles(vec![
        filter(Shown::Today, words.contact_all_today),
        filter(Shown::Open, words.contact_still_open),
        filter(Shown::Mine, words.today_mine),
    ])
}

/// Returns the rows of a filter.
fn lines(client: Client, state: &State, shown: Shown) -> Views {
    let today = client.today();
    let me = client.person();
    let contacts = match (shown, &me) {
        (Shown::Today, _) => view::ledger(state, today),
        (Shown::Open, _) => view::still_open(state, today),
        (Shown::Mine, Some(me)) => view::mine(&state.contact, me),
        (Shown::Mine, None) => Vec::new(),
    };
    let mut lines: Views =
        contacts.into_iter().rev().map(|contact| row(client, state, contact)).collect();
    if let (Shown::Mine, Some(me)) = (shown, &me) {
        let now = client.now();
        let mine = case::view::mine(&state.case, me).into_iter();
        lines.extend(mine.map(|one| cases::row(client, state, one, now)));
    }
    lines
}

/// Returns the list, or what would stand there.
fn list(client: Client, shown: Shown) -> AnyView {
    let (state, words) = (client.state(), words());
    let lines = lines(client, &state, shown);
    if lines.is_empty() {
        let none = empty(Icon::Ledger, words.contact_none, words.contact_none_help);
        return flush_card(words.contact_ledger, ().into_any(), none);
    }
    flush_card(words.contact_ledger, fine(words.contact_newest_first), rows(lines))
}

/// Returns what a number finds.
fn found(client: Client, wanted: &str) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let contacts = view::find(&state.contact, wanted).into_iter();
    let mut lines: Views = contacts.map(|one| row(client, &state, one)).collect();
    let found = case::view::find(&state.case, wanted).into_iter();
    lines.extend(found.map(|one| cases::row(client, &state, one, now)));
    if lines.is_empty() {
        return empty(Icon::Search, words.contact_not_found, words.contact_not_found_help);
    }
    let count = fill(words.contact_n, &[("n", &number(lines.len()))]);
    flush_card(words.act_search, fine(count), rows(lines))
}
