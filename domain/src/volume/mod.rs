//! Medical record volumes: which were discharged, who brought each back, where each is and was at every moment.
//! S3.1, S3.2, S3.4
//!
//! Life: discharged with the day's list and due from its ward, signed in by ward and record room, shelved, lent
//! and back, sealed, lost and found. Where a volume is follows from its moves alone: one place at every moment.
//! What another tablet did first stands; a volume lent twice is lent once.

mod acknowledge;
mod chase;
pub mod clock;
mod enlist;
mod lend;
mod lose;
mod mend;
mod number;
mod one;
mod place;
mod recall;
mod receive;
mod refusal;
mod renew;
pub mod rules;
mod seal;
mod shelve;
mod state;
mod strike;
mod tell;
#[cfg(test)]
mod tests;
mod unseal;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::VolumeId;
use crate::{Decision, State as Site};

pub use acknowledge::Acknowledge;
pub use chase::{Chase, Round, Way};
pub use enlist::{Enlist, Enlisted};
pub use lend::Lend;
pub use lose::Lose;
pub use mend::Mend;
pub use number::Number;
pub use one::{Chased, Loan, Recalled, Reported, Seal, Sealing, Struck, Volume};
pub use place::{Borrower, Move, Place, Purpose};
pub use recall::Recall;
pub use receive::{Defect, Flaw, Handed, Receive};
pub use refusal::Refusal;
pub use renew::Renew;
pub use seal::{Copied, SealUp, Side};
pub use shelve::Shelve;
pub use state::{Acknowledged, State};
pub use strike::{Strike, Wrong};
pub use tell::Tell;
pub use unseal::{Unseal, Why};

/// What may be asked about volumes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    Enlist(Enlist),
    Acknowledge(Acknowledge),
    Strike(Strike),
    Receive(Receive),
    Mend(Mend),
    Shelve(Shelve),
    Chase(Chase),
    Lend(Lend),
    Renew(Renew),
    Recall(Recall),
    Tell(Tell),
    SealUp(SealUp),
    Unseal(Unseal),
    Lose(Lose),
}

/// What has happened to volumes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    Enlisted(Enlisted),
    Acknowledged(Acknowledge),
    Struck(Strike),
    Received(Receive),
    Mended(Mend),
    Shelved(Shelve),
    Chased(Chase),
    Lent(Lend),
    Renewed(Renew),
    Recalled(Recall),
    Told(Tell),
    SealedUp(SealUp),
    Unsealed(Unseal),
    Lost(Lose),
}

impl Operation {
    /// Asks, when it is entered, what a tablet without a network could not know of.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(crate) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        match self {
            Self::Enlist(enlist) => enlist.possible(state),
            Self::Acknowledge(acknowledge) => acknowledge.possible(state, stamp),
            Self::Receive(receive) => receive.possible(state, stamp),
            Self::Shelve(shelve) => shelve.possible(state),
            Self::Chase(chase) => chase.possible(state, stamp),
            Self::Mend(mend) => mend.possible(state),
            Self::Lend(lend) => lend.possible(state, stamp),
            Self::Tell(tell) => tell.possible(state),
            Self::Lose(lose) => lose.possible(state),
            Self::Strike(_)
            | Self::Renew(_)
            | Self::Recall(_)
            | Self::SealUp(_)
            | Self::Unseal(_) => Ok(()),
        }
    }

    /// Returns the volume it is about, the first of several; none where one is listed, or a day acknowledged.
    pub fn volume(&self) -> Option<&VolumeId> {
        match self {
            Self::Enlist(_) | Self::Acknowledge(_) => None,
            Self::Strike(strike) => Some(&strike.volume),
            Self::Receive(receive) => receive.volumes.first().map(|one| &one.volume),
            Self::Mend(mend) => Some(&mend.volume),
            Self::Shelve(shelve) => shelve.volumes.first(),
            Self::Chase(chase) => chase.volumes.first(),
            Self::Lend(lend) => Some(&lend.volume),
            Self::Renew(renew) => Some(&renew.volume),
            Self::Recall(recall) => Some(&recall.volume),
            Self::Tell(tell) => Some(&tell.volume),
            Self::SealUp(seal) => Some(&seal.volume),
            Self::Unseal(unseal) => Some(&unseal.volume),
            Self::Lose(lose) => Some(&lose.volume),
        }
    }

    /// Decides one operation.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let event = match self {
            Self::Enlist(enlist) => enlist.decide(state, stamp)?,
            Self::Acknowledge(acknowledge) => acknowledge.decide()?,
            Self::Strike(strike) => strike.decide(state)?,
            Self::Receive(receive) => receive.decide(state)?,
            Self::Mend(mend) => mend.decide(state)?,
            Self::Shelve(shelve) => shelve.decide(state)?,
            Self::Chase(chase) => chase.decide(state)?,
            Self::Lend(lend) => lend.decide(state)?,
            Self::Renew(renew) => renew.decide(state, stamp)?,
            Self::Recall(recall) => recall.decide(state, stamp)?,
            Self::Tell(tell) => tell.decide(state)?,
            Self::SealUp(seal) => seal.decide(state)?,
            Self::Unseal(unseal) => unseal.decide(state, stamp)?,
            Self::Lose(lose) => lose.decide(state)?,
        };
        Ok(Decision { events: vec![crate::Event::Volume(event)], warnings: Vec::new() })
    }
}

impl State {
    /// Takes in what has happened; what is unknown is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Enlisted(enlisted) => enlisted.evolve(self, stamp),
            Event::Acknowledged(acknowledged) => acknowledged.evolve(self, stamp),
            Event::Struck(struck) => struck.evolve(self, stamp),
            Event::Received(received) => received.evolve(self, stamp),
            Event::Mended(mended) => mended.evolve(self, stamp),
            Event::Shelved(shelved) => shelved.evolve(self, stamp),
            Event::Chased(chased) => chased.evolve(self, stamp),
            Event::Lent(lent) => lent.evolve(self, stamp),
            Event::Renewed(renewed) => renewed.evolve(self, stamp),
            Event::Recalled(recalled) => recalled.evolve(self, stamp),
            Event::Told(told) => told.evolve(self, stamp),
            Event::SealedUp(sealed) => sealed.evolve(self, stamp),
            Event::Unsealed(unsealed) => unsealed.evolve(self, stamp),
            Event::Lost(lost) => lost.evolve(self, stamp),
        }
    }
}
