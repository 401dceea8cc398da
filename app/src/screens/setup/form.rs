//! A form of the set-up: what is typed lives in a draft, a refusal stands beside its field.

use std::collections::BTreeMap;
use std::rc::Rc;

use domain::appointment::Refusal as Broken;
use domain::{Operation, Refusal};
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::breaks::Again;
pub use super::fields::{first, leave, switch, three, ticked};
use super::wrong::{Wrong, forget};
use crate::client::{Client, Draft, NotSaved, Step};
use crate::parts::Toasts;
use crate::screens::ask;
use crate::text::words_now;

/// What is typed, by the field's name.
type Typed = BTreeMap<String, String>;

/// Names the field a refusal is about; an empty name is the whole form.
pub type Place = fn(&Refusal) -> &'static str;

/// A form being filled in. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Form {
    pub(super) client: Client,
    draft: StoredValue<Draft<Typed>>,
    fields: StoredValue<BTreeMap<&'static str, RwSignal<String>>>,
    pub(super) wrong: RwSignal<Wrong>,
    /// Where the form ends: what is wrong is looked for around it.
    pub(super) foot: NodeRef<Div>,
    pub(super) busy: RwSignal<bool>,
    pub(super) again: RwSignal<Option<Again>, LocalStorage>,
    pub(super) toasts: Option<Toasts>,
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
        let wrong = RwSignal::new(Wrong::new());
        for (name, field) in &fields {
            let (name, field, value) = (*name, *field, draft.value);
            Effect::watch(
                move || field.get(),
                move |typed, _, _| {
                    forget(wrong, name);
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
            wrong,
            foot: NodeRef::new(),
            busy: RwSignal::new(false),
            again: RwSignal::new_local(None),
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

    /// Empties every field, for the next thing to enter.
    pub fn empty(self) {
        self.fields.with_value(|fields| fields.values().for_each(|field| field.set(String::new())));
    }

    /// Forgets what was typed: it was sent in another way.
    pub fn forget(self) {
        self.draft.with_value(Draft::clear);
    }

    /// Submits an operation; a refusal is shown at its place, success empties the draft. Whose time it
    /// would take is shown with the way to save it all the same. S1.4.3
    pub fn send(self, operation: Operation, place: Place, done: impl Fn() + 'static) {
        self.submit((operation, None), place, Rc::new(done));
    }

    /// Submits an operation with what a visitor says, apart from the log.
    pub fn send_said(self, step: Step, place: Place, done: impl Fn() + 'static) {
        self.submit(step, place, Rc::new(done));
    }

    pub(super) fn submit(self, step: Step, place: Place, done: Rc<dyn Fn()>) {
        self.begin();
        self.busy.set(true);
        spawn_local(async move {
            let (operation, said) = step;
            let outcome = self.client.submit(operation.clone(), said).await;
            self.busy.set(false);
            match outcome {
                Ok(_) => {
                    self.draft.with_value(Draft::clear);
                    if let Some(toasts) = self.toasts {
                        toasts.say(words_now().setup_saved);
                    }
                    done();
                }
                Err(NotSaved::Refused(Refusal::Appointment(Broken::WouldBreak {
                    appointments,
                }))) => {
                    self.again.set(Some(Again::new(operation, appointments, place, done)));
                    self.show();
                }
                Err(fault) => {
                    let at = match &fault {
                        NotSaved::Refused(refusal) => place(refusal),
                        NotSaved::StorageFull | NotSaved::Closed | NotSaved::Failed(_) => "",
                    };
                    self.stand(at, ask::of_not_saved(&fault));
                    self.show();
                }
            }
        });
    }
}

/// What a ticked box holds.
pub const TICKED: &str = "1";
