//! A button that asks for a file: in our words, where the browser would use its own.

use leptos::prelude::*;
use web_sys::{File, HtmlInputElement};

use super::{Icon, Words, icon};

/// What is done with a chosen file.
type Take = Box<dyn Fn(File)>;

/// Returns a button that asks for a file of the kinds in `accept`.
pub fn file_button(
    sign: Icon,
    words: impl Into<Words>,
    accept: &'static str,
    take: impl Fn(File) + 'static,
) -> AnyView {
    let words = words.into();
    let take: Take = Box::new(take);
    view! {
        <label class="button" data-kind="quiet">
            <input
                class="unseen"
                type="file"
                accept=accept
                on:change=move |event| chosen(&event_target(&event), &take)
            />
            {icon(sign)}
            <span>{words}</span>
        </label>
    }
    .into_any()
}

/// Hands the chosen file over; the same one may be chosen again after it was mended.
fn chosen(input: &HtmlInputElement, take: &Take) {
    if let Some(file) = input.files().and_then(|files| files.get(0)) {
        take(file);
    }
    input.set_value("");
}
