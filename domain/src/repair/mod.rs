//! Repairs: what is broken, who comes and by when, until whoever asked says that it is mended; and what is
//! shut off for a time, announced before it is. UL01, UL02, UL03
//!
//! Life: reported, dispatched to a team, accepted, arrived, done, confirmed; what is over may be opened again,
//! and what nobody has come to yet be cancelled. Teams have no tablet: whoever serves writes down what they
//! say, and may skip what was never said. What happened is written down whatever came between; it moves the
//! repair on where it is of this round of it, and never back.

mod accept;
mod announce;
mod arrive;
mod cancel;
pub mod clock;
mod confirm;
mod correct;
mod dispatch;
mod end_outage;
mod finish;
mod kind;
mod one;
mod outage;
mod prolong;
mod refusal;
mod reopen;
mod report;
mod reveal;
pub mod rules;
mod show_photo;
mod stand_down;
mod state;
mod step;
mod take;
mod team;
#[cfg(test)]
mod tests;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use accept::Accept;
pub use announce::AnnounceOutage;
pub use arrive::Arrive;
pub use cancel::Cancel;
pub use confirm::Confirm;
pub use correct::Correct;
pub use dispatch::Dispatch;
pub use end_outage::EndOutage;
pub use finish::{Finish, Material};
pub use kind::{Danger, Kind};
pub use one::{Repair, Sent};
pub use outage::{Ended, Outage, Prolonged, Supply};
pub use prolong::ProlongOutage;
pub use refusal::Refusal;
pub use reopen::Reopen;
pub use report::{Report, Reported};
pub use reveal::Reveal;
pub use show_photo::ShowPhoto;
pub use stand_down::StandDown;
pub use state::State;
pub use step::{Stage, Step, What};
pub use take::Take;
pub use team::{Building, SetBuilding, SetTeam, Team};

/// What may be asked about repairs and outages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    SetTeam(SetTeam),
    SetBuilding(SetBuilding),
    Report(Report),
    Correct(Correct),
    ShowPhoto(ShowPhoto),
    Take(Take),
    Reveal(Reveal),
    StandDown(StandDown),
    Dispatch(Dispatch),
    Accept(Accept),
    Arrive(Arrive),
    Finish(Finish),
    Confirm(Confirm),
    Reopen(Reopen),
    Cancel(Cancel),
    AnnounceOutage(AnnounceOutage),
    ProlongOutage(ProlongOutage),
    EndOutage(EndOutage),
}

/// What has happened to repairs and outages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    TeamSet(SetTeam),
    BuildingSet(SetBuilding),
    Reported(Reported),
    Corrected(Correct),
    PhotoShown(ShowPhoto),
    Taken(Take),
    Revealed(Reveal),
    StoodDown(StandDown),
    Dispatched(Dispatch),
    Accepted(Accept),
    Arrived(Arrive),
    Finished(Finish),
    Confirmed(Confirm),
    Reopened(Reopen),
    Cancelled(Cancel),
    OutageAnnounced(AnnounceOutage),
    OutageProlonged(ProlongOutage),
    OutageEnded(EndOutage),
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Repair(event)], warnings: Vec::new() }
}

impl Operation {
    /// Asks more of an operation that is entered now: what has happened already is never refused for it.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(crate) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        match self {
            Self::Report(report) => report.possible(state, stamp.person(), stamp.at),
            Self::Correct(correct) => correct.possible(state),
            Self::Take(take) => take.possible(state, stamp),
            Self::Dispatch(dispatch) => dispatch.possible(state),
            Self::Accept(accept) => accept.possible(state, stamp),
            Self::Arrive(arrive) => arrive.possible(state),
            Self::Finish(finish) => finish.possible(state),
            Self::StandDown(stand) => stand.possible(state),
            Self::AnnounceOutage(announce) => announce.possible(state, stamp),
            Self::ProlongOutage(prolong) => prolong.possible(state, stamp),
            Self::EndOutage(end) => end.possible(state, stamp),
            Self::SetTeam(_)
            | Self::SetBuilding(_)
            | Self::ShowPhoto(_)
            | Self::Reveal(_)
            | Self::Confirm(_)
            | Self::Reopen(_)
            | Self::Cancel(_) => Ok(()),
        }
    }

    /// Decides one operation on repairs.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        Ok(decision(match self {
            Self::SetTeam(set) => set.decide(state, stamp)?,
            Self::SetBuilding(set) => set.decide(state)?,
            Self::Report(report) => report.decide(state, stamp)?,
            Self::Correct(correct) => correct.decide(state)?,
            Self::ShowPhoto(show) => show.decide(state)?,
            Self::Take(take) => take.decide(state)?,
            Self::Reveal(reveal) => reveal.decide(state)?,
            Self::StandDown(stand) => stand.decide(state)?,
            Self::Dispatch(dispatch) => dispatch.decide(state)?,
            Self::Accept(accept) => accept.decide(state)?,
            Self::Arrive(arrive) => arrive.decide(state)?,
            Self::Finish(finish) => finish.decide(state)?,
            Self::Confirm(confirm) => confirm.decide(state, stamp)?,
            Self::Reopen(reopen) => reopen.decide(state)?,
            Self::Cancel(cancel) => cancel.decide(state, stamp)?,
            Self::AnnounceOutage(announce) => announce.decide(state)?,
            Self::ProlongOutage(prolong) => prolong.decide(state)?,
            Self::EndOutage(end) => end.decide(state)?,
        }))
    }
}

impl State {
    /// Takes in what has happened; what is unknown is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::TeamSet(set) => set.evolve(self, stamp),
            Event::BuildingSet(set) => set.evolve(self, stamp),
            Event::Reported(reported) => reported.evolve(self, stamp),
            Event::Corrected(corrected) => corrected.evolve(self, stamp),
            Event::PhotoShown(shown) => shown.evolve(self, stamp),
            Event::Taken(taken) => taken.evolve(self, stamp),
            Event::Revealed(revealed) => revealed.evolve(self, stamp),
            Event::StoodDown(stood) => stood.evolve(self, stamp),
            Event::Dispatched(dispatched) => dispatched.evolve(self, stamp),
            Event::Accepted(accepted) => accepted.evolve(self, stamp),
            Event::Arrived(arrived) => arrived.evolve(self, stamp),
            Event::Finished(finished) => finished.evolve(self, stamp),
            Event::Confirmed(confirmed) => confirmed.evolve(self, stamp),
            Event::Reopened(reopened) => reopened.evolve(self, stamp),
            Event::Cancelled(cancelled) => cancelled.evolve(self, stamp),
            Event::OutageAnnounced(announced) => announced.evolve(self, stamp),
            Event::OutageProlonged(prolonged) => prolonged.evolve(self, stamp),
            Event::OutageEnded(ended) => ended.evolve(self, stamp),
        }
    }
}
