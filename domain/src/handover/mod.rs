//! A post is handed over: the register fills itself, the receiver acknowledges or disputes each line,
//! and responsibility moves only when the receiver confirms. S1.3.3, S1.4.2
//!
//! Life: given by whoever answers for the post, taken by the receiver with a PIN of their own, or
//! withdrawn before that. A disputed line stays with the giver until a supervisor settles it; what
//! the tablet could not know of is taken afterwards, line by line.

mod arrived;
mod counting;
mod entry;
mod give;
mod refusal;
mod register;
pub mod rules;
mod settle_dispute;
mod state;
mod take;
mod take_more;
pub mod view;
mod withdraw;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::PostId;
use crate::time::{Date, Minutes};
use crate::{Decision, State as Site};

pub use entry::{Counting, Custody, Entry, Held, Listed, Matter, Next, Note, NoteKind};
pub use give::{Give, Given};
pub use refusal::Refusal;
pub use settle_dispute::{DisputeSettled, SettleDispute, Side};
pub use state::{Answer, Handover, KEPT_DAYS, Line, Settlement, Standing, State};
pub use take::{Dispute, Take, Taken};
pub use take_more::{MoreTaken, TakeMore};
pub use withdraw::{Withdraw, Withdrawn};

/// What may be asked about handovers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    Give(Give),
    Take(Take),
    TakeMore(TakeMore),
    Withdraw(Withdraw),
    SettleDispute(SettleDispute),
}

/// What has happened to handovers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Given(Given),
    Taken(Taken),
    MoreTaken(MoreTaken),
    Withdrawn(Withdrawn),
    DisputeSettled(DisputeSettled),
}

/// What somebody should notice about a handover without being stopped: clauses marked W.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// The receiver has a planned absence up to that day. S1.3.2
    ReceiverAway { until: Date },
    /// The receiver's shift began that long ago. S1.3.3
    ConfirmedLate { minutes: Minutes },
    /// So many lines are disputed: they stay with the giver until a supervisor settles them. S1.3.3
    Disputed { count: usize },
    /// The receiver is on duty elsewhere: who stands at the post does not change. S1.3.4
    StandsElsewhere { post: PostId },
    /// The receiver could not be put on duty with it, and signs in at the post as always. S1.3.1
    NotOnDutyYet,
}

/// What a verb of this slice decides.
type Decided = Result<Decision, crate::Refusal>;

/// Returns a decision of one event of this slice.
fn decision(event: Event, warnings: Vec<Warning>) -> Decision {
    let warnings = warnings.into_iter().map(crate::Warning::Handover).collect();
    Decision { events: vec![crate::Event::Handover(event)], warnings }
}

impl Operation {
    /// Asks what is asked of an operation when it is entered, and not again when it arrives.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(crate) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), crate::Refusal> {
        match self {
            Self::Give(give) => give.possible(state, stamp),
            Self::Take(take) => take.possible(state, stamp),
            Self::TakeMore(_) | Self::Withdraw(_) | Self::SettleDispute(_) => Ok(()),
        }
    }

    /// Decides by the verb's own rules.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Decided {
        match self {
            Self::Give(give) => give.decide(state, stamp),
            Self::Take(take) => take.decide(state, stamp),
            Self::TakeMore(more) => more.decide(state, stamp),
            Self::Withdraw(withdraw) => withdraw.decide(state, stamp),
            Self::SettleDispute(settle) => settle.decide(state, stamp),
        }
    }
}

impl Event {
    /// Takes in what has happened: what is taken over changes its owner at the same time.
    pub fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        match self {
            Self::Given(given) => given.evolve(state, stamp),
            Self::Taken(taken) => taken.evolve(state, stamp),
            Self::MoreTaken(more) => more.evolve(state, stamp),
            Self::Withdrawn(withdrawn) => withdrawn.evolve(state, stamp),
            Self::DisputeSettled(settled) => settled.evolve(state, stamp),
        }
    }
}
