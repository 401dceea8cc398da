//! The sheet every entry screen stands on: the mark, one card, the languages.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::parts::{Views, card};
use crate::text::{LANGUAGES, language, speak, words};

/// Returns a screen of one card.
pub fn sheet(children: Views) -> AnyView {
    bare(vec![card(children)])
}

/// Returns a screen of pieces under the mark.
pub fn bare(children: Views) -> AnyView {
    view! {
        <main class="entry">
            <div class="entry-mark">
                <strong>{move || words().entry_mark}</strong>
                <span>{move || words().entry_mark_sub}</span>
            </div>
            {children}
            {languages()}
        </main>
    }
    .into_any()
}

/// Returns a form on a sheet: Enter in a field sends it, as the button does.
pub fn form(children: Views, send: impl Fn() + 'static) -> AnyView {
    let send: Box<dyn Fn()> = Box::new(send);
    view! {
        <div
            class="entry-form"
            on:keydown=move |event| {
                let field = event.target().is_some_and(|at| at.has_type::<HtmlInputElement>());
                if event.key() == "Enter" && field && !event.is_composing() {
                    send();
                }
            }
        >
            {children}
        </div>
    }
    .into_any()
}

/// Returns a screen that only says a word while something short goes on.
pub fn quiet(word: impl Fn() -> &'static str + Send + 'static) -> AnyView {
    let word: Box<dyn Fn() -> &'static str + Send> = Box::new(word);
    view! { <main class="entry" aria-busy="true"><p class="soft">{move || word()}</p></main> }
        .into_any()
}

/// Returns the languages, each in its own words.
fn languages() -> AnyView {
    let buttons = LANGUAGES.into_iter().map(|one| {
        view! {
            <button
                type="button"
                class="button"
                data-kind="bare"
                lang=one.code()
                aria-pressed=move || if language() == one { "true" } else { "false" }
                on:click=move |_| speak(one)
            >
                {one.own_name()}
            </button>
        }
    });
    view! {
        <div class="line" role="group" aria-label=move || words().entry_language>
            {buttons.collect_view()}
        </div>
    }
    .into_any()
}
