//! Assessment: from evidence that everybody can open, contest and recompute to a decision in writing. S1.5.1
//!
//! Life: begun with its terms; what is counted is seen and contested; frozen; then scored by whoever leads, by
//! other windows and by secret ballot, with each one's own report; decided once every input is there or
//! excused; answered; sealed. Like inquiries it is on no tablet: those it concerns ask the server.

mod decide;
mod freeze;
mod grade;
mod object;
mod past;
mod refusal;
pub mod rules;
mod score;
mod sheet;
mod start;
mod state;
mod terms;
#[cfg(test)]
mod tests;
pub mod veto;
pub mod view;
mod vote;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use decide::{Answer, Decide, GradeDecided, ResultAnswered, Seal};
pub use freeze::{Count, Freeze, Frozen, SheetsCounted};
pub use grade::{Follow, Grade, Input};
pub use object::{Confirm, Confirmed, Object, Objected, Settle};
pub use past::of_matter;
pub use refusal::Refusal;
pub use score::{Excuse, Report, Reported, Score as GiveMarks, ScorePeer};
pub use sheet::{Evidence, FORMULA, Key, Sheet, What, sheets};
pub use start::Start;
pub use state::{
    Answered, Assessment, Ballot, Candidate, Counted, Decided, Objection, PeerScored, Scored,
    Settled, State,
};
pub use terms::{DIMENSIONS, FULL, Marks, SMALL, Score, Terms, Vote, mean};
pub use veto::Veto;
pub use vote::{BallotOpened, CloseBallot, OpenBallot};

/// What may be asked about assessments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Start(Start),
    Object(Object),
    Confirm(Confirm),
    Settle(Settle),
    Freeze(Freeze),
    Count(Count),
    Report(Report),
    Score(GiveMarks),
    ScorePeer(ScorePeer),
    OpenBallot(OpenBallot),
    CloseBallot(CloseBallot),
    Excuse(Excuse),
    Decide(Decide),
    Answer(Answer),
    Seal(Seal),
}

/// What has happened to assessments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Started(Start),
    Objected(Objected),
    Confirmed(Confirmed),
    Settled(Settle),
    Frozen(Frozen),
    SheetsCounted(SheetsCounted),
    Reported(Reported),
    Scored(GiveMarks),
    PeerScored(ScorePeer),
    BallotOpened(BallotOpened),
    BallotClosed(CloseBallot),
    Excused(Excuse),
    GradeDecided(GradeDecided),
    ResultAnswered(ResultAnswered),
    Sealed(Seal),
}

/// Returns a decision of one event of this slice, without warnings.
fn decision(event: Event) -> Decision {
    Decision { events: vec![crate::Event::Assessment(event)], warnings: Vec::new() }
}

impl Operation {
    /// Decides one operation on assessments.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Start(start) => start.decide(state, stamp),
            Self::Object(object) => object.decide(state, stamp),
            Self::Confirm(confirm) => confirm.decide(state, stamp),
            Self::Settle(settle) => settle.decide(state, stamp),
            Self::Freeze(freeze) => freeze.decide(state, stamp),
            Self::Count(count) => count.decide(state),
            Self::Report(report) => report.decide(state, stamp),
            Self::Score(score) => score.decide(state, stamp),
            Self::ScorePeer(score) => score.decide(state, stamp),
            Self::OpenBallot(open) => open.decide(state, stamp),
            Self::CloseBallot(close) => close.decide(state, stamp),
            Self::Excuse(excuse) => excuse.decide(state, stamp),
            Self::Decide(decide) => decide.decide(state, stamp),
            Self::Answer(answer) => answer.decide(state, stamp),
            Self::Seal(seal) => seal.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has happened to assessments; an unknown one is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Started(event) => event.evolve(self, stamp),
            Event::Objected(event) => event.evolve(self, stamp),
            Event::Confirmed(event) => event.evolve(self, stamp),
            Event::Settled(event) => event.evolve(self, stamp),
            Event::Frozen(event) => event.evolve(self, stamp),
            Event::SheetsCounted(event) => event.evolve(self),
            Event::Reported(event) => event.evolve(self, stamp),
            Event::Scored(event) => event.evolve(self, stamp),
            Event::PeerScored(event) => event.evolve(self, stamp),
            Event::BallotOpened(event) => event.evolve(self),
            Event::BallotClosed(event) => event.evolve(self),
            Event::Excused(event) => event.evolve(self, stamp),
            Event::GradeDecided(event) => event.evolve(self, stamp),
            Event::ResultAnswered(event) => event.evolve(self, stamp),
            Event::Sealed(event) => event.evolve(self),
        }
    }
}
