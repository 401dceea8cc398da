//! Somebody who oversees, and not whoever declared it, confirms that a gift was handed in. S1.6.3

use serde::{Deserialize, Serialize};

use super::{Event, Fate, Received, State, rules};
use crate::context::Stamp;
use crate::id::GiftId;
use crate::{Decision, State as Site};

/// Asks to confirm that a gift was received, and that it was; to whom it went travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiveGift {
    pub gift: GiftId,
    pub fate: Fate,
}

impl ReceiveGift {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let gift = rules::in_the_register(state, &self.gift)?;
        rules::received_by_another(gift, stamp)?;
        rules::to_be_received(gift)?;
        rules::fits(gift, self.fate)?;
        Ok(super::decision(Event::GiftReceived(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let Some(gift) = state.gift_mut(&self.gift) else { return };
        let (operation, at, fate) = (stamp.operation.clone(), stamp.at, self.fate);
        gift.received.get_or_insert(Received { operation, at, by, fate });
    }
}
