//! An item's guide is revised: a new version, the old one staying readable.

use serde::{Deserialize, Serialize};

use super::{Event, Item, Refusal, State, rules};

/// Revises an item; `item.version` is the version it was made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviseItem {
    pub item: Box<Item>,
}

impl ReviseItem {
    pub(super) fn decide(&self, catalogue: &State) -> Result<Event, Refusal> {
        let now = catalogue.item(&self.item.code)?.version;
        if self.item.version != now {
            return Err(Refusal::StaleVersion { now });
        }
        rules::check_item(&self.item)?;
        let item = Box::new(Item { version: now + 1, ..Item::clone(&self.item) });
        Ok(Event::ItemRevised(Self { item }))
    }

    pub(super) fn evolve(&self, catalogue: &mut State) {
        let code = &self.item.code;
        if let Some(before) = catalogue.items.get(code).cloned() {
            catalogue.earlier.change(code.clone(), |all| all.insert(before.version, before));
        }
        catalogue.items.insert(code.clone(), Item::clone(&self.item));
    }
}
