//! A photo somebody looks at.

use leptos::prelude::*;

/// Returns a photo as wide as its place; `name` says what it is of.
pub fn photo(source: String, name: &'static str) -> AnyView {
    view! { <img class="photo" src=source alt=name /> }.into_any()
}
