//! A window's month in points, by a table the site adopts: each point by the event that shows it, contested by
//! whoever serves there, closed for good. 2.11
//!
//! Life of a month: running, over and contested, closed. Like assessments it is on no tablet: those it concerns ask
//! the server.

mod adopt;
mod close;
mod count;
mod note;
mod object;
mod refusal;
pub mod rules;
mod score;
mod state;
mod table;
#[cfg(test)]
mod tests;
mod thing;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use adopt::Adopt;
pub use close::{Close, MonthClosed};
pub use note::{Note, PointNoted};
pub use object::{Object, Settle};
pub use refusal::Refusal;
pub use score::{FORMULA, Key, Point, Scored, scored};
pub use state::{Adopted, Closed, Noted, Objection, Sheet, State};
pub use table::{Group, Part, Rule, Table};
pub use thing::What;

/// What may be asked about a window's month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Adopt(Adopt),
    Note(Note),
    Object(Object),
    Settle(Settle),
    Close(Close),
}

/// What has happened to windows' months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Adopted(Adopt),
    Noted(PointNoted),
    Objected(Object),
    Settled(Settle),
    Closed(MonthClosed),
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Monthly(event)], warnings: Vec::new() }
}

impl Operation {
    /// Decides one operation on windows' months.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Adopt(adopt) => adopt.decide(state, stamp),
            Self::Note(note) => note.decide(state, stamp),
            Self::Object(object) => object.decide(state, stamp),
            Self::Settle(settle) => settle.decide(state, stamp),
            Self::Close(close) => close.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has happened to windows' months.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Adopted(event) => event.evolve(self, stamp),
            Event::Noted(event) => event.evolve(self, stamp),
            Event::Objected(event) => event.evolve(self, stamp),
            Event::Settled(event) => event.evolve(self, stamp),
            Event::Closed(event) => event.evolve(self, stamp),
        }
    }
}
