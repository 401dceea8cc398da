//! A member of staff declares what was offered or given to them. S1.6.3

use serde::{Deserialize, Serialize};

use super::{Done, Event, Fen, Gift, GiftKind, Giver, State, rules, view};
use crate::context::Stamp;
use crate::id::GiftId;
use crate::time::Date;
use crate::{Decision, State as Site};

/// Asks to enter what was offered to oneself into the register; what it was travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeclareGift {
    /// When it was offered.
    pub on: Date,
    pub giver: Giver,
    pub kind: GiftKind,
    /// What it may be worth, in fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Fen>,
    pub done: Done,
}

/// A gift is in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiftDeclared {
    pub no: String,
    pub on: Date,
    pub giver: Giver,
    pub kind: GiftKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Fen>,
    pub done: Done,
}

impl DeclareGift {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::offered_by_now(state, self.on, stamp.at)?;
        rules::worth_something(self.value)?;
        let Self { on, giver, kind, value, done } = self.clone();
        let no = view::number('L', state, stamp);
        let declared = GiftDeclared { no, on, giver, kind, value, done };
        Ok(super::decision(Event::GiftDeclared(declared)))
    }
}

impl GiftDeclared {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let Self { no, on, giver, kind, value, done } = self.clone();
        let (id, declared) = (GiftId::from(&stamp.operation), stamp.at);
        state.insert_gift(Gift {
            id,
            no,
            by,
            declared,
            on,
            giver,
            kind,
            value,
            done,
            received: None,
        });
    }
}
