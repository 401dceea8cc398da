//! Why an operation on appointments is not done, in order of precedence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{AppointmentId, ContactId, PersonId, PostId};
use crate::time::{Date, Timestamp};

/// What is wrong with the times of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SeriesFault {
    #[error("a weekday is 1 to 7, an nth of the month 1 to 5")]
    Day,
    #[error("it ends before it begins")]
    Backwards,
    #[error("it opens at no time")]
    NoOpening,
    #[error("a slot has 5 to 480 minutes")]
    Minutes,
    #[error("a slot has 1 to 50 places")]
    Places,
    #[error("two openings of a day overlap")]
    Overlap,
}

/// Why an operation on appointments is not done. Each says what it takes, or what happened
/// meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("S1.4.1: no appointment {appointment} is known")]
    UnknownAppointment { appointment: AppointmentId },
    #[error("S1.4.1: no post {post} gives places")]
    UnknownPost { post: PostId },
    #[error("S1.4.1: it came to its end at {at:?}")]
    AlreadyEnded { at: Timestamp },
    #[error("S1.1.2: {owner} answers for it since {since:?}")]
    NotOwner { owner: PersonId, since: Timestamp },
    #[error("S1.4.1: an appointment is made with somebody: take the name or the phone first")]
    NobodyNamed,
    #[error("S1.4.1: {contact} has the appointment {appointment} already")]
    HasAppointment { contact: ContactId, appointment: AppointmentId },
    #[error("2.6: the time is over")]
    InThePast,
    #[error("2.6: places are given for {days} working days ahead")]
    TooFar { days: u16 },
    #[error("S1.4.1: the post takes nobody by appointment then")]
    NoSlot,
    #[error("S1.4.1: it takes {slots} slots in a row, and they are not there")]
    TooFewSlots { slots: u8 },
    #[error("S1.4.1: it takes {slots} slots, and without a network one is promised")]
    SeveralNotLent { slots: u8 },
    #[error("S1.4.1: this tablet cannot promise that place now")]
    NotLentHere,
    #[error("S1.4.1: the slot is full")]
    SlotFull,
    #[error("2.6: the rest of the slot is kept for those who book themselves")]
    KeptForPublic,
    #[error("2.6: the rest of the slot is kept for the window")]
    KeptForWindow,
    #[error("S1.6.2: whoever it is for has not agreed")]
    NobodyAgreed,
    #[error("S1.4.1: the post does not serve that")]
    NotServedThere,
    #[error("2.6: places can be taken from {first} on")]
    TooSoon { first: Date },
    #[error("2.6: there is an appointment at {from:?} already")]
    HasOne { from: Timestamp },
    #[error("2.6: places are given at the window only until {until:?}")]
    Suspended { until: Timestamp },
    #[error("2.6: it could be changed until {until:?}")]
    TooLateToChange { until: Timestamp },
    #[error("2.6: the visitor is awaited from {from:?} until {until:?}")]
    NotAwaited { from: Timestamp, until: Timestamp },
    #[error("S1.4.3: the visitor's consent is needed")]
    NoConsent,
    #[error("S1.4.3: the reason is blank")]
    ReasonBlank,
    #[error("S1.4.1: it stands there already")]
    SameSlot,
    #[error("2.6: the visitor may still come until {until:?}")]
    NotYetMissed { until: Timestamp },
    #[error("S1.4.1: the visitor is here since {at:?}")]
    AlreadyHere { at: Timestamp },
    #[error("S1.4.1: {fault}")]
    Times { series: usize, fault: SeriesFault },
    #[error("S1.4.3: appointments would lose their time: {appointments:?}")]
    WouldBreak { appointments: BTreeSet<AppointmentId> },
    #[error("S1.4.1: nothing is lent there")]
    NothingLent,
    #[error("S1.4.1: an immediate matter is not left open over the day's close: {contacts:?}")]
    ImmediateOpen { contacts: BTreeSet<ContactId> },
    #[error("S1.4.1: {visitors} visitors are expected there still")]
    StillExpected { visitors: usize },
    #[error("2.6: this site holds no earlier times")]
    NoWaiting,
    #[error("2.6: no earlier time is held")]
    NothingHeld,
}
