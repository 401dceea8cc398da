//! A site adopts a list, changes its lines, or gives it up. S2.1.1–S2.1.3, S2.1.6

use serde::{Deserialize, Serialize};

use super::{Event, Line, List, Refusal, State, Which, rules};
use crate::State as Site;
use crate::context::Stamp;

/// Sets a list as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetList {
    pub which: Which,
    /// Whether the site uses it.
    pub on: bool,
    pub lines: Vec<Line>,
}

impl SetList {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::post_stands(state, &self.which)?;
        rules::none_gone(state, self)?;
        rules::lines(&self.lines)?;
        rules::not_empty(self)?;
        Ok(Event::ListSet(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let before = state.list(&self.which).and_then(|list| list.from);
        let from = self.on.then(|| before.unwrap_or(stamp.at));
        state.put(List { which: self.which.clone(), from, lines: self.lines.clone() });
    }
}
