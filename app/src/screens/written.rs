//! A step of what is asked of the server: its choices, what is written with it, and the press that records it.

use std::sync::Arc;

use domain::Operation;
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Views, Why, actions, asked, beside, card, heading, live, maybe, note,
    one_of,
};
use crate::text::words;

/// Is told why something was not done, if it was not.
pub type After = Box<dyn FnOnce(Result<(), String>)>;

/// Asks the server to do something, with what is written.
pub type Sender = Arc<dyn Fn(Operation, String, After) + Send + Sync>;

/// What a step is called and asks for.
pub struct Written {
    /// Where what is typed is kept until it is sent.
    pub draft: String,
    pub name: &'static str,
    pub field: &'static str,
    pub help: &'static str,
    /// What the button says.
    pub press: &'static str,
}

/// Returns the card of a step; `made` is the step as it was chosen, or nothing where a choice is missing,
/// which says so itself.
pub fn step<A: Into<Operation>>(
    client: Client,
    written: &Written,
    choices: Views,
    send: Sender,
    made: impl Fn() -> Option<A> + 'static,
) -> AnyView {
    let said = client.draft::<String>(&written.draft);
    let (why, blank) = (RwSignal::new(None), RwSignal::new(false));
    let press = move || {
        let text = said.value.get_untracked().trim().to_owned();
        blank.set(text.is_empty());
        let Some(ask) = made().filter(|_| !text.is_empty()) else { return };
        let after = move |done: Result<(), String>| {
            if done.is_ok() {
                said.clear();
            }
            why.set(done.err());
        };
        send(ask.into(), text, Box::new(after));
    };
    let wrong =
        Signal::derive(move || blank.get().then(|| Why::plain(words().inquiry_words_blank)));
    let mut pieces = vec![heading(written.name)];
    pieces.extend(choices);
    pieces.extend([
        Field::new(written.field).help(written.help).lines().wrong(wrong).into(said.value),
        actions(vec![Button::new(written.press).primary().on(press)]),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
    ]);
    card(pieces)
}

/// A choice of one among several, and that it is missing.
pub struct Choice<T: Clone + PartialEq + Send + Sync + 'static> {
    pub value: RwSignal<Option<T>>,
    missing: RwSignal<bool>,
}

#[allow(clippy::expl_impl_clone_on_copy, reason = "derived it would be for what is `Copy` alone")]
impl<T: Clone + PartialEq + Send + Sync + 'static> Clone for Choice<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Copy for Choice<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Choice<T> {
    /// Returns a choice that begins with something, or with nothing.
    pub fn new(first: Option<T>) -> Self {
        Self { value: RwSignal::new(first), missing: RwSignal::new(false) }
    }

    /// Returns the rows of the choice under their question.
    pub fn rows(
        self,
        name: &'static str,
        question: &'static str,
        all: impl IntoIterator<Item = (T, String)>,
    ) -> AnyView {
        asked(question, self.wrong(), self.lines(name, all))
    }

    /// Returns three short answers beside one another under their question.
    pub fn beside(
        self,
        name: &'static str,
        question: &'static str,
        all: impl IntoIterator<Item = (T, String)>,
    ) -> AnyView {
        beside(question, self.wrong(), self.lines(name, all))
    }

    fn lines(self, name: &'static str, all: impl IntoIterator<Item = (T, String)>) -> Views {
        let row = |(value, said): (T, String)| {
            let own = value.clone();
            let on = Signal::derive(move || self.value.get().as_ref() == Some(&own));
            one_of(name, said, "", on, move || self.value.set(Some(value.clone())))
        };
        all.into_iter().map(row).collect()
    }

    fn wrong(self) -> Signal<Option<Why>> {
        Signal::derive(move || {
            let missing = self.missing.get() && self.value.with(Option::is_none);
            missing.then(|| Why::plain(words().inquiry_what_none))
        })
    }

    /// Returns what was chosen, and says beside it where nothing was.
    pub fn taken(self) -> Option<T> {
        let value = self.value.get_untracked();
        self.missing.set(value.is_none());
        value
    }
}
