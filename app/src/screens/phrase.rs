//! A phrase where it helps: without an answer, on leaving; put away for the day by whoever
//! needs it no more. S2.2.6.4, S2.3.1.7

use domain::catalogue::Phrase;
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Button, Words, live, said};
use crate::text::{language, words};

/// When something is to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Somebody is called: a greeting. S2.2.2
    Greeting,
    NoAnswer,
    Leaving,
}

impl When {
    /// Returns the clauses whose phrases are said then, how many of each, and its name in drafts.
    const fn said(self) -> (&'static [&'static str], usize, &'static str) {
        match self {
            Self::Greeting => (&["S2.3.1.4"], 2, "phrase-greeting"),
            Self::NoAnswer => (&["S2.3.1.7"], 1, "phrase-no-answer"),
            Self::Leaving => (&["S2.2.6.4"], 2, "phrase-leaving"),
        }
    }
}

/// Returns the card of what is to be said now; nothing where the site has no such phrase.
pub fn phrase(client: Client, when: When) -> AnyView {
    let (clauses, most, key) = when.said();
    let put_away = client.draft::<String>(key).value;
    live(move || {
        let (state, today) = (client.state(), client.today().to_string());
        let whole = |phrase: &&Phrase| !phrase.text.hans.contains('{');
        let of = |clause: &'static str| state.catalogue.phrases_of(clause).filter(whole).take(most);
        let lines: Vec<Words> = clauses
            .iter()
            .flat_map(|clause| of(clause))
            .map(|phrase| phrase.text.say(language()).to_owned().into())
            .collect();
        if lines.is_empty() || put_away.get() == today {
            return ().into_any();
        }
        let away = Button::new(words().reception_phrase_away).bare();
        said(words().reception_phrase, lines, away.on(move || put_away.set(today.clone())))
    })
}
