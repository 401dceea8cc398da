//! One act on a matter: closed it is a line, open it asks what it needs and has one button.

use domain::contact::Personal;
use domain::courtesy::rules::civil_beside;
use domain::{Beside, Operation};
use leptos::prelude::*;

use super::ask::{Against, barred_by, judged, submit_group, why};
use super::civil;
use crate::client::{Client, Draft};
use crate::parts::{self, Button, Field, Icon, Views, icon, live, stack};

/// An act being offered.
pub struct Panel {
    client: Client,
    name: &'static str,
    help: &'static str,
    sign: Icon,
    open: bool,
    grave: bool,
    fields: Views,
    chosen: Option<Box<dyn Fn() -> bool>>,
    beside: Option<Box<dyn Fn() -> Option<Personal>>>,
    typed: Vec<Draft<String>>,
}

impl Panel {
    /// Returns an act that asks for nothing.
    pub fn new(client: Client, sign: Icon, name: &'static str, help: &'static str) -> Self {
        let (open, grave, fields) = (false, false, Vec::new());
        Self {
            client,
            name,
            help,
            sign,
            open,
            grave,
            fields,
            chosen: None,
            beside: None,
            typed: Vec::new(),
        }
    }

    /// Opens it from the start: it is the next thing to do.
    pub fn open(self) -> Self {
        self.open_if(true)
    }

    /// Opens it from the start where it is the next thing to do.
    pub fn open_if(self, next: bool) -> Self {
        Self { open: next, ..self }
    }

    /// Marks it as one that cannot be undone.
    pub fn grave(self) -> Self {
        Self { grave: true, ..self }
    }

    /// Adds something to fill in.
    pub fn field(mut self, field: AnyView) -> Self {
        self.fields.push(field);
        self
    }

    /// Adds a field whose text is kept until the act is done.
    pub fn typed(mut self, draft: Draft<String>, field: Field) -> Self {
        self.typed.push(draft);
        self.field(field.into(draft.value))
    }

    /// Holds the press back while a choice is missing, which then says so itself.
    pub fn once(self, chosen: impl Fn() -> bool + 'static) -> Self {
        Self { chosen: Some(Box::new(chosen)), ..self }
    }

    /// Sends what a visitor says along, apart from the log.
    pub fn beside(self, said: impl Fn() -> Option<Personal> + 'static) -> Self {
        Self { beside: Some(Box::new(said)), ..self }
    }

    /// Returns the act; its button submits `operation` unless a rule stands against it.
    pub fn asks(
        self,
        operation: impl Fn() -> Operation + Send + Sync + Clone + 'static,
    ) -> AnyView {
        let against = Against::new(None);
        let judged = judged(self.client, operation.clone());
        let pointed = civil::in_operation(judged);
        let client = self.client;
        let button = Button::new(self.name).barred(barred_by(judged));
        let button = match (self.grave, self.open) {
            (true, _) => button.grave(),
            (false, true) => button.primary(),
            (false, false) => button,
        };
        let (chosen, beside, typed) = (self.chosen, self.beside, self.typed);
        let press = button.on(move || {
            if chosen.as_ref().is_none_or(|chosen| chosen()) {
                let (operation, said) =
                    (untrack(&operation), beside.as_ref().and_then(|said| untrack(said)));
                let words = said.as_ref().map(|said| said.words.as_str()).unwrap_or_default();
                if let Err(refusal) = civil_beside(&client.state_now(), &operation, words) {
                    against.set(Some(why(&refusal.into())));
                    return;
                }
                let step = (operation, said.map(Beside::Said));
                let typed = typed.clone();
                submit_group(client, against, Box::new(|_| vec![step]), move |_| {
                    for draft in typed {
                        draft.clear();
                    }
                });
            }
        });
        let refused = live(move || stack(against.get().map(parts::why).into_iter().collect()));
        view! {
            <details class="panel" open=self.open>
                <summary>
                    {icon(self.sign)}
                    <span class="choice-words">
                        <strong>{self.name}</strong>
                        <span class="fine">{self.help}</span>
                    </span>
                </summary>
                <div class="panel-body">{self.fields} {pointed} {press} {refused}</div>
            </details>
        }
        .into_any()
    }
}
