//! Words on the page.

use leptos::prelude::*;

/// Words that are known once and for all, or made for the occasion.
pub type Words = Oco<'static, str>;

/// Returns a screen's name, its first heading.
pub fn title(words: impl Into<Words>) -> AnyView {
    let words = words.into();
    view! { <h1>{words}</h1> }.into_any()
}

/// Returns the name of a part of a screen.
pub fn heading(words: impl Into<Words>) -> AnyView {
    let words = words.into();
    view! { <h2>{words}</h2> }.into_any()
}

/// Returns a paragraph.
pub fn para(words: impl Into<Words>) -> AnyView {
    of_class("", words.into())
}

/// Returns words of less weight.
pub fn soft(words: impl Into<Words>) -> AnyView {
    of_class("soft", words.into())
}

/// Returns small print.
pub fn fine(words: impl Into<Words>) -> AnyView {
    of_class("fine", words.into())
}

/// Returns a figure or a name to be read at once.
pub fn big(words: impl Into<Words>) -> AnyView {
    of_class("figure", words.into())
}

/// Returns words that matter within a line.
pub fn strong(words: impl Into<Words>) -> AnyView {
    let words = words.into();
    view! { <strong>{words}</strong> }.into_any()
}

/// Returns a paragraph of a class.
fn of_class(class: &'static str, words: Words) -> AnyView {
    view! { <p class=class>{words}</p> }.into_any()
}
