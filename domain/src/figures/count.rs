//! What counts for what: each counted thing names its day and the event behind it.

use serde::{Deserialize, Serialize};

use super::day::Kind;
use crate::State;
use crate::appointment::view::{Fate, fate};
use crate::appointment::{Appointment, Stage as Time};
use crate::case::rules::{Overtime, late_on_the_spot, overtime, settled_at};
use crate::case::{Case, Stage};
use crate::contact::{Channel, Contact};
use crate::id::{AppointmentId, CaseId, ContactId, TicketId};
use crate::queue::Ticket;
use crate::time::{Date, Timestamp};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum What {
    /// Somebody came to a window or called, in an hour of the day.
    Came {
        hour: u8,
    },
    /// A matter had its outcome by the date that was promised. R-CLK-3
    InTime,
    Late,
    /// A promised time was kept. S1.4.3
    Kept,
    /// It was the window that did not keep it.
    Unkept,
    /// The visitor did not come.
    Missed,
    /// A visitor was called for the first time so many minutes after their turn began.
    Waited {
        minutes: u16,
    },
}

impl What {
    /// Returns its kind.
    pub fn kind(self) -> Kind {
        match self {
            Self::Came { .. } => Kind::Came,
            Self::InTime => Kind::InTime,
            Self::Late => Kind::Late,
            Self::Kept => Kind::Kept,
            Self::Unkept => Kind::Unkept,
            Self::Missed => Kind::Missed,
            Self::Waited { .. } => Kind::Waited,
        }
    }
}

/// A day and what counts for it: what a matter that leaves the working set leaves behind.
pub type Share = (Date, What);

/// What a counted thing is counted of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    Contact(ContactId),
    Case(CaseId),
    Appointment(AppointmentId),
    Ticket(TicketId),
}

/// One counted thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub date: Date,
    pub at: Timestamp,
    pub what: What,
    pub of: Of,
}

impl Counted {
    /// Returns the day and what counts for it.
    pub fn share(&self) -> Share {
        (self.date, self.what)
    }
}

fn counted(state: &State, at: Timestamp, what: What, of: Of) -> Counted {
    Counted { date: at.date(state.site.zone), at, what, of }
}

/// Returns that somebody came at an instant.
fn came(state: &State, at: Timestamp, of: Of) -> Counted {
    let (_, time) = at.local(state.site.zone);
    let hour = u8::try_from(time.0 / 60).unwrap_or_default();
    counted(state, at, What::Came { hour }, of)
}

/// Returns that somebody came, where they did: to a window, or by phone.
pub fn of_contact(state: &State, one: &Contact) -> Option<Counted> {
    match one.channel {
        Channel::WalkIn | Channel::Phone => Some(came(state, one.at, Of::Contact(one.id.clone()))),
        Channel::Online | Channel::Letter => None,
    }
}

/// R-CLK-3 Returns whether a matter had its outcome in time; nothing of one without an outcome, or that was
/// taken back.
pub fn of_case(state: &State, one: &Case) -> Option<Counted> {
    let at = settled_at(one)?;
    if matches!(one.stage, Stage::Withdrawn { .. }) {
        return None;
    }
    let late =
        overtime(state, one, at).contains(&Overtime::Late) || late_on_the_spot(state, one, at);
    let what = if late { What::Late } else { What::InTime };
    Some(counted(state, at, what, Of::Case(one.id.clone())))
}

/// S1.4.3 Returns whether a promised time was kept, and that its visitor came; of one that is still to be
/// kept only what is known at `now`.
pub fn of_appointment(state: &State, one: &Appointment, now: Option<Timestamp>) -> Vec<Counted> {
    let of = || Of::Appointment(one.id.clone());
    let what = match fate(state, one, now.unwrap_or(Timestamp(i64::MAX))) {
        Fate::Kept { .. } => Some(What::Kept),
        Fate::Unkept { .. } => Some(What::Unkept),
        Fate::NotOurs => matches!(one.stage, Time::Missed { .. }).then_some(What::Missed),
    };
    let visit = match one.stage {
        Time::Served { at, .. } => Some(came(state, at, of())),
        Time::Booked | Time::Arrived { .. } | Time::Cancelled { .. } | Time::Missed { .. } => None,
    };
    what.map(|what| counted(state, one.from, what, of())).into_iter().chain(visit).collect()
}

/// Returns how long the visitor of a number waited that is called at an instant.
pub fn of_call(state: &State, one: &Ticket, at: Timestamp) -> Counted {
    let minutes = u16::try_from(at.since(one.turn).0.max(0)).unwrap_or(u16::MAX);
    counted(state, at, What::Waited { minutes }, Of::Ticket(one.id.clone()))
}
