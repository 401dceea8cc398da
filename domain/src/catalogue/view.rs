//! What screens ask of the catalogue.

use super::{Item, Phrase, PhraseKind, State, Unit};
use crate::time::Date;

impl State {
    /// Returns the items the site offers, those for reception first, then by code.
    pub fn offered(&self) -> Vec<&Item> {
        let mut items: Vec<&Item> = self.items.values().filter(|item| item.on).collect();
        items.sort_by_key(|item| !item.common);
        items
    }

    /// Returns the phrases of a clause that are to be said.
    pub fn phrases_of<'a>(&'a self, clause: &'a str) -> impl Iterator<Item = &'a Phrase> {
        self.phrases
            .values()
            .filter(move |phrase| phrase.kind == PhraseKind::Recommended && phrase.clause == clause)
    }

    /// Returns the phrases never to be said. S2.3.3
    pub fn forbidden_phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.phrases.values().filter(|phrase| phrase.kind == PhraseKind::Forbidden)
    }
}

impl Unit {
    /// Returns how many days ago the entry was confirmed. S2.2.5
    pub fn days_since_confirmed(&self, today: Date) -> i64 {
        (today - self.confirmed).num_days().max(0)
    }
}
