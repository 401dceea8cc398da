//! What a use refers to: one of one's open matters, or a document by its title.

use domain::custody::Of;
use domain::{case, contact};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Field, Views, choices, live, maybe, one_of, stack};
use crate::text::words;

/// How many of one's matters are offered.
const SHOWN: usize = 8;

/// What is chosen.
#[derive(Clone, Copy)]
pub struct Refer {
    matter: RwSignal<Option<Of>>,
    title: RwSignal<String>,
}

impl Refer {
    /// Returns a choice of which nothing is chosen; what is typed is kept under a key.
    pub fn new(client: Client, key: &str) -> Self {
        let title = client.draft::<String>(&["custody-of-", key].concat()).value;
        Self { matter: RwSignal::new(None), title }
    }

    /// Returns what it refers to; a document without a title where nothing is chosen.
    pub fn of(self) -> Of {
        self.matter.get().unwrap_or_else(|| Of::Document(self.title.get().trim().to_owned()))
    }

    /// Forgets what was chosen.
    pub fn clear(self) {
        self.matter.set(None);
        self.title.set(String::new());
    }

    /// Returns the choice.
    pub fn field(self, client: Client, name: &'static str) -> AnyView {
        let row = move |of: Option<Of>, said: String| {
            let own = of.clone();
            let on = Signal::derive(move || self.matter.get() == own);
            one_of(name, said, "", on, move || self.matter.set(of.clone()))
        };
        let matters = live(move || {
            let state = client.state();
            let mut lines: Views = matters(client)
                .into_iter()
                .map(|of| row(Some(of.clone()), say::of(&state, &of)))
                .collect();
            lines.push(row(None, words().custody_document.to_owned()));
            choices(words().custody_of, lines)
        });
        let title = live(move || {
            let document = self.matter.with(Option::is_none);
            let field = || {
                Field::new(words().custody_title_of)
                    .help(words().handover_no_personal)
                    .into(self.title)
            };
            maybe(document.then(field))
        });
        stack(vec![matters, title])
    }
}

/// Returns one's own open matters, cases first.
fn matters(client: Client) -> Vec<Of> {
    let (state, now) = (client.state(), client.now());
    let Some(me) = client.person() else { return Vec::new() };
    let cases = case::view::mine(&state, &me, now).into_iter().map(|one| Of::Case(one.id.clone()));
    let contacts = contact::view::mine(&state.contact, &me).into_iter();
    cases.chain(contacts.map(|one| Of::Contact(one.id.clone()))).take(SHOWN).collect()
}
