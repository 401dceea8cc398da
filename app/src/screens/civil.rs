//! What asks something of a visitor and does not say 请 is pointed out while it is typed. S2.2.6.3

use domain::Warning;
use domain::courtesy::rules::please;
use leptos::prelude::*;

use super::ask::{Judged, warned};
use crate::parts::{Tone, live, maybe, note};

/// Points it out of a text that a visitor is told.
pub fn in_text(typed: RwSignal<String>) -> AnyView {
    said(move || typed.with(|text| please(&[text])).map(Warning::Courtesy))
}

/// Points it out of what an operation would tell a visitor.
pub fn in_operation(judged: Judged) -> AnyView {
    let is_uncivil = |warning: &&Warning| matches!(warning, Warning::Courtesy(_));
    said(move || judged.with(|judged| judged.as_ref().ok()?.iter().find(is_uncivil).cloned()))
}

fn said(warning: impl Fn() -> Option<Warning> + Send + Sync + 'static) -> AnyView {
    let warning = Memo::new(move |_| warning());
    live(move || {
        let words = warning.get().and_then(|warning| warned(&[warning]));
        maybe(words.map(|words| note(Tone::Soon, words, None)))
    })
}
