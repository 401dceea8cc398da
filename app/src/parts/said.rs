//! Words to be said aloud, set apart from what is read, with the way to put them away.

use leptos::prelude::*;

use super::{Icon, Views, Words, icon};

/// Returns what is to be said, under its name.
pub fn said(name: impl Into<Words>, lines: Views, away: AnyView) -> AnyView {
    let name = name.into();
    view! {
        <aside class="said" aria-label=name>
            {icon(Icon::Speak)}
            <div>{lines}</div>
            {away}
        </aside>
    }
    .into_any()
}

/// Returns a line to be said; a press does more with it.
pub fn said_line(words: impl Into<Words>, press: impl Fn() + 'static) -> AnyView {
    view! {
        <button class="said-line" type="button" on:click=move |_| press()>
            {words.into()}
        </button>
    }
    .into_any()
}
