//! An item is offered, or offered no longer. 3.4

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State};
use crate::ItemCode;

/// Switches an item on or off; its guide does not change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchItem {
    pub code: ItemCode,
    pub on: bool,
}

impl SwitchItem {
    pub(super) fn decide(&self, catalogue: &State) -> Result<Event, Refusal> {
        catalogue.item(&self.code)?;
        Ok(Event::ItemSwitched(self.clone()))
    }

    pub(super) fn evolve(&self, catalogue: &mut State) {
        if let Some(item) = catalogue.items.get_mut(&self.code) {
            item.on = self.on;
        }
    }
}
