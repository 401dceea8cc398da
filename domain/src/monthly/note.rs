//! Whoever oversees notes what no record shows by itself. 2.11

use serde::{Deserialize, Serialize};

use super::state::Noted;
use super::{Event, State, What, rules};
use crate::context::Stamp;
use crate::id::PostId;
use crate::time::{Month, Timestamp};
use crate::{Decision, State as Site};

/// Asks to note something of a window; what it was, in words its people read, travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub post: PostId,
    /// When it was.
    pub at: Timestamp,
    pub what: What,
}

/// Something was noted of a window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointNoted {
    pub month: Month,
    pub post: PostId,
    pub at: Timestamp,
    pub what: What,
}

impl Note {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let month = rules::month_of(state, self.at);
        rules::was_open(state, &self.post, month)?;
        rules::noted_by_another(state, (month, &self.post), stamp)?;
        rules::has_been(self.at, stamp.at)?;
        rules::not_closed(state, month)?;
        rules::noted_in_time(state, month, stamp.at)?;
        rules::noted_once(state, (month, &self.post), self, stamp)?;
        rules::is_to_note(state, month, &self.what)?;
        let Self { post, at, what } = self.clone();
        Ok(super::decision(Event::Noted(PointNoted { month, post, at, what })))
    }
}

impl PointNoted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let (what, at, operation) = (self.what.clone(), self.at, stamp.operation.clone());
        state.change(self.month, &self.post, |sheet| {
            sheet.noted.push(Noted { what, at, by, operation });
        });
    }
}
