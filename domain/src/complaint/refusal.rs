//! Why an operation on complaints is not done, in order of precedence.

use serde::{Deserialize, Serialize};

use crate::id::{AppointmentId, ComplaintId, PersonId, PostId};
use crate::time::Timestamp;

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
    #[error("S1.4.3: it is complained of already in {complaint}")]
    FiledAlready { complaint: ComplaintId },
    #[error("2.7: it was answered at {at:?}")]
    AnsweredAlready { at: Timestamp },
    #[error("2.7: it was acknowledged at {at:?}")]
    AcknowledgedAlready { at: Timestamp },
    #[error("2.7: there are {most} photos already")]
    PhotosFull { most: usize },
}
