//! The first-enquiry ledger of the day, newest first, and the search. S1.1.1

use domain::State;
use domain::case::{self, Case};
use domain::contact::{Contact, view};
use leptos::prelude::*;

use super::row;
use super::search::search;
use crate::client::Client;
use crate::parts::{
    Icon, Tile, Views, empty, fine, flush_card, line_apart, link_button, page, rows, tiles, title,
};
use crate::screens::case as cases;
use crate::text::{fill, number, words};

/// How many rows are shown; a search finds the others.
const SHOWN: usize = 200;

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
    let shown = RwSignal::new(Shown::Today);
    let day = move || crate::parts::stack(vec![filters(client, shown), list(client, shown.get())]);
    let found = search(client, day);
    let head = line_apart(vec![
        title(words.contact_ledger),
        link_button(words.reception_title, client.href("receive"), true),
    ]);
    page(words.contact_ledger, std::iter::once(head).chain(found).collect())
}

/// Returns the filters, as words with their counts.
fn filters(client: Client, shown: RwSignal<Shown>) -> AnyView {
    let (state, words) = (client.state(), words());
    let filter = |one: Shown, name: &'static str| {
        let (contacts, cases) = matters(client, &state, one);
        let all = number(contacts.len() + cases.len());
        let count = fill(words.contact_n, &[("n", &all)]);
        Tile::new(name, count).pressed(shown.get() == one).on(move || shown.set(one))
    };
    tiles(vec![
        filter(Shown::Today, words.contact_all_today),
        filter(Shown::Open, words.contact_still_open),
        filter(Shown::Mine, words.today_mine),
    ])
}

/// Returns the matters of a filter: contacts, the oldest first, and cases, the next due first.
fn matters(client: Client, state: &State, shown: Shown) -> (Vec<&Contact>, Vec<&Case>) {
    let (today, me) = (client.today(), client.person());
    match (shown, &me) {
        (Shown::Today, _) => (view::ledger(state, today), Vec::new()),
        (Shown::Open, _) => (view::still_open(state, today), case::view::still_open(state, today)),
        (Shown::Mine, Some(me)) => {
            (view::mine(&state.contact, me), case::view::mine(state, me, client.now()))
        }
        (Shown::Mine, None) => (Vec::new(), Vec::new()),
    }
}

/// Returns the rows of a filter, the newest first, no more than anybody looks through.
fn lines(client: Client, state: &State, shown: Shown) -> Views {
    let now = client.now();
    let (contacts, cases) = matters(client, state, shown);
    let contacts = contacts.into_iter().rev().map(|one| row(client, state, one));
    let cases = cases.into_iter().map(|one| cases::row(client, state, one, now));
    contacts.chain(cases).take(SHOWN).collect()
}

/// Returns the list, or what would stand there.
fn list(client: Client, shown: Shown) -> AnyView {
    let (state, words) = (client.state(), words());
    let lines = lines(client, &state, shown);
    if lines.is_empty() {
        let none = empty(Icon::Ledger, words.contact_none, words.contact_none_help);
        return flush_card(words.contact_ledger, ().into_any(), none);
    }
    let order =
        if shown == Shown::Today { fine(words.contact_newest_first) } else { ().into_any() };
    flush_card(words.contact_ledger, order, rows(lines))
}
