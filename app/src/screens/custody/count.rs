//! Counting a thing: there or not, how many forms, or cash piece by piece. Signals only, so that it is copied
//! freely into closures.

use domain::custody::{Counted, Kind, Notes, PIECES};
use leptos::prelude::*;

use super::money::piece as name_of;
use super::say;
use crate::parts::{Field, Views, Why, live, short_fields, soft, stack, why};
use crate::screens::choice::Choice;
use crate::screens::premises::read;
use crate::text::words;

/// A thing as it is being counted.
#[derive(Clone, Copy)]
pub struct Count {
    kind: StoredValue<Kind>,
    there: Choice<bool>,
    left: RwSignal<String>,
    pieces: StoredValue<Vec<RwSignal<String>>>,
    /// Whether it was asked for and could not be read.
    missing: RwSignal<bool>,
}

impl Count {
    /// Goes on with what was typed before.
    pub fn new(kind: &Kind, typed: &[String]) -> Self {
        let at = |place: usize| typed.get(place).cloned().unwrap_or_default();
        let there = match at(0).as_str() {
            "there" => Some(true),
            "missing" => Some(false),
            _ => None,
        };
        let pieces = (0..PIECES.len()).map(|place| RwSignal::new(at(place))).collect();
        Self {
            kind: StoredValue::new(kind.clone()),
            there: Choice::new(there.filter(|_| kind.is_one())),
            left: RwSignal::new(at(0)),
            pieces: StoredValue::new(pieces),
            missing: RwSignal::new(false),
        }
    }

    /// Returns what is typed now, as it is kept; follows it.
    pub fn typed(self) -> Vec<String> {
        match self.kind.get_value() {
            Kind::Forms => vec![self.left.get()],
            Kind::Cash => self.pieces.get_value().into_iter().map(|piece| piece.get()).collect(),
            Kind::Seal { .. } | Kind::Key | Kind::Original { .. } | Kind::Valuable => {
                let there = self.there.value.get();
                let said = there.map(|there| if there { "there" } else { "missing" });
                vec![said.unwrap_or_default().to_owned()]
            }
        }
    }

    /// Says that a thing is there, where nothing was said yet.
    pub fn fine(self) {
        if self.kind.with_value(Kind::is_one) {
            self.there.value.update(|there| *there = there.or(Some(true)));
        }
    }

    /// Forgets what was typed.
    pub fn clear(self) {
        self.missing.set(false);
        self.there.value.set(None);
        self.left.set(String::new());
        self.pieces.get_value().into_iter().for_each(|piece| piece.set(String::new()));
    }

    /// Returns what was counted, as far as it can be read; follows what is typed. Cash of which nothing is
    /// typed was not counted: none is typed as 0.
    pub fn counted(self) -> Option<Counted> {
        match self.kind.get_value() {
            Kind::Forms => read(&self.left.get()).map(Counted::Left),
            Kind::Cash => {
                let typed = self.pieces.get_value().into_iter().map(|piece| piece.get());
                let typed: Vec<String> = typed.collect();
                if typed.iter().all(|piece| piece.trim().is_empty()) {
                    return None;
                }
                let notes =
                    PIECES.into_iter().zip(&typed).filter(|(_, typed)| !typed.trim().is_empty());
                let notes = notes.map(|(cents, typed)| Some(Notes { cents, pieces: read(typed)? }));
                notes.collect::<Option<Vec<_>>>().map(Counted::Cash)
            }
            Kind::Seal { .. } | Kind::Key | Kind::Original { .. } | Kind::Valuable => {
                let there = self.there.value.get()?;
                Some(if there { Counted::There } else { Counted::Missing })
            }
        }
    }

    /// Says whether it was counted; beside the fields where not.
    pub fn taken(self) -> bool {
        let counted = untrack(|| self.counted()).is_some();
        self.missing.set(!counted);
        counted
    }

    /// Returns what was counted; that nothing is there where it was not, which [`Self::taken`] holds back.
    pub fn or_nothing(self) -> Counted {
        self.counted().unwrap_or_else(|| match self.kind.get_value() {
            Kind::Forms => Counted::Left(0),
            Kind::Cash => Counted::Cash(Vec::new()),
            Kind::Seal { .. } | Kind::Key | Kind::Original { .. } | Kind::Valuable => {
                Counted::There
            }
        })
    }

    /// Returns the fields, and beneath them how the count compares with what should be there.
    pub fn fields(self, name: &str, expected: Signal<i64>) -> AnyView {
        let kind = self.kind.get_value();
        let fields = match &kind {
            Kind::Forms => Field::new(words().custody_left).number().into(self.left),
            Kind::Cash => self.denominations(),
            Kind::Seal { .. } | Kind::Key | Kind::Original { .. } | Kind::Valuable => {
                let (there, missing) = (words().custody_there, words().custody_missing);
                let answers = [(true, there.to_owned()), (false, missing.to_owned())];
                self.there.beside(name, words().custody_is_it_there, answers)
            }
        };
        let compared = live(move || match self.counted() {
            Some(counted) => soft(say::counted(&kind, expected.get(), &counted)),
            None if self.missing.get() => why(Why::plain(words().custody_please_count)),
            None => soft(""),
        });
        stack(vec![fields, compared])
    }

    fn denominations(self) -> AnyView {
        let fields: Views = PIECES
            .into_iter()
            .zip(self.pieces.get_value())
            .map(|(cents, piece)| Field::new(name_of(cents)).number().into(piece))
            .collect();
        short_fields(words().custody_pieces_ask, fields)
    }
}
