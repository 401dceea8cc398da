//! A deadline's light: a shape and a word, and only then a colour.

use leptos::prelude::*;

use super::Words;

/// How a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    Green,
    Yellow,
    Orange,
    Red,
    /// No date runs.
    Paused,
}

/// Returns a light with its word.
pub fn light(light: Light, words: impl Into<Words>) -> AnyView {
    let words = words.into();
    let (name, shape) = match light {
        Light::Green => ("green", "M8 1.5a6.5 6.5 0 1 0 .01 0z"),
        Light::Yellow => ("yellow", "M8 1.5 15.5 14.5H.5z"),
        Light::Orange => ("orange", "M8 .5 15.5 8 8 15.5 .5 8z"),
        Light::Paused => ("paused", "M3 2h4v12H3zM9 2h4v12H9z"),
        Light::Red => ("red", "M5 1h6l4 4v6l-4 4H5l-4-4V5z"),
    };
    view! {
        <span class="light" data-light=name>
            <svg viewBox="0 0 16 16" aria-hidden="true">
                <path d=shape></path>
            </svg>
            <span>{words}</span>
        </span>
    }
    .into_any()
}
