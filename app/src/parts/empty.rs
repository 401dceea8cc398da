//! Nothing here yet: what would appear, and how.

use leptos::prelude::*;

use super::{Icon, Words, icon};

/// Returns the empty state of a list.
pub fn empty(sign: Icon, words: impl Into<Words>, how: impl Into<Words>) -> AnyView {
    let (words, how) = (words.into(), how.into());
    view! { <div class="empty">{icon(sign)} <strong>{words}</strong> <span>{how}</span></div> }
        .into_any()
}
