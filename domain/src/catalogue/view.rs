//! What screens ask of the catalogue.

use super::{Department, Item, Phrase, PhraseKind, State, Unit};
use crate::time::{Date, Timestamp};

impl State {
    /// Returns the items the site offers, those for reception first, then by code.
    pub fn offered(&self) -> Vec<&Item> {
        let mut items: Vec<&Item> = self.items.values().filter(|item| item.on).collect();
        items.sort_by_key(|item| !item.common);
        items
    }

    /// Returns the departments that are offered.
    pub fn departments_offered(&self) -> impl Iterator<Item = &Department> {
        self.departments.values().filter(|department| department.retired.is_none())
    }

    /// Returns the units that visitors may be sent to. S2.2.5
    pub fn units_offered(&self) -> impl Iterator<Item = &Unit> {
        self.units.values().filter(|unit| unit.retired.is_none())
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

impl Department {
    /// Says whether it was offered at an instant.
    pub fn stands(&self, at: Timestamp) -> bool {
        self.retired.is_none_or(|retired| at < retired)
    }
}

impl Unit {
    /// Says whether it stood in the directory at an instant.
    pub fn stands(&self, at: Timestamp) -> bool {
        self.retired.is_none_or(|retired| at < retired)
    }

    /// Returns how many days ago the entry was confirmed. S2.2.5
    pub fn days_since_confirmed(&self, today: Date) -> i64 {
        (today - self.confirmed).num_days().max(0)
    }
}
