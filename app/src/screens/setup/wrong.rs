//! What is wrong with a form: all of it at once, each beside its field, the first in view.

use std::collections::BTreeMap;

use domain::Refusal;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::form::Form;
use crate::parts::Why;
use crate::screens::ask;

/// What is wrong, by the field's name; an empty name is the whole form.
pub type Wrong = BTreeMap<&'static str, Why>;

/// What a wrong field, or a form refused as a whole, looks like on the page.
const MARKED: &str = "[aria-invalid=\"true\"], .note[data-kind=\"refused\"]";

/// A box with its name and the words under it.
const FIELD: &str = ".field";

/// Where the cursor goes.
const BOXES: &str = "input, select, textarea";

impl Form {
    /// Says beside a field what is wrong with it.
    pub fn mark(self, name: &'static str, words: impl Into<String>) {
        self.stand(name, Why::plain(words));
    }

    /// Says beside a field which refusal it would meet.
    pub fn refuse(self, name: &'static str, refusal: &Refusal) {
        self.stand(name, untrack(|| ask::why(refusal)));
    }

    /// Keeps why a field is wrong; what was said of it first stays.
    pub(super) fn stand(self, name: &'static str, why: Why) {
        self.wrong.update(|wrong| {
            wrong.entry(name).or_insert(why);
        });
    }

    /// Returns what is wrong with a field, while something is.
    pub fn wrong(self, name: &'static str) -> Signal<Option<Why>> {
        let wrong = self.wrong;
        Signal::derive(move || wrong.with(|wrong| wrong.get(name).cloned()))
    }

    /// Forgets what the last press said, good or bad.
    pub fn begin(self) {
        self.wrong.set(Wrong::new());
        self.forget_broken();
        if let Some(toasts) = self.toasts {
            toasts.hush();
        }
    }

    /// Brings the first thing wrong into view, and the cursor into it.
    pub(super) fn show(self) {
        if self.wrong.with_untracked(Wrong::is_empty) {
            return;
        }
        // The marks are drawn before the next frame.
        request_animation_frame(move || {
            if let Some(first) =
                self.foot.try_get_untracked().flatten().and_then(|foot| first(&foot))
            {
                reach(&first);
            }
        });
    }
}

/// Forgets what was wrong with a field: it was typed in again.
pub fn forget(wrong: RwSignal<Wrong>, name: &'static str) {
    if wrong.with_untracked(|wrong| wrong.contains_key(name)) {
        wrong.update(|wrong| {
            wrong.remove(name);
        });
    }
}

/// Returns the first thing marked as wrong nearest around a form's foot: a page may hold two forms.
fn first(foot: &Element) -> Option<Element> {
    let mut around = foot.parent_element();
    while let Some(place) = around {
        if let Ok(Some(found)) = place.query_selector(MARKED) {
            return Some(found);
        }
        around = place.parent_element();
    }
    None
}

/// Brings an element into view, and the cursor into it or into its first box.
fn reach(element: &Element) {
    // The words under the box come into view with it.
    let whole = element.closest(FIELD).ok().flatten();
    whole.as_ref().unwrap_or(element).scroll_into_view_with_bool(false);
    let inner = element.query_selector(BOXES).ok().flatten();
    let target = inner.unwrap_or_else(|| element.clone());
    if let Some(target) = target.dyn_ref::<HtmlElement>() {
        // A note takes no cursor: it is in view all the same.
        let _ = target.focus();
    }
}
