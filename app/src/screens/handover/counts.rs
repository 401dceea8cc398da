//! What is in custody is counted before a post is given. S2.1.7

use std::collections::BTreeMap;

use domain::ThingId;
use domain::custody::Thing;
use domain::handover::{Counting, Custody, Entry};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::parts::{Button, Icon, Views, card, fine, heading, line_apart, live, stack, strong};
use crate::screens::custody::Count;
use crate::text::words;

/// What is being counted of each thing. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Counts {
    all: StoredValue<BTreeMap<ThingId, Count>>,
    /// What was counted before.
    typed: StoredValue<BTreeMap<ThingId, Vec<String>>>,
    /// As long as the sheet stands, so does what is typed of a thing that comes later.
    owner: StoredValue<Owner>,
}

impl Counts {
    /// Goes on with what was counted before.
    pub fn new(typed: BTreeMap<ThingId, Vec<String>>) -> Self {
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        Self { all: StoredValue::new(BTreeMap::new()), typed: StoredValue::new(typed), owner }
    }

    /// Returns the counting of a thing, which begins when it is first asked for.
    fn get(self, thing: &Thing) -> Count {
        if let Some(count) = self.all.with_value(|all| all.get(&thing.id).copied()) {
            return count;
        }
        let typed = self.typed.with_value(|all| all.get(&thing.id).cloned()).unwrap_or_default();
        let count = self.owner.get_value().with(|| Count::new(&thing.kind, &typed));
        self.all.update_value(|all| {
            all.insert(thing.id.clone(), count);
        });
        count
    }

    /// Returns what was typed, as it is kept; follows it.
    pub fn typed(self) -> BTreeMap<ThingId, Vec<String>> {
        self.all.get_value().into_iter().map(|(thing, count)| (thing, count.typed())).collect()
    }

    /// Forgets what was counted.
    pub fn clear(self) {
        self.typed.set_value(BTreeMap::new());
        self.all.get_value().into_values().for_each(Count::clear);
    }

    /// Returns the things that were counted, as they are given.
    pub fn counted(self, things: &[Thing]) -> Vec<Counting> {
        let counted = things.iter().filter_map(|thing| {
            let counted = self.get(thing).counted()?;
            Some(Counting { thing: thing.id.clone(), counted })
        });
        counted.collect()
    }

    /// Returns the lines of the register of what was counted.
    pub fn entries(self, things: &[Thing]) -> Vec<Entry> {
        let lines = things.iter().filter_map(|thing| {
            Some(Entry::Custody(Custody {
                thing: thing.id.clone(),
                kind: thing.kind.clone(),
                name: thing.name.clone(),
                expected: thing.amount(),
                counted: self.get(thing).counted()?,
            }))
        });
        lines.collect()
    }
}

/// Returns the counting, until the post is given.
pub fn card_of(sheet: Sheet) -> AnyView {
    let things = Memo::new(move |_| {
        let draft = sheet.filled.get().filter(|_| !sheet.is_given());
        draft.map(|draft| draft.custody).unwrap_or_default()
    });
    live(move || {
        let things = things.get();
        if things.is_empty() {
            return ().into_any();
        }
        let (w, counts) = (words(), sheet.counts);
        let each: Vec<Count> = things.iter().map(|thing| counts.get(thing)).collect();
        let fine_all = Button::new(w.custody_all_there).icon(Icon::Check).on(move || {
            each.iter().copied().for_each(Count::fine);
        });
        let mut all: Views = vec![
            line_apart(vec![heading(w.custody_count_first), fine_all]),
            fine(w.custody_count_help),
        ];
        all.extend(things.iter().map(|thing| {
            let expected = Signal::stored(thing.amount());
            let fields = counts.get(thing).fields(&thing.id.0, expected);
            stack(vec![strong(thing.name.clone()), fields])
        }));
        card(all)
    })
}
