//! The answer to a list as it is being given; what is typed is kept.

use std::collections::BTreeMap;

use domain::LineKey;
use domain::premises::{Check, List, Seen, Which, rules};
use leptos::prelude::*;

use super::answering::{Answering, Typed};
use crate::client::{Client, Draft};
use crate::screens::picture;

/// The form of a list. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Form {
    pub which: StoredValue<Which>,
    pub lines: StoredValue<Vec<Answering>>,
    draft: Draft<BTreeMap<LineKey, Typed>>,
    /// How many answers were missing at the last press.
    pub missing: RwSignal<usize>,
}

impl Form {
    /// Goes on with what was typed before.
    pub fn new(client: Client, list: &List) -> Self {
        let which = &list.which;
        let post = which.post.as_ref().map(|post| post.0.as_str()).unwrap_or_default();
        // What was not saved yesterday says nothing of today.
        let today = untrack(|| client.today()).to_string();
        let key = ["room-", super::say::slug(which.kind), "-", post, "-", &today].concat();
        let draft = client.draft::<BTreeMap<LineKey, Typed>>(&key);
        let typed = draft.value.get_untracked();
        let lines = list.used().map(|line| Answering::new(line, typed.get(&line.key)));
        let lines = StoredValue::new(lines.collect::<Vec<_>>());
        let (which, missing) = (StoredValue::new(which.clone()), RwSignal::new(0));
        let form = Self { which, lines, draft, missing };
        Effect::watch(move || form.typed(), move |now, _, _| draft.value.set(now.clone()), false);
        // What was missing at the last press is said until it is there, and no longer.
        Effect::watch(move || form.unanswered(), move |now, _, _| form.lessen(*now), false);
        form
    }

    fn typed(self) -> BTreeMap<LineKey, Typed> {
        self.lines.get_value().into_iter().map(Answering::typed).collect()
    }

    /// Returns how many lines have no good answer by now; follows what is typed.
    fn unanswered(self) -> usize {
        self.lines.get_value().into_iter().filter(|one| !one.is_mended()).count()
    }

    fn lessen(self, missing: usize) {
        if self.missing.get_untracked() > 0 {
            self.missing.set(missing);
        }
    }

    /// Says of every line without an answer that it is in order.
    pub fn all_fine(self) {
        for one in self.lines.get_value().into_iter().filter(|one| !one.is_stock()) {
            one.fine.value.update(|fine| *fine = fine.or(Some(true)));
        }
    }

    /// Returns the answer, or says beside each line what is missing.
    pub fn taken(self) -> Option<Check> {
        self.draft.keep();
        let lines: Vec<Option<Seen>> =
            self.lines.get_value().into_iter().map(Answering::taken).collect();
        self.missing.set(lines.iter().filter(|line| line.is_none()).count());
        let lines = lines.into_iter().collect::<Option<Vec<Seen>>>()?;
        Some(Check { which: self.which.get_value(), lines })
    }

    /// Says whether no more photos are taken of this list; follows them.
    pub fn is_full(self) -> bool {
        let taken = |one: &Answering| one.photo.with(Option::is_some);
        self.lines.get_value().iter().filter(|one| taken(one)).count() >= rules::MOST_PHOTOS
    }

    /// Returns the photos taken, each with its line.
    pub fn photos(self) -> Vec<(LineKey, Vec<u8>)> {
        let of = |one: Answering| {
            let key = one.line.with_value(|line| line.key.clone());
            Some((key, picture::bytes(&one.photo.get_untracked()?)?))
        };
        self.lines.get_value().into_iter().filter_map(of).collect()
    }

    /// Forgets what was typed: it is recorded.
    pub fn clear(self) {
        self.draft.clear();
    }
}
