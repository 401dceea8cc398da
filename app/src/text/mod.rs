//! Words: the table of every text in three languages, and how domain values read as sentences.
//!
//! A screen writes `{move || words().today_title}`; no string stands in a component.

pub mod clause;
pub mod refusal;
mod speech;

use leptos::prelude::*;

pub use domain::text::{LANGUAGES, Language, fill};
pub use refusal::{Sentence, in_tray, not_saved, proof, warning};
pub use speech::{clock_time, dated, day, instant, month_of, number, plain_day, weekday};

#[allow(clippy::doc_markdown, reason = "the generated docs are the English words themselves")]
mod table {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
pub use table::{Words, of};

/// Where this tablet remembers its language; it is read before the store is open.
const REMEMBERED: &str = "bianmin.language";

thread_local! {
    static LANGUAGE: ArcRwSignal<Language> = ArcRwSignal::new(remembered());
}

/// Returns the language shown now; inside a view it follows changes.
pub fn language() -> Language {
    LANGUAGE.with(Clone::clone).get()
}

/// Returns the words of the language shown now; inside a view it follows changes.
pub fn words() -> &'static Words {
    of(language())
}

/// Returns the words of the language shown now, for use in event handlers.
pub fn words_now() -> &'static Words {
    of(LANGUAGE.with(Clone::clone).get_untracked())
}

/// Shows the app in another language and remembers it on this tablet.
pub fn speak(language: Language) {
    if let Some(storage) = local_storage() {
        // A full or forbidden storage only means that the choice is not remembered.
        let _ = storage.set_item(REMEMBERED, language.code());
    }
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", language.code());
    }
    LANGUAGE.with(Clone::clone).set(language);
}

fn remembered() -> Language {
    let stored = local_storage().and_then(|storage| storage.get_item(REMEMBERED).ok().flatten());
    let wanted = stored.unwrap_or_default();
    LANGUAGES.into_iter().find(|language| language.code() == wanted).unwrap_or_default()
}

fn local_storage() -> Option<web_sys::Storage> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten())
}
