//! The room and the day: lists answered when a window opens, once more in the day, and when the last one
//! leaves; what is not in order becomes a task with an owner. S2.1.1, S2.1.2, S2.1.3, S2.1.6
//!
//! What must be answered first is asked when something is entered on a tablet, and never later: what is
//! missing is found instead.

mod check;
mod finish_task;
mod give_task;
mod list;
mod refusal;
pub mod rules;
mod set_list;
mod show_photo;
mod state;
#[cfg(test)]
mod tests;
mod usual;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use check::{Check, Checked, Found, Opened, Seen};
pub use finish_task::{FinishTask, TaskFinished};
pub use give_task::{GiveTask, TaskGiven};
pub use list::{Ground, Kind, Line, List, Which};
pub use refusal::Refusal;
pub use set_list::SetList;
pub use show_photo::{ShowPhoto, Shown};
pub use state::{Answer, Done, Owned, State, Task};
pub use usual::usual;

/// What may be asked of the lists of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    SetList(SetList),
    Check(Check),
    GiveTask(GiveTask),
    FinishTask(FinishTask),
    ShowPhoto(ShowPhoto),
}

/// What has happened to the lists of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    ListSet(SetList),
    Checked(Checked),
    TaskGiven(TaskGiven),
    TaskFinished(TaskFinished),
    PhotoShown(ShowPhoto),
}

/// Returns a decision of events of this slice, without warnings.
fn decision(events: impl IntoIterator<Item = Event>) -> Decision {
    let events = events.into_iter().map(crate::Event::Premises).collect();
    Decision { events, warnings: Vec::new() }
}

impl Operation {
    /// Asks, when it is entered, what a tablet without a network could not know.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(crate) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        match self {
            Self::Check(check) => check.possible(state, stamp),
            Self::SetList(_) | Self::GiveTask(_) | Self::FinishTask(_) | Self::ShowPhoto(_) => {
                Ok(())
            }
        }
    }

    /// Decides one operation on the lists.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::SetList(set) => Ok(decision([set.decide(state)?])),
            Self::Check(check) => Ok(decision(check.decide(state, stamp)?)),
            Self::GiveTask(give) => Ok(decision([give.decide(state, stamp)?])),
            Self::FinishTask(finish) => Ok(decision([finish.decide(state, stamp)?])),
            Self::ShowPhoto(show) => Ok(decision([show.decide(state, stamp)?])),
        }
    }
}

impl State {
    /// Takes in what has happened; an unknown task is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::ListSet(set) => set.evolve(self, stamp),
            Event::Checked(checked) => checked.evolve(self, stamp),
            Event::TaskGiven(given) => given.evolve(self, stamp),
            Event::TaskFinished(finished) => finished.evolve(self, stamp),
            Event::PhotoShown(shown) => shown.evolve(self, stamp),
        }
    }
}
