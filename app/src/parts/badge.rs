//! A word about a state, a count of what needs somebody, a person's face.

use leptos::prelude::*;

use super::{Words, maybe};

/// How a state feels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Good,
    Soon,
    Bad,
    /// Saved here, not yet confirmed.
    Pending,
}

/// Returns a word about a state.
pub fn badge(tone: Tone, words: impl Into<Words>) -> AnyView {
    let words = words.into();
    let kind = match tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Soon => "soon",
        Tone::Bad => "bad",
        Tone::Pending => "pending",
    };
    view! { <span class="badge" data-kind=kind>{words}</span> }.into_any()
}

/// Returns a count of what needs somebody, and nothing for none.
pub fn count(number: usize) -> AnyView {
    counted(number, None)
}

/// Returns a count of what was refused or is late, and nothing for none.
pub fn alarm(number: usize) -> AnyView {
    counted(number, Some("bad"))
}

fn counted(number: usize, kind: Option<&'static str>) -> AnyView {
    let some = (number > 0).then(|| view! { <span class="count" data-kind=kind>{number}</span> });
    maybe(some.map(IntoAny::into_any))
}

/// Returns a person in a circle: the photo, or the first letters of the name.
pub fn face(photo: Option<String>, letters: String, large: bool) -> AnyView {
    let inside = match photo {
        Some(photo) => view! { <img src=photo alt="" /> }.into_any(),
        None => letters.into_any(),
    };
    view! { <span class="face" data-large=large.then_some("") aria-hidden="true">{inside}</span> }
        .into_any()
}
