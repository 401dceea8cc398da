//! What asks something of a visitor and does not say 请 is pointed out while it is typed. S2.2.6.3

use domain::courtesy::rules::please;
use domain::{Operation, Warning};
use leptos::prelude::*;

use super::ask::warned;
use crate::client::Client;
use crate::parts::{Tone, live, maybe, note};

/// Points it out of a text that a visitor is told.
pub fn in_text(typed: RwSignal<String>) -> AnyView {
    said(move || typed.with(|text| please(&[text])).map(Warning::Courtesy))
}

/// Points it out of what an operation would tell a visitor.
pub fn in_operation(
    client: Client,
    operation: impl Fn() -> Operation + Send + Sync + 'static,
) -> AnyView {
    said(move || {
        let warnings = client.may(&operation()).unwrap_or_default();
        warnings.into_iter().find(|warning| matches!(warning, Warning::Courtesy(_)))
    })
}

fn said(warning: impl Fn() -> Option<Warning> + Send + Sync + 'static) -> AnyView {
    let warning = Memo::new(move |_| warning());
    live(move || {
        let words = warning.get().and_then(|warning| warned(&[warning]));
        maybe(words.map(|words| note(Tone::Soon, words, None)))
    })
}
