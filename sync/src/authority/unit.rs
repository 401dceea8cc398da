//! What is decided: a received operation with what it asks for, and what it would come to.

use crate::ledger::OpRow;
use crate::op::operation;
use crate::rules::{Move, Rules, Stamp};
use crate::switch::{Rule, is_on};
use crate::verdict::Verdict;

/// How often deciding an operation is tried before it is held.
pub(super) const MOST_TRIES: u32 = 2;

/// What one operation would come to, before anything of it is written.
pub(super) struct Outcome<E> {
    pub verdict: Verdict,
    pub stamp: Option<Stamp>,
    pub events: Vec<E>,
    /// What leaves the working set with it, or comes back.
    pub moves: Vec<Move>,
    pub bounded: Option<i64>,
    pub explicit: bool,
}

/// A received operation with what it asks for, where that can be read.
pub(super) struct Unit<R: Rules> {
    pub row: OpRow,
    pub asked: Option<R::Operation>,
}

impl<R: Rules> From<OpRow> for Unit<R> {
    fn from(row: OpRow) -> Self {
        let asked = operation(&row.bytes).ok().and_then(|json| json::from_str(json).ok());
        Self { row, asked }
    }
}

impl<R: Rules> Unit<R> {
    /// Says whether nothing but what it builds upon keeps it from being decided.
    pub fn may_be_decided(&self, state: &R::State) -> bool {
        let row = &self.row;
        let is_poison = row.tries >= MOST_TRIES && is_on(Rule::HoldPoison);
        let is_sound = row.proven && !row.quarantined;
        !is_poison && (is_sound || R::reviewed(state, row.id, row.received))
    }
}

impl<E> From<Verdict> for Outcome<E> {
    fn from(verdict: Verdict) -> Self {
        let (events, moves) = (Vec::new(), Vec::new());
        Self { verdict, stamp: None, events, moves, bounded: None, explicit: false }
    }
}
