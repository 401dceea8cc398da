//! One line of a list as it is being answered: signals only, so that it is copied freely into closures.

use std::str::FromStr;

use domain::premises::{Found, Ground, Line, Seen, rules};
use domain::{LineKey, PersonId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::parts::Why;
use crate::screens::choice::Choice;
use crate::text::{fill, number, words_now};

/// What was typed of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub fine: Option<bool>,
    pub words: String,
    pub left: String,
    pub owner: Option<PersonId>,
    /// What it looked like, as a data address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
}

/// One line as it is being answered.
#[derive(Clone, Copy)]
pub struct Answering {
    pub line: StoredValue<Line>,
    /// Whether it is in order; a stock has its number instead.
    pub fine: Choice<bool>,
    pub words: RwSignal<String>,
    pub left: RwSignal<String>,
    /// Who is named to see to it; whoever answers where nobody is.
    pub owner: RwSignal<Option<PersonId>>,
    /// What it looked like, where somebody took a photo.
    pub photo: RwSignal<Option<String>>,
    pub wrong: RwSignal<Option<Why>>,
}

impl Answering {
    /// Goes on with what was typed of a line before.
    pub fn new(line: &Line, typed: Option<&Typed>) -> Self {
        let typed = typed.cloned().unwrap_or_default();
        Self {
            line: StoredValue::new(line.clone()),
            fine: Choice::new(typed.fine),
            words: RwSignal::new(typed.words),
            left: RwSignal::new(typed.left),
            owner: RwSignal::new(typed.owner),
            photo: RwSignal::new(typed.photo),
            wrong: RwSignal::new(None),
        }
    }

    /// Returns what is typed of it now; follows it.
    pub fn typed(self) -> (LineKey, Typed) {
        let (fine, words) = (self.fine.value.get(), self.words.get());
        let (left, owner, photo) = (self.left.get(), self.owner.get(), self.photo.get());
        (self.line.with_value(|line| line.key.clone()), Typed { fine, words, left, owner, photo })
    }

    /// Returns the clause the line comes from, if it has one.
    pub fn ground(self) -> Option<Ground> {
        self.line.with_value(|line| line.ground)
    }

    /// Says whether the line is answered with a number.
    pub fn is_stock(self) -> bool {
        self.line.with_value(|line| line.least.is_some())
    }

    /// Says whether somebody has to see to it, as answered so far; follows the answer.
    pub fn is_wrong(self) -> bool {
        let found = self.found();
        let line = self.line.get_value();
        let seen = |found| Seen { line: line.key.clone(), found };
        found.is_some_and(|found| seen(found).needs(&line))
    }

    /// Returns how the line was found, where that is said.
    fn found(self) -> Option<Found> {
        let owner = self.owner.get();
        if self.is_stock() {
            return Some(Found::Stock { left: read(&self.left.get())?, owner });
        }
        Some(if self.fine.value.get()? {
            Found::InOrder
        } else {
            Found::NotInOrder { words: self.words.get().trim().to_owned(), owner }
        })
    }

    /// Returns the answer, and says beside the line what is missing or wrong.
    pub fn taken(self) -> Option<Seen> {
        let answered = self.is_stock() || self.fine.taken().is_some();
        let (seen, against) = untrack(|| self.judged());
        self.wrong.set(against.map(Why::plain));
        seen.filter(|_| answered)
    }

    /// Says whether the line is answered by now; what was wrong before is not any more, if so. Follows the answer.
    pub fn is_mended(self) -> bool {
        let mended = self.judged().0.is_some();
        if mended {
            self.wrong.set(None);
        }
        mended
    }

    /// Returns the answer, if there is a good one, and what is wrong with what was typed.
    fn judged(self) -> (Option<Seen>, Option<String>) {
        let key = self.line.with_value(|line| line.key.clone());
        let stock = self.is_stock();
        let found = self.found();
        let against = match &found {
            None if stock => Some(words_now().premises_left_bad.to_owned()),
            Some(Found::NotInOrder { words, .. }) if rules::in_words(&key, words).is_err() => {
                Some(fill(words_now().premises_wrong_blank, &[("most", &number(rules::WORDS))]))
            }
            Some(_) | None => None,
        };
        let found = found.filter(|_| against.is_none());
        (found.map(|found| Seen { line: key, found }), against)
    }
}

/// Reads a number as people type it.
pub fn read<T: FromStr>(typed: &str) -> Option<T> {
    let plain: String = typed.chars().map(domain::text::half_width).collect();
    plain.trim().parse().ok()
}
