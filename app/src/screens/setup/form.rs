//! A form of the set-up: what is typed lives in a draft, a refusal stands beside its field.

use std::collections::BTreeMap;

use domain::text::Text;
use domain::{Operation, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

pub use super::fields::{first, leave, switch, three, ticked};
use crate::client::{Client, Draft, NotSaved};
use crate::parts::{Toasts, Why};
use crate::screens::ask;
use crate::text::words_now;

/// What is typed, by the field's name.
type Typed = BTreeMap<String, String>;

/// Names the field a refusal is about; an empty name is the whole form.
pub type Place = fn(&Refusal) -> &'static str;

/// A form being filled in. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Form {
    client: Client,
    draft: StoredValue<Draft<Typed>>,
    fields: StoredValue<BTreeMap<&'static str, RwSignal<String>>>,
    wrong: RwSignal<Option<(&'static str, Why)>>,
    pub(super) busy: RwSignal<bool>,
    toasts: Option<Toasts>,
}

impl Form {
    /// Returns a form whose fields hold what was typed before, or else what is given.
    pub fn new(client: Client, key: &str, given: Vec<(&'static str, String)>) -> Self {
        let draft = client.draft::<Typed>(key);
        let before = draft.value.get_untracked();
        let fields: BTreeMap<&'static str, RwSignal<String>> = given
            .into_iter()
            .map(|(name, given)| (name, RwSignal::new(before.get(name).cloned().unwrap_or(given))))
            .collect();
        for (name, field) in &fields {
            let (name, field, value) = (*name, *field, draft.value);
            Effect::watch(
                move || field.get(),
                move |typed, _, _| {
                    value.update(|all| {
                        all.insert(name.to_owned(), typed.clone());
                    });
                },
                false,
            );
        }
        Self {
            client,
            draft: StoredValue::new(draft),
            fields: StoredValue::new(fields),
            wrong: RwSignal::new(None),
            busy: RwSignal::new(false),
            toasts: use_context::<Toasts>(),
        }
    }

    /// Returns the signal of a field.
    pub fn signal(self, name: &'static str) -> RwSignal<String> {
        self.fields.with_value(|fields| fields.get(name).copied()).unwrap_or_default()
    }

    /// Returns what is typed in a field, without the spaces around it.
    pub fn get(self, name: &'static str) -> String {
        self.signal(name).get_untracked().trim().to_owned()
    }

    /// Says whether a box is ticked.
    pub fn ticked(self, name: &'static str) -> bool {
        self.get(name) == TICKED
    }

    /// Returns the text of three fields: `names` are those of the three languages.
    pub fn text(self, names: [&'static str; 3]) -> Text {
        let [hans, hant, en] = names.map(|name| self.get(name));
        Text { hans, hant, en }
    }

    /// Returns a field's number, or marks the field as wrong.
    pub fn number<N: std::str::FromStr>(self, name: &'static str) -> Option<N> {
        let number = self.get(name).parse().ok();
        if number.is_none() {
            self.mark(name, words_now().setup_not_a_number);
        }
        number
    }

    /// Empties every field, for the next thing to enter.
    pub fn empty(self) {
        self.fields.with_value(|fields| fields.values().for_each(|field| field.set(String::new())));
    }

    /// Says beside a field what is wrong with it.
    pub fn mark(self, name: &'static str, words: &str) {
        self.wrong.set(Some((name, Why::plain(words))));
    }

    /// Returns what is wrong with a field, while something is.
    pub fn wrong(self, name: &'static str) -> Signal<Option<Why>> {
        let wrong = self.wrong;
        Signal::derive(move || {
            wrong.with(|wrong| match wrong {
                Some((place, why)) if *place == name => Some(why.clone()),
                Some(_) | None => None,
            })
        })
    }

    /// Submits an operation; a refusal is shown at its place, success empties the draft.
    pub fn send(self, operation: Operation, place: Place, done: impl Fn() + 'static) {
        self.busy.set(true);
        self.wrong.set(None);
        spawn_local(async move {
            let outcome = self.client.submit(operation, None).await;
            self.busy.set(false);
            match outcome {
                Ok(_) => {
                    self.draft.with_value(Draft::clear);
                    if let Some(toasts) = self.toasts {
                        toasts.say(words_now().setup_saved);
                    }
                    done();
                }
                Err(fault) => {
                    let at = match &fault {
                        NotSaved::Refused(refusal) => place(refusal),
                        NotSaved::StorageFull | NotSaved::Closed | NotSaved::Failed(_) => "",
                    };
                    self.wrong.set(Some((at, ask::of_not_saved(&fault))));
                }
            }
        });
    }
}

/// What a ticked box holds.
pub const TICKED: &str = "1";
