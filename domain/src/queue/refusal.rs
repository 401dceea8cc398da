//! Why an operation on the line is not done, in order of precedence.

use serde::{Deserialize, Serialize};

use crate::id::{ContactId, PersonId, PostId, TicketId};
use crate::time::Timestamp;

/// Why an operation on the line is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("2.6: no post {post} is open now")]
    NotOpen { post: PostId },
    #[error("2.6: that is not served there")]
    NotServedThere,
    #[error("2.6: no more numbers are given by phone now, at the window they are")]
    FullByPhone,
    #[error("2.6: no number {ticket} is known")]
    UnknownTicket { ticket: TicketId },
    #[error("2.6: it came to its end at {at:?}")]
    AlreadyEnded { at: Timestamp },
    #[error("2.6: it waits for another window")]
    OtherWindow { post: PostId },
    #[error("S1.6.3: {person} called it at {at:?}")]
    CalledBy { person: PersonId, at: Timestamp },
    #[error("S1.6.3: {no} is being called still")]
    StillCalling { ticket: TicketId, no: String },
    #[error("S1.6.3: those who wait have not agreed")]
    NobodyAgreed,
    #[error("S1.6.3: {no} is next")]
    OutOfTurn { ticket: TicketId, no: String },
    #[error("2.6: it was not called")]
    NotCalled,
    #[error("2.6: it was called {calls} times, {least} are needed")]
    CalledTooFew { calls: usize, least: u16 },
    #[error("S1.4.1: it is the number of an appointment")]
    OfAppointment,
    #[error("S1.1.1: no contact {contact} is known")]
    UnknownContact { contact: ContactId },
}
