//! A service item is added to the catalogue.

use serde::{Deserialize, Serialize};

use super::{Event, Item, Refusal, State, rules};

/// Adds an item with its guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddItem {
    pub item: Box<Item>,
}

impl AddItem {
    pub(super) fn decide(&self, catalogue: &State) -> Result<Event, Refusal> {
        if catalogue.items.contains_key(&self.item.code) {
            return Err(Refusal::CodeTaken { code: self.item.code.clone() });
        }
        rules::check_item(&self.item)?;
        let item = Box::new(Item { version: 1, ..Item::clone(&self.item) });
        Ok(Event::ItemAdded(Self { item }))
    }

    pub(super) fn evolve(&self, catalogue: &mut State) {
        catalogue.items.insert(self.item.code.clone(), Item::clone(&self.item));
    }
}
