//! A phrase large enough to be read across the counter, in three languages, and read aloud where there is a voice.

use std::sync::Arc;

use domain::text::Text;
use leptos::prelude::*;

use crate::parts::{Button, Views, actions, dialog, shut, stack};
use crate::screens::notice::speak;
use crate::text::{LANGUAGES, language, words};

/// Where it is shown. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Large {
    open: RwSignal<bool>,
    text: RwSignal<Text>,
}

impl Large {
    /// Returns the place, empty.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), text: RwSignal::new(Text::default()) }
    }

    /// Shows a text.
    pub fn show(self, text: Text) {
        self.text.set(text);
        self.open.set(true);
    }

    /// Returns the dialog, which stands beside what opens it.
    pub fn dialog(self) -> AnyView {
        dialog(self.open, words().phrase_large, move || self.body())
    }

    fn body(self) -> AnyView {
        let text = self.text.get_untracked();
        let own = language();
        let others = LANGUAGES.into_iter().filter(|one| *one != own);
        let lines: Views = std::iter::once(own)
            .chain(others)
            .map(|one| {
                let said = text.say(one).to_owned();
                view! { <p class="phrase-large" lang=one.code()>{said}</p> }.into_any()
            })
            .collect();
        let aloud = text.say(own).to_owned();
        let aloud = speak::button(Arc::new(move || Some(aloud.clone())));
        let close = Button::new(words().phrase_close).primary().on(shut(self.open));
        stack(vec![lines.into_any(), actions(vec![aloud, close])])
    }
}
