//! The way back to an empty form, and from there to what was in it.

use leptos::prelude::*;

use super::Desk;
use super::visit::Visit;
use crate::parts::{Button, live};
use crate::text::words;

/// What was entered before the form was emptied.
#[derive(Clone, Copy)]
pub struct Emptied(RwSignal<Option<Visit>>);

impl Emptied {
    /// Returns that nothing was emptied yet.
    pub fn nothing() -> Self {
        Self(RwSignal::new(None))
    }
}

/// Returns the press that empties the form, once something is entered; after it, the press that
/// brings everything back.
pub fn start_over(desk: Desk) -> AnyView {
    let words = words();
    let Emptied(emptied) = use_context().unwrap_or_else(Emptied::nothing);
    let is_blank = Memo::new(move |_| desk.read(Visit::is_blank));
    // What is entered now is another visit: nothing of the one before comes into it.
    Effect::new(move |_| {
        if !is_blank.get() {
            emptied.set(None);
        }
    });
    live(move || match (is_blank.get(), emptied.get()) {
        (true, Some(visit)) => {
            Button::new(words.reception_undo).bare().on(move || desk.visit.value.set(visit.clone()))
        }
        (true, None) => ().into_any(),
        (false, _) => Button::new(words.reception_start_over).bare().on(move || {
            desk.against.set(None);
            emptied.set(Some(desk.visit.value.get_untracked()));
            desk.visit.value.set(Visit::default());
        }),
    })
}
