//! What is in custody is counted before a post is given. S2.1.7

use std::collections::BTreeMap;

use domain::ThingId;
use domain::custody::{Thing, view};
use domain::handover::{Counting, Custody, Entry};
use leptos::prelude::*;

use super::sheet::Sheet;
use crate::client::Client;
use crate::parts::{Button, Icon, Views, card, fine, heading, line_apart, live, soft, stack};
use crate::screens::custody::Count;
use crate::text::words;

/// The things one holds, each as it is being counted. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Counts(StoredValue<BTreeMap<ThingId, Count>>);

impl Counts {
    /// Goes on with what was counted before.
    pub fn new(client: Client, typed: &BTreeMap<ThingId, Vec<String>>) -> Self {
        let state = client.state_now();
        let me = untrack(|| client.person());
        let held = me.map(|me| view::held_by(&state, &me)).unwrap_or_default();
        let count = |thing: &Thing| {
            let typed = typed.get(&thing.id).map(Vec::as_slice).unwrap_or_default();
            (thing.id.clone(), Count::new(&thing.kind, typed))
        };
        Self(StoredValue::new(held.into_iter().map(count).collect()))
    }

    fn get(self, thing: &ThingId) -> Option<Count> {
        self.0.with_value(|all| all.get(thing).copied())
    }

    /// Returns what was typed, as it is kept; follows it.
    pub fn typed(self) -> BTreeMap<ThingId, Vec<String>> {
        self.0.get_value().into_iter().map(|(thing, count)| (thing, count.typed())).collect()
    }

    /// Forgets what was counted.
    pub fn clear(self) {
        self.0.get_value().into_values().for_each(Count::clear);
    }

    /// Returns the things that were counted, as they are given.
    pub fn counted(self, things: &[Thing]) -> Vec<Counting> {
        let counted = things.iter().filter_map(|thing| {
            let counted = self.get(&thing.id)?.counted()?;
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
                counted: self.get(&thing.id)?.counted()?,
            }))
        });
        lines.collect()
    }
}

/// Returns the counting, until the post is given.
pub fn card_of(sheet: Sheet) -> AnyView {
    let things = Memo::new(move |_| if sheet.is_given() { Vec::new() } else { sheet.things() });
    live(move || {
        let things = things.get();
        if things.is_empty() {
            return ().into_any();
        }
        let (w, counts) = (words(), sheet.counts);
        let ids: Vec<ThingId> = things.iter().map(|thing| thing.id.clone()).collect();
        let fine_all = Button::new(w.custody_all_there).icon(Icon::Check).on(move || {
            ids.iter().filter_map(|id| counts.get(id)).for_each(Count::fine);
        });
        let mut all: Views = vec![
            line_apart(vec![heading(w.custody_count_first), fine_all]),
            fine(w.custody_count_help),
        ];
        all.extend(things.iter().filter_map(|thing| {
            let count = counts.get(&thing.id)?;
            let fields = count.fields(&thing.id.0, thing.amount());
            Some(stack(vec![soft(thing.name.clone()), fields]))
        }));
        card(all)
    })
}
