//! A choice of one among several that must be made.

use leptos::prelude::*;

use crate::parts::{Views, Why, Words, asked, beside, one_of};
use crate::text::words;

/// A choice of one among several, and that it is missing.
pub struct Choice<T: Clone + PartialEq + Send + Sync + 'static> {
    pub value: RwSignal<Option<T>>,
    missing: RwSignal<bool>,
}

#[allow(clippy::expl_impl_clone_on_copy, reason = "derived it would be for what is `Copy` alone")]
impl<T: Clone + PartialEq + Send + Sync + 'static> Clone for Choice<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Copy for Choice<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Choice<T> {
    /// Returns a choice that begins with something, or with nothing.
    pub fn new(first: Option<T>) -> Self {
        Self { value: RwSignal::new(first), missing: RwSignal::new(false) }
    }

    /// Returns the rows of the choice under their question.
    pub fn rows(
        self,
        name: &str,
        question: &'static str,
        all: impl IntoIterator<Item = (T, String)>,
    ) -> AnyView {
        asked(question, self.wrong(), self.lines(name, all))
    }

    /// Returns short answers beside one another under their question, at most three.
    pub fn beside(
        self,
        name: &str,
        question: impl Into<Words>,
        all: impl IntoIterator<Item = (T, String)>,
    ) -> AnyView {
        beside(question, self.wrong(), self.lines(name, all))
    }

    fn lines(self, name: &str, all: impl IntoIterator<Item = (T, String)>) -> Views {
        let row = |(value, said): (T, String)| {
            let own = value.clone();
            let on = Signal::derive(move || self.value.get().as_ref() == Some(&own));
            one_of(name, said.clone(), "", on, move || self.value.set(Some(value.clone())))
        };
        all.into_iter().map(row).collect()
    }

    fn wrong(self) -> Signal<Option<Why>> {
        Signal::derive(move || {
            let missing = self.missing.get() && self.value.with(Option::is_none);
            missing.then(|| Why::plain(words().inquiry_what_none))
        })
    }

    /// Returns what was chosen, and says beside it where nothing was.
    pub fn taken(self) -> Option<T> {
        let value = self.value.get_untracked();
        self.missing.set(value.is_none());
        value
    }
}
