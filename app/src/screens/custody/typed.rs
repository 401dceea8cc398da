//! What is typed of a line of a book, and the line it makes.

use domain::custody::{Entry, Note, Operation as Ask, Thing};
use domain::{Operation, PersonId, ThingId};
use leptos::prelude::*;

use super::refer::Refer;
use crate::client::Client;

/// The fields of a line. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Typed {
    pub refer: Refer,
    pub from: RwSignal<String>,
    pub to: RwSignal<String>,
    pub amount: RwSignal<String>,
    pub why: RwSignal<String>,
    /// Whoever is said to have allowed a use; nobody where it is blank.
    pub approver: RwSignal<PersonId>,
}

impl Typed {
    /// Returns empty fields, that are emptied again once one has written another line.
    pub fn new(client: Client, thing: &ThingId, name: &str) -> Self {
        let text = || RwSignal::new(String::new());
        let refer = Refer::new(client, &[&thing.0, "-", name].concat());
        let (from, to, amount, why) = (text(), text(), text(), text());
        let approver = RwSignal::new(PersonId(String::new()));
        let typed = Self { refer, from, to, amount, why, approver };
        let clear = move || {
            for text in [from, to, amount, why] {
                text.set(String::new());
            }
            approver.set(PersonId(String::new()));
            refer.clear();
        };
        once_written(client, thing, clear);
        typed
    }

    /// Returns the first serial and the last; the first alone where no last is typed.
    pub fn serials(self) -> (String, String) {
        let text = |signal: RwSignal<String>| signal.get().trim().to_owned();
        let (from, to) = (text(self.from), text(self.to));
        let to = if to.is_empty() { from.clone() } else { to };
        (from, to)
    }
}

/// Returns the operation that writes a line into a book.
pub fn noted(thing: &ThingId, entry: Entry) -> Operation {
    Operation::from(Ask::Note(Note { thing: thing.clone(), entry }))
}

/// Does something whenever the person signed in has written another line into the book of a thing.
pub fn once_written(client: Client, thing: &ThingId, then: impl Fn() + 'static) {
    let id = thing.clone();
    let own = Memo::new(move |_| {
        let (state, me) = (client.state(), client.person()?);
        let lines = state.custody.get(&id)?.book.iter().filter(|line| line.by == me);
        Some(lines.count())
    });
    Effect::watch(move || own.get(), move |_, _, _| then(), false);
}

/// Returns what there should be of a thing now.
pub fn amount_of(client: Client, id: ThingId) -> Signal<i64> {
    Signal::derive(move || client.state().custody.get(&id).map_or(0, Thing::amount))
}
