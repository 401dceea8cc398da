//! A site adopts a table: from a month on that has not begun. 2.11

use serde::{Deserialize, Serialize};

use super::state::Adopted;
use super::{Event, State, Table, rules};
use crate::context::Stamp;
use crate::time::Month;
use crate::{Decision, State as Site};

/// Asks to score months by a table, and that they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopt {
    /// The first month it holds for.
    pub from: Month,
    pub table: Table,
}

impl Adopt {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::begins(state, self.from, stamp.at)?;
        rules::sound(&self.table)?;
        Ok(super::decision(Event::Adopted(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (from, table) = (self.from, self.table.clone());
        state.adopt(Adopted { from, table, operation: stamp.operation.clone() });
    }
}
