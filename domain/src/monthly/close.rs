//! A month is closed: what each window came to no longer changes. 2.11

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::state::Closed;
use super::{Event, FORMULA, Scored, State, Table, rules, view};
use crate::context::Stamp;
use crate::id::PostId;
use crate::time::Month;
use crate::{Decision, State as Site};

/// Asks to close a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Close {
    pub month: Month,
}

/// A month is closed: by which formula and table, and what each window came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthClosed {
    pub month: Month,
    pub formula: u16,
    pub table: Table,
    pub windows: BTreeMap<PostId, Scored>,
}

impl Close {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::not_closed(state, self.month)?;
        rules::in_memory(state, self.month, stamp.at)?;
        rules::had_time(state, self.month, stamp.at)?;
        rules::all_decided(state, self.month, stamp.at)?;
        let (month, table) = (self.month, view::table(state, self.month));
        let windows = view::running(state, month, stamp.at);
        rules::objections_settled(state, month, &windows, stamp.at)?;
        let closed = MonthClosed { month, formula: FORMULA, table, windows };
        Ok(super::decision(Event::Closed(closed)))
    }
}

impl MonthClosed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { month, formula, table, windows } = self.clone();
        let (at, operation) = (stamp.at, stamp.operation.clone());
        state.close(month, Closed { at, operation, formula, table, windows });
    }
}
