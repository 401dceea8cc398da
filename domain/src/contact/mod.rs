//! First contacts: received, told everything at one time, disposed of, handed on, reported back.
//! S1.1, S1.6.2, S1.6.3, S2.1.7, S2.2.4, S2.2.5, S2.3.1.7, S2.4
//!
//! Life: received, told, disposed of, reported to the visitor, closed. The first owner is fixed for
//! ever; the owner changes only when the receiver accepts or a supervisor says so.

mod accept_transfer;
mod agree;
mod appointed;
mod ask_more;
mod beside;
mod case_opened;
mod consult;
mod dispose;
mod fault;
mod give_feedback;
mod identify;
mod keep_call_back;
mod ledger;
mod lift_recusal;
pub mod notice;
mod notify;
mod owners;
mod personal;
mod points;
mod reassign;
mod receive;
mod recusal;
mod recuse;
mod refusal;
mod return_transfer;
mod reveal;
pub mod rules;
mod state;
mod transfer;
pub mod view;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::{ContactId, PersonId};
use crate::{Decision, State as Site};

pub use accept_transfer::{AcceptTransfer, TransferAccepted};
pub use agree::{Agree, Agreed};
pub use appointed::{Appointed, Resumed};
pub use ask_more::{AskMore, MoreAsked};
pub use beside::Beside;
pub use case_opened::CaseOpened;
pub use consult::{Consult, Consultation, Consulted, Replied, Reply, Why};
pub use dispose::{Dispose, Disposed, Outcome};
pub use fault::{Fault, FaultKind, FaultNoted};
pub use give_feedback::{FeedbackGiven, GiveFeedback};
pub use identify::{Identified, Identify, Whose};
pub use keep_call_back::{CallBackKept, KeepCallBack};
pub use ledger::State;
use ledger::State as Ledger;
pub(crate) use ledger::{listed, relist};
pub use lift_recusal::{LiftRecusal, RecusalLifted};
pub use notify::{Notified, Notify};
pub use owners::{Came, Moved, Owners, Period};
pub use personal::{Personal, PersonalFault};
pub use reassign::{Reassign, Reassigned};
pub use receive::{Receive, Received};
pub use recusal::{Lifting, Recusal, Relation};
pub use recuse::{Recuse, Recused};
pub use refusal::Refusal;
pub use return_transfer::{Ground, Responsible, ReturnTransfer, TransferReturned};
pub use reveal::{Look, Reveal, Revealed};
pub use state::{
    CallBack, Channel, Closing, Contact, Disposition, Feedback, Given, Notice, Offer, Told,
    Transfer,
};
pub use transfer::{Transfer as OfferTransfer, TransferOffered};

/// What may be asked for a contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    Receive(Receive),
    Identify(Identify),
    Notify(Notify),
    AskMore(AskMore),
    Dispose(Dispose),
    Transfer(OfferTransfer),
    AcceptTransfer(AcceptTransfer),
    ReturnTransfer(ReturnTransfer),
    Reassign(Reassign),
    KeepCallBack(KeepCallBack),
    GiveFeedback(GiveFeedback),
    Reveal(Reveal),
    Agree(Agree),
    Recuse(Recuse),
    LiftRecusal(LiftRecusal),
    Consult(Consult),
    Reply(Reply),
}

/// What has happened to a contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Received(Received),
    Identified(Identified),
    Notified(Notified),
    MoreAsked(MoreAsked),
    Disposed(Disposed),
    CaseOpened(CaseOpened),
    TransferOffered(TransferOffered),
    TransferAccepted(TransferAccepted),
    TransferReturned(TransferReturned),
    Reassigned(Reassigned),
    CallBackKept(CallBackKept),
    FeedbackGiven(FeedbackGiven),
    FaultNoted(FaultNoted),
    Revealed(Revealed),
    Appointed(Appointed),
    Resumed(Resumed),
    Agreed(Agreed),
    Recused(Recused),
    RecusalLifted(RecusalLifted),
    Consulted(Consulted),
    Replied(Reply),
}

/// What a clerk should notice about a contact without being stopped: clauses marked W.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// Somebody of higher rank is at the same window and would own the matter. S1.1.1
    HigherRankPresent { person: PersonId },
    /// The window's post does not cover the item: transfer it inside. S1.1.1
    NotThisPost,
    /// The visitor was told from an older guide than the one published now. S2.2.4
    GuideOutdated { seen: u32, current: u32 },
    /// Nobody has confirmed the unit's entry for so many days. S2.2.5
    DirectoryStale { days: i64 },
    /// The call-back is later than usual. S2.3.1.7
    CallBackLate { usual: crate::time::Date },
    /// What is asked now was not on the notice: the fault is noted. S2.2.4
    SecondTrip,
    /// The contact has been returned twice: only a supervisor moves it on. S1.1.3
    Escalated,
    /// The major event was told of later than it should be. S2.2.4
    MajorLate,
}

