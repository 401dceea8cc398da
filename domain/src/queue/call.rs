//! A number is called to a window, and called again while nobody comes. S1.6.1, S1.6.3, S2.2.2

use serde::{Deserialize, Serialize};

use super::{Calling, Event, Stage, State, rules};
use crate::context::Stamp;
use crate::id::{PostId, TicketId};
use crate::{Decision, State as Site};

/// Why somebody goes before others. S1.6.3
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Urgency {
    /// Old, and standing or waiting is hard.
    Elderly,
    Disabled,
    /// Pregnant, or with a small child.
    WithChild,
    Soldier,
    /// Sent for one paper and back with it.
    Back,
    /// Something that does not wait. P-A06
    Urgent,
}

/// A place before others: why, and whether those who wait were asked. S1.6.3, P-A06
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ahead {
    pub why: Urgency,
    /// Whether those who wait have agreed.
    pub agreed: bool,
}

/// Asks to call a number to the window one stands at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    pub ticket: TicketId,
    /// Why it goes before others, where it is not its turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead: Option<Ahead>,
}

/// A number is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    pub ticket: TicketId,
    pub post: PostId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead: Option<Ahead>,
}

impl Call {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let post = crate::contact::rules::serving(state, stamp)?;
        let one = rules::known(state, &self.ticket)?;
        rules::open(state, one, stamp.at)?;
        rules::callable_at(state, one, &post)?;
        rules::called_by_nobody_else(state, one, stamp)?;
        rules::calls_one(state, one, &post, stamp)?;
        rules::agreed(self.ahead)?;
        let ticket = self.ticket.clone();
        Ok(super::decision(Event::Called(Called { ticket, post, ahead: self.ahead })))
    }

    /// Asks whether it is its turn, as far as whoever calls knows.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), crate::Refusal> {
        let one = rules::known(state, &self.ticket)?;
        Ok(rules::in_turn(state, one, self.ahead, stamp.at)?)
    }
}

impl Called {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let (post, ahead) = (self.post.clone(), self.ahead);
        state.change(&self.ticket, |one| {
            let operation = stamp.operation.clone();
            one.calls.push(Calling { operation, at: stamp.at, by, post, ahead });
            one.stage = Stage::Called;
        });
    }
}
