//! Drafts: what was typed and not yet submitted comes back where it was, per person.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::shell::store::{DRAFTS, Sure, Write};

impl Desk {
    /// Returns the key under which drafts of whoever is signed in are kept.
    pub fn draft_key(&self, key: &str) -> String {
        let session = self.0.shown.session.try_get_untracked().flatten();
        let person = session.map(|session| session.person.0).unwrap_or_default();
        format!("{person}/{key}")
    }

    /// Returns what was typed and not submitted.
    pub fn draft(&self, key: &str) -> Option<String> {
        self.0.drafts.borrow().get(key).cloned()
    }

    /// Keeps what is typed, here at once and on the tablet's storage soon after.
    pub fn keep_draft(&self, key: &str, text: &str) {
        self.0.drafts.borrow_mut().insert(key.to_owned(), text.to_owned());
        self.write_draft(Write::text(DRAFTS, key, text));
    }

    /// Forgets a draft: it was submitted or thrown away.
    pub fn drop_draft(&self, key: &str) {
        self.0.drafts.borrow_mut().remove(key);
        self.write_draft(Write::Delete(DRAFTS, key.to_owned()));
    }

    fn write_draft(&self, write: Write) {
        if let Some(store) = self.store() {
            spawn_local(async move {
                // A draft that could not be stored is still on the screen and in memory.
                let _ = store.write(Sure::Relaxed, vec![write]).await;
            });
        }
    }
}
