//! A word where it is needed: help, warning or refusal, with the clause that opens on tap.

use leptos::prelude::*;

use super::{Icon, Tone, Words, icon};

/// A clause of the regulation, in the regulation's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its id, such as `S1.3.1`.
    pub id: &'static str,
    pub words: &'static str,
}

/// Why something cannot be done, and by which clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    pub words: String,
    pub clause: Option<Clause>,
}

impl Why {
    /// Returns a reason that stands in no regulation.
    pub fn plain(words: impl Into<String>) -> Self {
        Self { words: words.into(), clause: None }
    }
}

/// Returns a clause: its id, opening to its words.
pub fn clause(clause: Clause) -> AnyView {
    let Clause { id, words } = clause;
    view! {
        <details class="clause">
            <summary>{icon(Icon::Rule)} <span>{id}</span></summary>
            <blockquote lang=lang_of(words)>{words}</blockquote>
        </details>
    }
    .into_any()
}

/// Returns a reason in small print, for under a button.
pub fn why(why: Why) -> AnyView {
    view! {
        <div class="why">
            <span>{why.words}</span>
            {why.clause.map(clause)}
        </div>
    }
    .into_any()
}

/// Returns a note on a ground of its own; a refusal is read out at once.
pub fn note(tone: Tone, words: impl Into<Words>, of: Option<Clause>) -> AnyView {
    let words = words.into();
    let (kind, sign, role) = match tone {
        Tone::Plain | Tone::Good | Tone::Pending => ("help", Icon::Check, "note"),
        Tone::Soon => ("warn", Icon::Warn, "status"),
        Tone::Bad => ("refused", Icon::Cross, "alert"),
    };
    view! {
        <div class="note" data-kind=kind role=role>
            {icon(sign)}
            <div class="note-body"><span>{words}</span> {of.map(clause)}</div>
        </div>
    }
    .into_any()
}

/// Returns the language of a clause's words, which may differ from the screen's.
fn lang_of(words: &str) -> Option<&'static str> {
    words.is_ascii().then_some("en")
}
