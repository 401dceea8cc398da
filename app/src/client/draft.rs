//! Drafts: a form's value that outlives lock, switch of person, update and crash.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Client;
use crate::shell::desk::Desk;

/// How long typing has to rest before it is written to the storage.
const PAUSE: Duration = Duration::from_millis(300);

/// What is typed into one form, per person and key. Copy it freely into closures.
pub struct Draft<T: Send + Sync + 'static> {
    /// Holds what was typed before; every change is kept.
    pub value: RwSignal<T>,
    key: StoredValue<String>,
    /// Whether the storage lacks the latest change.
    stale: StoredValue<bool>,
    /// Whether the next change is the emptying itself.
    emptied: StoredValue<bool>,
    desk: StoredValue<Desk, LocalStorage>,
}

impl<T: Send + Sync + 'static> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Draft<T> {}

impl Client {
    /// Returns what the person signed in typed under a key, and keeps what is typed from now on.
    pub fn draft<T>(&self, key: &str) -> Draft<T>
    where
        T: Serialize + DeserializeOwned + Default + Send + Sync + 'static,
    {
        let desk = self.desk.get_value();
        let draft = Draft {
            value: RwSignal::new(self.drafted(key)),
            key: StoredValue::new(desk.draft_key(key)),
            stale: StoredValue::new(false),
            emptied: StoredValue::new(false),
            desk: self.desk,
        };
        draft.watch();
        draft
    }

    /// Returns what the person signed in typed under a key.
    pub fn drafted<T: DeserializeOwned + Default>(&self, key: &str) -> T {
        let desk = self.desk.get_value();
        let before = desk.draft(&desk.draft_key(key));
        before.and_then(|text| json::from_str(&text).ok()).unwrap_or_default()
    }
}

impl<T: Serialize + Default + Send + Sync + 'static> Draft<T> {
    /// Empties the form and forgets what was typed: it was submitted or thrown away.
    pub fn clear(&self) {
        self.emptied.set_value(true);
        self.value.set(T::default());
        self.stale.set_value(false);
        self.desk.with_value(|desk| self.key.with_value(|key| desk.drop_draft(key)));
    }

    fn watch(self) {
        let mut keep = debounce(PAUSE, move |()| self.keep());
        Effect::new(move |first: Option<()>| {
            self.value.track();
            let emptied = self.emptied.get_value();
            self.emptied.set_value(false);
            if first.is_some() && !emptied {
                self.stale.set_value(true);
                keep(());
            }
        });
        on_cleanup(move || self.keep());
    }

    /// Writes the latest change to the storage, if it is not there: a press does not wait for typing to rest.
    pub fn keep(self) {
        if !self.stale.try_get_value().unwrap_or_default() {
            return;
        }
        self.stale.set_value(false);
        let text = self.value.try_with_untracked(json::to_string);
        let (Some(text), Some(key)) = (text, self.key.try_get_value()) else { return };
        self.desk.with_value(|desk| desk.keep_draft(&key, &text));
    }
}