/// Returns a decision of events of this slice, without warnings.
fn decision(events: impl IntoIterator<Item = Event>) -> Decision {
    let events = events.into_iter().map(crate::Event::Contact).collect();
    Decision { events, warnings: Vec::new() }
}

impl Operation {
    /// Returns the contact it is about, where it names one.
    pub fn contact(&self) -> Option<&ContactId> {
        match self {
            Self::Receive(_) => None,
            Self::Identify(one) => Some(&one.contact),
            Self::Notify(one) => Some(&one.contact),
            Self::AskMore(one) => Some(&one.contact),
            Self::Dispose(one) => Some(&one.contact),
            Self::Transfer(one) => Some(&one.contact),
            Self::AcceptTransfer(one) => Some(&one.contact),
            Self::ReturnTransfer(one) => Some(&one.contact),
            Self::Reassign(one) => Some(&one.contact),
            Self::KeepCallBack(one) => Some(&one.contact),
            Self::GiveFeedback(one) => Some(&one.contact),
            Self::Reveal(one) => Some(&one.contact),
            Self::Agree(one) => Some(&one.contact),
            Self::Recuse(one) => Some(&one.contact),
            Self::LiftRecusal(one) => Some(&one.contact),
            Self::Consult(one) => Some(&one.contact),
            Self::Reply(one) => Some(&one.contact),
        }
    }

    /// Asks of what is entered on a tablet more than of what arrives: whether anybody still waits for a reply, and
    /// whether whoever is to get an answer is promised the call.
    ///
    /// # Errors
    /// That nobody does, or is.
    pub fn possible(&self, state: &Site) -> Result<(), Refusal> {
        match self {
            Self::Reply(reply) => reply.possible(state),
            Self::Consult(consult) => consult.possible(state),
            Self::Receive(_)
            | Self::Identify(_)
            | Self::Notify(_)
            | Self::AskMore(_)
            | Self::Dispose(_)
            | Self::Transfer(_)
            | Self::AcceptTransfer(_)
            | Self::ReturnTransfer(_)
            | Self::Reassign(_)
            | Self::KeepCallBack(_)
            | Self::GiveFeedback(_)
            | Self::Reveal(_)
            | Self::Agree(_)
            | Self::Recuse(_)
            | Self::LiftRecusal(_) => Ok(()),
        }
    }

    /// Decides one operation on contacts.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::Receive(receive) => receive.decide(state, stamp),
            Self::Identify(identify) => identify.decide(state, stamp),
            Self::Notify(notify) => notify.decide(state, stamp),
            Self::AskMore(ask) => ask.decide(state, stamp),
            Self::Dispose(dispose) => dispose.decide(state, stamp),
            Self::Transfer(transfer) => transfer.decide(state, stamp),
            Self::AcceptTransfer(accept) => accept.decide(state, stamp),
            Self::ReturnTransfer(give_back) => give_back.decide(state, stamp),
            Self::Reassign(reassign) => reassign.decide(state, stamp),
            Self::KeepCallBack(keep) => keep.decide(state, stamp),
            Self::GiveFeedback(feedback) => feedback.decide(state, stamp),
            Self::Reveal(reveal) => reveal.decide(state, stamp),
            Self::Agree(agree) => agree.decide(state, stamp),
            Self::Recuse(recuse) => recuse.decide(state, stamp),
            Self::LiftRecusal(lift) => lift.decide(state, stamp),
            Self::Consult(consult) => consult.decide(state, stamp),
            Self::Reply(reply) => reply.decide(state, stamp),
        }
    }
}

impl State {
    /// Takes in what has happened to a contact; an unknown contact is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Received(event) => event.evolve(self, stamp),
            Event::Identified(event) => event.evolve(self, stamp),
            Event::Notified(event) => event.evolve(self, stamp),
            Event::MoreAsked(event) => event.evolve(self, stamp),
            Event::Disposed(event) => event.evolve(self, stamp),
            Event::CaseOpened(event) => event.evolve(self, stamp),
            Event::TransferOffered(event) => event.evolve(self, stamp),
            Event::TransferAccepted(event) => event.evolve(self, stamp),
            Event::TransferReturned(event) => event.evolve(self, stamp),
            Event::Reassigned(event) => event.evolve(self, stamp),
            Event::CallBackKept(event) => event.evolve(self, stamp),
            Event::FeedbackGiven(event) => event.evolve(self, stamp),
            Event::FaultNoted(event) => event.evolve(self, stamp),
            Event::Revealed(event) => event.evolve(self, stamp),
            Event::Appointed(event) => event.evolve(self, stamp),
            Event::Resumed(event) => event.evolve(self),
            Event::Agreed(event) => event.evolve(self, stamp),
            Event::Recused(event) => event.evolve(self, stamp),
            Event::RecusalLifted(event) => event.evolve(self, stamp),
            Event::Consulted(event) => event.evolve(self, stamp),
            Event::Replied(event) => event.evolve(self, stamp),
        }
    }
}
