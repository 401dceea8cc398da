//! What the server says of complaints: asked when a screen opens, and with everything that is done.

use bianmin::api::{Oversee, Overseen};
use domain::Operation;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::Client;
use crate::parts::{Button, Tone, actions, live, note, soft, stack};
use crate::screens::entry::unreached;
use crate::text::words;

/// What was last heard of the server. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Heard {
    client: Client,
    /// Nothing yet, what there is, or why nothing came.
    overseen: RwSignal<Option<Result<Overseen, String>>>,
    /// Whether something is being done: a second press waits for the first.
    busy: StoredValue<bool>,
}

impl Heard {
    /// Asks the server now.
    pub fn new(client: Client) -> Self {
        let heard = Self { client, overseen: RwSignal::new(None), busy: StoredValue::new(false) };
        heard.ask();
        heard
    }

    /// Asks the server anew.
    pub fn ask(self) {
        spawn_local(async move {
            let asked = self.client.oversee(&Oversee::default()).await;
            // The screen may be gone.
            let _ = self.overseen.try_set(Some(asked.map_err(|why| unreached(&why))));
        });
    }

    /// Does something about a complaint; `after` is told why it was not done, if it was not.
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
        let asked = Oversee { act: Some(act), words };
        spawn_local(async move {
            let done = self.client.oversee(&asked).await.map_err(|why| unreached(&why));
            self.busy.try_set_value(false);
            match done {
                // The screen is drawn anew: what was typed is forgotten first.
                Ok(overseen) => {
                    after(Ok(()));
                    let _ = self.overseen.try_set(Some(Ok(overseen)));
                }
                Err(why) => after(Err(why)),
            }
        });
    }

    /// Returns what there is, where the server has said so.
    pub fn get(self) -> Option<Overseen> {
        self.overseen.get().and_then(Result::ok)
    }

    /// Shows what there is, or that it is not there yet, or why not.
    pub fn show(self, view: impl Fn(&Overseen) -> AnyView + Send + Sync + 'static) -> AnyView {
        live(move || {
            self.overseen.with(|overseen| match overseen {
                None => soft(words().complaint_loading),
                Some(Ok(overseen)) => untrack(|| view(overseen)),
                Some(Err(why)) => stack(vec![
                    note(Tone::Soon, why.clone(), None),
                    actions(vec![Button::new(words().complaint_again).on(move || self.ask())]),
                ]),
            })
        })
    }
}
