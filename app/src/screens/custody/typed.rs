//! What is typed of a line of a book, and the line it makes.

use domain::custody::{Entry, Note, Operation as Ask};
use domain::{Operation, ThingId};
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
}

impl Typed {
    /// Returns empty fields, that are emptied again once another line stands in the book.
    pub fn new(client: Client, thing: &ThingId, name: &str) -> Self {
        let text = || RwSignal::new(String::new());
        let refer = Refer::new(client, &[&thing.0, "-", name].concat());
        let (from, to, amount, why) = (text(), text(), text(), text());
        let typed = Self { refer, from, to, amount, why };
        let id = thing.clone();
        let lines = Memo::new(move |_| {
            client.state().custody.get(&id).and_then(|thing| thing.book.last().cloned())
        });
        let clear = move || {
            for text in [from, to, amount, why] {
                text.set(String::new());
            }
            refer.clear();
        };
        Effect::watch(move || lines.get(), move |_, _, _| clear(), false);
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
