//! How far something is that takes its time.

use leptos::prelude::*;

use super::{Words, soft, stack};

/// Returns the words and the bar of what is done so far of all there is.
pub fn progress(said: impl Into<Words>, done: usize, all: usize) -> AnyView {
    let said = said.into();
    let (label, value, max) = (said.clone(), done.to_string(), all.to_string());
    let bar = view! { <progress class="progress" aria-label=label value=value max=max></progress> };
    stack(vec![soft(said), bar.into_any()])
}
