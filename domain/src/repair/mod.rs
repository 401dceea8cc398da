//! Repairs: what is broken, who comes and by when, until whoever asked says that it is mended; and what is
//! shut off for a time, announced before it is. UL01, UL02, UL03
//!
//! Life: reported, dispatched to a team, accepted, arrived, done, confirmed; what is done may be reopened, and
//! what nobody has come to yet be cancelled. Teams have no tablet: whoever serves writes down what they say.

mod accept;
mod announce;
mod arrange;
mod arrive;
mod cancel;
pub mod clock;
mod confirm;
mod dispatch;
mod end_outage;
mod finish;
mod outage;
mod place;
mod refusal;
mod reopen;
mod report;
pub mod rules;
mod state;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use accept::{Accept, Accepted};
pub use announce::AnnounceOutage;
pub use arrange::{Arrange, Building, Team};
pub use arrive::Arrive;
pub use cancel::Cancel;
pub use confirm::Confirm;
pub use dispatch::Dispatch;
pub use end_outage::EndOutage;
pub use finish::{Finish, Material};
pub use outage::{Ended, Outage, Supply};
pub use place::{Danger, Kind, Place};
pub use refusal::Refusal;
pub use reopen::Reopen;
pub use report::{Report, Reported};
pub use state::{Repair, Stage, State, Step, What};

/// What may be asked about repairs and outages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Arrange(Arrange),
    Report(Report),
    Dispatch(Dispatch),
    Accept(Accept),
    Arrive(Arrive),
    Finish(Finish),
    Confirm(Confirm),
    Reopen(Reopen),
    Cancel(Cancel),
    AnnounceOutage(AnnounceOutage),
    EndOutage(EndOutage),
}

/// What has happened to repairs and outages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Arranged(Arrange),
    Reported(Reported),
    Dispatched(Dispatch),
    Accepted(Accepted),
    Arrived(Arrive),
    Finished(Finish),
    Confirmed(Confirm),
    Reopened(Reopen),
    Cancelled(Cancel),
    OutageAnnounced(AnnounceOutage),
    OutageEnded(EndOutage),
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Repair(event)], warnings: Vec::new() }
}

impl Operation {
    /// Decides one operation on repairs.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        Ok(decision(match self {
            Self::Arrange(arrange) => arrange.decide(state, stamp)?,
            Self::Report(report) => report.decide(state, stamp)?,
            Self::Dispatch(dispatch) => dispatch.decide(state)?,
            Self::Accept(accept) => accept.decide(state, stamp)?,
            Self::Arrive(arrive) => arrive.decide(state)?,
            Self::Finish(finish) => finish.decide(state)?,
            Self::Confirm(confirm) => confirm.decide(state)?,
            Self::Reopen(reopen) => reopen.decide(state)?,
            Self::Cancel(cancel) => cancel.decide(state)?,
            Self::AnnounceOutage(announce) => announce.decide(state, stamp)?,
            Self::EndOutage(end) => end.decide(state, stamp)?,
        }))
    }
}

impl State {
    /// Takes in what has happened; what is unknown is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Arranged(arranged) => arranged.evolve(self),
            Event::Reported(reported) => reported.evolve(self, stamp),
            Event::Dispatched(dispatched) => dispatched.evolve(self, stamp),
            Event::Accepted(accepted) => accepted.evolve(self, stamp),
            Event::Arrived(arrived) => arrived.evolve(self, stamp),
            Event::Finished(finished) => finished.evolve(self, stamp),
            Event::Confirmed(confirmed) => confirmed.evolve(self, stamp),
            Event::Reopened(reopened) => reopened.evolve(self, stamp),
            Event::Cancelled(cancelled) => cancelled.evolve(self, stamp),
            Event::OutageAnnounced(announced) => announced.evolve(self, stamp),
            Event::OutageEnded(ended) => ended.evolve(self, stamp),
        }
    }
}
