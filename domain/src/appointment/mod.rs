//! Appointments: what cannot be done today gets a day, a time and a place; what a tablet promises
//! without a network comes from places the server has lent to it. S1.4.1, S1.4.2, S1.4.3
//!
//! Life: booked, arrived, served; or cancelled, or missed by the visitor. Moving one to another time
//! needs the visitor's consent; whoever was here and not served in time has it written down by the
//! server. A place is free, lent to a tablet, booked, held for somebody who waits for an earlier time, or
//! written off.

mod arrive;
mod book;
mod breach;
mod cancel;
mod lend;
mod lending;
mod miss;
mod move_to;
mod need;
mod place;
mod refusal;
mod register;
mod reserve;
pub mod rules;
mod serve;
mod set_times;
mod sound;
mod state;
#[cfg(test)]
mod tests;
mod times;
pub mod view;
mod waiting;
mod write_off;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::id::AppointmentId;
use crate::{Decision, State as Site};

pub use arrive::{Arrive, Arrived};
pub use book::{Book, Booked};
pub use breach::{
    Breach, BreachConfirmed, BreachNoted, ConfirmBreaches, NoteBreaches, Proof,
    confirmed_by as breaches_confirmed_by, due as breaches_due, next_due as next_breach_due,
};
pub use cancel::{Cancel, Cancelled};
pub use lend::{Lend, Lent, PlaceAt};
pub use lending::due as lending_due;
pub use miss::{Miss, Missed};
pub use move_to::{Move, Moved};
pub use need::{Need, Share};
pub use place::{
    Claim, Following, Holder, Loan, Over, PlaceNo, Seat, Seated, SlotId, Taken, WrittenOff,
};
pub use refusal::{Refusal, SeriesFault};
pub use register::State;
pub use reserve::{Behalf, Reserve};
pub use serve::{Serve, Served};
pub use set_times::{SetTimes, TimesSet};
pub use sound::Unsound;
pub use state::{Appointment, Earlier, Reason, Stage, Whose};
pub use times::{Opening, Rhythm, Series, Slot, Times, slot_at, slots};
pub use view::Offer;
pub use waiting::{
    Await, Awaited, Held, Hold, Holding, Release, Released, Waiting, Wish, due as waiting_due,
    next_due as next_waiting_due,
};
pub use write_off::{LoanWrittenOff, WriteOff};

/// What may be asked of appointments and their places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    SetTimes(SetTimes),
    Book(Book),
    Move(Move),
    Cancel(Cancel),
    Arrive(Arrive),
    Serve(Serve),
    Miss(Miss),
    Lend(Lend),
    WriteOff(WriteOff),
    Reserve(Reserve),
    NoteBreaches(NoteBreaches),
    ConfirmBreaches(ConfirmBreaches),
    Await(Await),
    Hold(Hold),
    Release(Release),
}

/// What has happened to appointments and their places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    TimesSet(TimesSet),
    Booked(Booked),
    Moved(Moved),
    Cancelled(Cancelled),
    Arrived(Arrived),
    Served(Served),
    Missed(Missed),
    Lent(Lent),
    LoanWrittenOff(LoanWrittenOff),
    BreachNoted(BreachNoted),
    BreachConfirmed(BreachConfirmed),
    Awaited(Awaited),
    Held(Held),
    Released(Released),
}

/// What a clerk should notice about an appointment without being stopped: clauses marked W.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// The place promised was not there any more: the promise is kept beyond the capacity. S1.4.1
    Beyond(Over),
    /// The window puts it off by itself: counted, and the visitor has agreed. S1.4.3
    PutOff,
    /// It is cancelled or moved later than the site asks visitors to. 2.6
    LateChange,
    /// The visitor came later than the site waits. 2.6
    CameLate,
    /// Service begins this many minutes after the promised time. S1.4.3
    Late { minutes: i64 },
    /// So many places are lent to tablets at times that are taken away; they are still kept.
    LoansKept { places: usize },
}

/// Returns a decision of events of this slice, without warnings.
fn decision(events: impl IntoIterator<Item = Event>) -> Decision {
    let events = events.into_iter().map(crate::Event::Appointment).collect();
    Decision { events, warnings: Vec::new() }
}

