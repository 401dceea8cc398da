//! Why a matter is not done today, and what its visitor is to bring. S1.4.1

use std::collections::BTreeSet;

use domain::appointment::Reason;
use domain::contact::Contact;
use domain::{MaterialKey, State};
use leptos::prelude::*;

use super::reason as said;
use crate::parts::{choices, one_of};
use crate::text::words;

/// Every reason, the commonest first.
const REASONS: [Reason; 8] = [
    Reason::Specialist,
    Reason::Papers,
    Reason::Closing,
    Reason::Crowd,
    Reason::System,
    Reason::Result,
    Reason::Visitor,
    Reason::Other,
];

/// Returns the likeliest reason: what the visitor still lacks.
pub fn likely(state: &State, contact: &Contact) -> Reason {
    if missing(state, contact).is_empty() { Reason::Specialist } else { Reason::Papers }
}

/// Returns what the visitor is to bring: what the case or the last notice says is missing.
pub fn missing(state: &State, contact: &Contact) -> BTreeSet<MaterialKey> {
    match contact.case().and_then(|case| state.case.get(case)) {
        Some(case) => case.missing(),
        None => contact.notices.last().map(|notice| notice.missing.clone()).unwrap_or_default(),
    }
}

/// Returns the question with its answers.
pub fn ask(chosen: RwSignal<Reason>) -> AnyView {
    let words = words();
    let line = |reason: Reason| {
        let on = Signal::derive(move || chosen.get() == reason);
        one_of("reason", said(words, reason), "", on, move || chosen.set(reason))
    };
    choices(words.appointment_why, REASONS.into_iter().map(line).collect())
}
