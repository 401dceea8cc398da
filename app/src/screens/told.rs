//! What the server tells of what no tablet holds: asked when a screen opens, and with everything that is done.

use std::sync::Arc;

use bianmin::api::{Oversee, Told};
use domain::{Operation, PersonId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::entry::unreached;
use super::written::Sender;
use crate::client::Client;
use crate::parts::{Button, Toasts, Tone, actions, live, maybe, note, soft, stack, tight};
use crate::text::{words, words_now};

/// What was last heard of the server. Copy it freely into closures.
pub struct Heard<T: Told + Send + Sync + 'static> {
    client: Client,
    /// Whom it is about above all.
    about: StoredValue<Option<PersonId>>,
    /// Nothing yet, what there is, or why nothing came.
    told: RwSignal<Option<Result<T, String>>>,
    /// Whether something is being done: a second press waits for the first.
    busy: StoredValue<bool>,
}

#[allow(clippy::expl_impl_clone_on_copy, reason = "derived it would be for what is `Copy` alone")]
impl<T: Told + Send + Sync + 'static> Clone for Heard<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Told + Send + Sync + 'static> Copy for Heard<T> {}

impl<T: Told + Clone + Send + Sync + 'static> Heard<T> {
    /// Asks the server now.
    pub fn new(client: Client) -> Self {
        Self::about(client, None)
    }

    /// Asks the server now, about somebody above all.
    pub fn about(client: Client, about: Option<PersonId>) -> Self {
        let (told, busy) = (RwSignal::new(None), StoredValue::new(false));
        let heard = Self { client, about: StoredValue::new(about), told, busy };
        heard.ask();
        heard
    }

    /// Asks the server anew.
    pub fn ask(self) {
        // The screen may be gone.
        let Some(about) = self.about.try_get_value() else { return };
        spawn_local(async move {
            let asked = Oversee { about, ..Oversee::default() };
            let told = self.client.ask::<T>(&asked).await;
            // The screen may be gone.
            let _ = self.told.try_set(Some(told.map_err(|why| unreached(&why))));
        });
    }

    /// Does something; `after` is told why it was not done, if it was not.
    pub fn act(
        self,
        act: Operation,
        words: String,
        after: impl FnOnce(Result<(), String>) + 'static,
    ) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        let asked = Oversee { act: Some(act), words, about: self.about.get_value() };
        spawn_local(async move {
            let done = self.client.ask::<T>(&asked).await.map_err(|why| unreached(&why));
            self.busy.try_set_value(false);
            match done {
                // The screen is drawn anew: what was typed is forgotten first.
                Ok(told) => {
                    after(Ok(()));
                    let _ = self.told.try_set(Some(Ok(told)));
                }
                Err(why) => after(Err(why)),
            }
        });
    }

    /// Returns how something is sent, by what is heard of it; it is said once it is done.
    pub fn sender(self) -> Sender {
        let toasts = use_context::<Toasts>();
        Arc::new(move |act, words, after| {
            self.act(act, words, move |done| {
                if let (true, Some(toasts)) = (done.is_ok(), toasts) {
                    toasts.say(words_now().inquiry_saved);
                }
                after(done);
            });
        })
    }

    /// Returns a button that asks for something without words, and why it was not done, if it was not.
    pub fn press(self, name: &'static str, act: impl Into<Operation>) -> AnyView {
        let (why, act) = (RwSignal::new(None), act.into());
        let send = move || {
            self.act(act.clone(), String::new(), move |done| why.set(done.err()));
        };
        tight(vec![
            actions(vec![Button::new(name).primary().on(send)]),
            live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
        ])
    }

    /// Returns what there is, where the server has said so.
    pub fn get(self) -> Option<T> {
        self.told.get().and_then(Result::ok)
    }

    /// Shows what there is, or that it is not there yet, or why not.
    pub fn show(self, view: impl Fn(&T) -> AnyView + Send + Sync + 'static) -> AnyView {
        live(move || {
            self.told.with(|told| match told {
                None => soft(words().complaint_loading),
                Some(Ok(told)) => untrack(|| view(told)),
                Some(Err(why)) => stack(vec![
                    note(Tone::Soon, why.clone(), None),
                    actions(vec![Button::new(words().complaint_again).on(move || self.ask())]),
                ]),
            })
        })
    }
}
