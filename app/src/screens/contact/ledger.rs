//! The first-enquiry ledger of the day, newest first, and search by number and by visitor. S1.1.1

use domain::State;
use domain::case::{self, Case};
use domain::contact::{Contact, view};
use leptos::prelude::*;

use super::{archive, named, row};
use crate::client::Client;
use crate::parts::{
    Icon, Tile, Views, empty, fine, flush_card, line_apart, link_button, live, page, rows, search,
    tiles, title,
};
use crate::screens::case as cases;
use crate::screens::notice::check;
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

/// What is looked for: it stands until another person works, so that whoever comes back from what
/// was found goes on from there.
#[derive(Clone, Copy)]
pub struct Sought(RwSignal<String>);

impl Sought {
    /// Returns a search for nothing.
    pub fn nothing() -> Self {
        Self(RwSignal::new(String::new()))
    }
}

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    let Sought(typed) = use_context().unwrap_or_else(Sought::nothing);
    let shown = RwSignal::new(Shown::Today);
    let looked = RwSignal::new(None);
    let known = named::known(client);
    page(
        words.contact_ledger,
        vec![
            line_apart(vec![
                title(words.contact_ledger),
                link_button(words.reception_title, client.href("receive"), true),
            ]),
            search(words.contact_search, typed),
            check(client, typed.into()),
            live(move || {
                let wanted = typed.get();
                if wanted.trim().is_empty() {
                    crate::parts::stack(vec![filters(client, shown), list(client, shown.get())])
                } else {
                    let kept = archive::look(client, wanted.trim().to_ascii_uppercase(), looked);
                    crate::parts::stack(vec![found(client, known, &wanted), kept])
                }
            }),
        ],
    )
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

/// Returns what a number finds, and then what a name or a phone does.
fn found(client: Client, known: named::Known, wanted: &str) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let contacts = view::find(&state.contact, wanted).into_iter();
    let mut lines: Views = contacts.map(|one| row(client, &state, one)).collect();
    let found = case::view::find(&state.case, wanted).into_iter();
    lines.extend(found.map(|one| cases::row(client, &state, one, now)));
    lines.extend(named::found(client, &state, known, wanted));
    if lines.is_empty() {
        return empty(Icon::Search, words.contact_not_found, words.contact_not_found_help);
    }
    let count = fill(words.contact_n, &[("n", &number(lines.len()))]);
    flush_card(words.act_search, fine(count), rows(lines))
}
