//! A field: its name above, help beneath the name, what is wrong beneath the box.

use leptos::html;
use leptos::prelude::*;

use super::{Why, Words, maybe, why};

/// A field being made.
pub struct Field {
    name: Words,
    help: Words,
    kind: &'static str,
    mode: &'static str,
    lines: bool,
    secret: bool,
    first: bool,
    wrong: Option<Signal<Option<Why>>>,
}

impl Field {
    /// Returns a field of one line of text.
    pub fn new(name: impl Into<Words>) -> Self {
        Self {
            name: name.into(),
            help: Words::from(""),
            kind: "text",
            mode: "text",
            lines: false,
            secret: false,
            first: false,
            wrong: None,
        }
    }

    /// Adds a word of help.
    pub fn help(self, help: impl Into<Words>) -> Self {
        Self { help: help.into(), ..self }
    }

    /// Takes several lines.
    pub fn lines(self) -> Self {
        Self { lines: true, ..self }
    }

    /// Brings the keys of a telephone up.
    pub fn phone(self) -> Self {
        Self { kind: "tel", mode: "tel", ..self }
    }

    /// Brings the keys of a number up.
    pub fn number(self) -> Self {
        Self { mode: "numeric", ..self }
    }

    /// Hides what is typed and brings the keys of a number up.
    pub fn pin(self) -> Self {
        Self { mode: "numeric", secret: true, ..self }
    }

    /// Takes the focus as soon as it stands: typing is the first thing to do here.
    pub fn first(self) -> Self {
        Self { first: true, ..self }
    }

    /// Takes a date.
    pub fn date(self) -> Self {
        Self { kind: "date", mode: "none", ..self }
    }

    /// Says what is wrong beneath the box while something is.
    pub fn wrong(self, wrong: Signal<Option<Why>>) -> Self {
        Self { wrong: Some(wrong), ..self }
    }

    /// Returns the field, holding what is typed in `typed`.
    pub fn into(self, typed: RwSignal<String>) -> AnyView {
        let id = next_id();
        let node = NodeRef::<html::Input>::new();
        if self.first {
            focus(node);
        }
        let wrong = self.wrong.unwrap_or_else(|| Signal::stored(None));
        let bad = move || wrong.with(Option::is_some).then_some("true");
        let help = (!self.help.is_empty()).then(|| super::fine(self.help));
        let entry = if self.lines {
            view! {
                <textarea
                    id=id.clone()
                    aria-invalid=bad
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                ></textarea>
            }
            .into_any()
        } else {
            view! {
                <input
                    id=id.clone()
                    node_ref=node
                    type=self.kind
                    inputmode=self.mode
                    data-secret=self.secret.then_some("")
                    autocomplete="off"
                    aria-invalid=bad
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            }
            .into_any()
        };
        view! {
            <div class="field">
                <label for=id>{self.name}</label>
                {maybe(help)}
                {entry}
                <div role="alert">{move || wrong.get().map(why)}</div>
            </div>
        }
        .into_any()
    }
}

/// Puts the focus into a field once it stands.
fn focus(node: NodeRef<html::Input>) {
    Effect::new(move |_| {
        if let Some(input) = node.get() {
            // Only a field already taken off the page cannot be focused.
            let _focused = input.focus();
        }
    });
}

/// Returns an id no other field has, to tie a name to its box.
fn next_id() -> String {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let mut id = String::from("field-");
    id.push_str(&NEXT.fetch_add(1, Ordering::Relaxed).to_string());
    id
}
