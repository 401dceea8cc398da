//! Why an operation on complaints is not done, in order of precedence.

use serde::{Deserialize, Serialize};

use crate::id::{AppointmentId, ComplaintId, PersonId, PostId};
use crate::time::{Date, Timestamp};

/// Why an operation on complaints is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("2.7: no complaint {complaint} is known")]
    UnknownComplaint { complaint: ComplaintId },
    #[error("S1.4.3: no appointment {appointment} is known")]
    UnknownAppointment { appointment: AppointmentId },
    #[error("2.7: no post {post} is known")]
    UnknownPost { post: PostId },
    #[error("2.7: nobody here is {person}")]
    UnknownPerson { person: PersonId },
    #[error("2.9: a bad rating is given by whoever was served")]
    RatingOnly,
    #[error("S1.4.3: it is complained of already in {complaint}")]
    FiledAlready { complaint: ComplaintId },
    #[error("2.7: it was answered at {at:?}")]
    AnsweredAlready { at: Timestamp },
    #[error("2.7: it was acknowledged at {at:?}")]
    AcknowledgedAlready { at: Timestamp },
    #[error("2.9: a bad rating is no petition")]
    NoPetition,
    #[error("2.7: it does not wait to be accepted")]
    AcceptanceNotAwaited,
    #[error("2.7: it does not wait for its answer yet")]
    AnswerNotAwaited,
    #[error("2.7: its answer was extended once")]
    ExtendedAlready,
    #[error("2.7: the answer was due on {last}")]
    AskedTooLate { last: Date },
    #[error("2.7: the answer takes {least} to {most} days")]
    DaysOutOfRange { least: u16, most: u16 },
    #[error("2.9: whoever gave a bad rating with a name is spoken to first")]
    ContactFirst,
    #[error("2.9: no first contact waits here")]
    ContactNotAwaited,
    #[error("2.9: no return visit waits here")]
    ReturnNotAwaited,
    #[error("2.9: they were tried today")]
    TriedToday,
    #[error("2.7: there are {most} photos already")]
    PhotosFull { most: usize },
}