impl Operation {
    /// Returns the appointment it is about; the one it books is not there yet.
    pub fn appointment(&self) -> Option<&AppointmentId> {
        match self {
            Self::SetTimes(_)
            | Self::Book(_)
            | Self::Reserve(_)
            | Self::Lend(_)
            | Self::WriteOff(_)
            | Self::NoteBreaches(_)
            | Self::ConfirmBreaches(_)
            | Self::Hold(_)
            | Self::Release(_) => None,
            Self::Move(one) => Some(&one.appointment),
            Self::Cancel(one) => Some(&one.appointment),
            Self::Arrive(one) => Some(&one.appointment),
            Self::Serve(one) => Some(&one.appointment),
            Self::Miss(one) => Some(&one.appointment),
            Self::Await(one) => Some(&one.appointment),
        }
    }

    /// Says whether it promises a place that was lent to its tablet: it is judged whatever became of
    /// what it builds upon, since the visitor has gone home with the promise. S1.4.1
    pub fn promises(&self) -> bool {
        match self {
            Self::Book(book) => book.loan.is_some(),
            Self::Move(one) => one.loan.is_some(),
            Self::SetTimes(_)
            | Self::Cancel(_)
            | Self::Arrive(_)
            | Self::Serve(_)
            | Self::Miss(_)
            | Self::Lend(_)
            | Self::WriteOff(_)
            | Self::Reserve(_)
            | Self::NoteBreaches(_)
            | Self::ConfirmBreaches(_)
            | Self::Await(_)
            | Self::Hold(_)
            | Self::Release(_) => false,
        }
    }

    /// Asks of a promise, before it is given, what it will not be refused for afterwards.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(crate) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), crate::Refusal> {
        match self {
            Self::Book(book) if book.loan.is_some() => book.possible(state, stamp),
            Self::Move(one) if one.loan.is_some() => one.possible(state, stamp),
            // Without a lent place to promise, `decide` asks the same.
            Self::Book(_)
            | Self::Move(_)
            | Self::SetTimes(_)
            | Self::Cancel(_)
            | Self::Arrive(_)
            | Self::Serve(_)
            | Self::Miss(_)
            | Self::Lend(_)
            | Self::WriteOff(_)
            | Self::Reserve(_)
            | Self::NoteBreaches(_)
            | Self::ConfirmBreaches(_)
            | Self::Await(_)
            | Self::Hold(_)
            | Self::Release(_) => Ok(()),
        }
    }

    /// Decides one operation on appointments.
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        match self {
            Self::SetTimes(set) => set.decide(state, stamp),
            Self::Book(book) => book.decide(state, stamp),
            Self::Move(one) => one.decide(state, stamp),
            Self::Cancel(cancel) => cancel.decide(state, stamp),
            Self::Arrive(arrive) => arrive.decide(state, stamp),
            Self::Serve(serve) => serve.decide(state, stamp),
            Self::Miss(miss) => miss.decide(state, stamp),
            Self::Lend(lend) => Ok(lend.decide(state, stamp)),
            Self::WriteOff(off) => off.decide(state, stamp),
            Self::Reserve(reserve) => reserve.decide(state, stamp),
            Self::NoteBreaches(note) => Ok(note.decide(state, stamp)),
            Self::ConfirmBreaches(confirm) => Ok(confirm.decide(state)),
            Self::Await(wait) => wait.decide(state, stamp),
            Self::Hold(hold) => Ok(hold.decide(state, stamp)),
            Self::Release(release) => Ok(release.decide(state, stamp)),
        }
    }
}

impl State {
    /// Takes in what has happened to appointments; an unknown one is left alone.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::TimesSet(event) => event.evolve(self),
            Event::Booked(event) => event.evolve(self, stamp),
            Event::Moved(event) => event.evolve(self, stamp),
            Event::Cancelled(event) => event.evolve(self, stamp),
            Event::Arrived(event) => event.evolve(self, stamp),
            Event::Served(event) => event.evolve(self, stamp),
            Event::Missed(event) => event.evolve(self, stamp),
            Event::Lent(event) => event.evolve(self, stamp),
            Event::LoanWrittenOff(event) => event.evolve(self, stamp),
            Event::BreachNoted(event) => event.evolve(self, stamp),
            Event::BreachConfirmed(event) => event.evolve(self, stamp),
            Event::Awaited(event) => event.evolve(self, stamp),
            Event::Held(event) => event.evolve(self, stamp),
            Event::Released(event) => event.evolve(self),
        }
    }
}
