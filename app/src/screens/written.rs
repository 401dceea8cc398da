//! A step of what is asked of the server: its choices, what is written with it, and the press that records it.

use std::sync::Arc;

use domain::Operation;
use leptos::prelude::*;

pub use super::choice::Choice;
use crate::client::Client;
use crate::parts::{Button, Field, Tone, Views, Why, actions, card, heading, live, maybe, note};
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

impl Written {
    /// Returns a step of one thing, whose button says what it is called.
    pub fn of(
        (kind, id): (&str, &str),
        name: &'static str,
        field: &'static str,
        help: &'static str,
    ) -> Self {
        Self { draft: [kind, "-", id].concat(), name, field, help, press: name }
    }
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
    let mut pieces = vec![heading(written.name)];
    pieces.extend(fields(client, written, choices, send, made, Button::primary));
    card(pieces)
}

/// Returns a step beside the one that is next: a line that opens to it.
pub fn aside<A: Into<Operation>>(
    client: Client,
    written: &Written,
    choices: Views,
    send: Sender,
    made: impl Fn() -> Option<A> + 'static,
) -> AnyView {
    let fields = fields(client, written, choices, send, made, |button| button);
    view! {
        <details class="panel">
            <summary>
                <strong>{written.name}</strong>
            </summary>
            <div class="panel-body">{fields}</div>
        </details>
    }
    .into_any()
}

/// Returns what a step asks for, and its press.
fn fields<A: Into<Operation>>(
    client: Client,
    written: &Written,
    choices: Views,
    send: Sender,
    made: impl Fn() -> Option<A> + 'static,
    weight: impl Fn(Button) -> Button,
) -> Views {
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
    let wrong = Signal::derive(move || {
        let still = blank.get() && said.value.with(|text| text.trim().is_empty());
        still.then(|| Why::plain(words().inquiry_words_blank))
    });
    let mut pieces = choices;
    pieces.extend([
        Field::new(written.field).help(written.help).lines().wrong(wrong).into(said.value),
        actions(vec![weight(Button::new(written.press)).on(press)]),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
    ]);
    pieces
}
