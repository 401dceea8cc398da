//! What the server says of what concerns the person signed in: asked when a screen opens, and with
//! everything that is said of it.

use std::sync::Arc;

use bianmin::api::{Concerning, Oversee};
use domain::Operation;
use domain::accountability::view::{Awaits, awaits};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::written::{After, Send};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, Tone, actions, alarm, flush_card, icon, live, maybe, note, rows, soft, stack,
};
use crate::screens::entry::unreached;
use crate::text::{fill, number, words};

/// What was last heard. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Own {
    client: Client,
    told: RwSignal<Option<Result<Concerning, String>>>,
    /// Whether something is being said: a second press waits for the first.
    busy: StoredValue<bool>,
}

impl Own {
    /// Asks the server now.
    pub fn new(client: Client) -> Self {
        let own = Self { client, told: RwSignal::new(None), busy: StoredValue::new(false) };
        own.ask(Oversee::default(), Box::new(|_| {}));
        own
    }

    fn ask(self, asked: Oversee, after: After) {
        let acts = asked.act.is_some();
        if acts && self.busy.get_value() {
            return;
        }
        if acts {
            self.busy.set_value(true);
        }
        spawn_local(async move {
            let told = self.client.concerning(&asked).await.map_err(|why| unreached(&why));
            if acts {
                self.busy.try_set_value(false);
            }
            let done = told.as_ref().map(drop).map_err(Clone::clone);
            // What was typed is forgotten first; what could not be done leaves the screen as it is.
            after(done);
            if told.is_ok() || !acts {
                let _ = self.told.try_set(Some(told));
            }
        });
    }

    /// Returns how something is sent to the server.
    pub fn sender(self) -> Send {
        Arc::new(move |act: Operation, words, after| {
            self.ask(Oversee { act: Some(act), words }, after);
        })
    }

    /// Shows what there is, or that it is not there yet, or why not.
    pub fn show(
        self,
        view: impl Fn(&Concerning) -> AnyView + std::marker::Send + Sync + 'static,
    ) -> AnyView {
        live(move || {
            self.told.with(|told| match told {
                None => soft(words().complaint_loading),
                Some(Ok(told)) => untrack(|| view(told)),
                Some(Err(why)) => stack(vec![
                    note(Tone::Soon, why.clone(), None),
                    actions(vec![Button::new(words().complaint_again).on(move || {
                        self.ask(Oversee::default(), Box::new(|_| {}));
                    })]),
                ]),
            })
        })
    }
}

/// Returns, on Today, how much waits for one's own statement; nothing where nothing does.
pub fn card(client: Client) -> AnyView {
    let me = Memo::new(move |_| client.person());
    live(move || maybe(me.get().map(|_| untrack(|| waiting(client)))))
}

fn waiting(client: Client) -> AnyView {
    let own = Own::new(client);
    live(move || {
        let state = client.state_now();
        let waits = own.told.with(|told| {
            let told = told.as_ref().and_then(|told| told.as_ref().ok());
            let all = told.into_iter().flat_map(|told| told.inquiries.all());
            all.filter(|one| {
                matches!(awaits(&state, one, client.now_exact()), Awaits::Statement(_))
            })
            .count()
        });
        let line = (waits > 0).then(|| {
            let said = fill(words().inquiry_own_wait, &[("count", &number(waits))]);
            let line = Row::new(said, words().inquiry_own_open)
                .lead(icon(Icon::Warn))
                .end(alarm(waits))
                .to(client.href("concerns"));
            flush_card(words().inquiry_own, ().into_any(), rows(vec![line]))
        });
        maybe(line)
    })
}
