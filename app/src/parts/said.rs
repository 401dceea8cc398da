//! Words to be said aloud, set apart from what is read, with the way to put them away.

use leptos::prelude::*;

use super::{Icon, Views, Words, icon};

/// Returns what is to be said, under its name.
pub fn said(name: &'static str, lines: Vec<Words>, away: AnyView) -> AnyView {
    let lines: Views = lines.into_iter().map(|line| view! { <p>{line}</p> }.into_any()).collect();
    view! {
        <aside class="said" aria-label=name>
            {icon(Icon::Speak)}
            <div>{lines}</div>
            {away}
        </aside>
    }
    .into_any()
}
