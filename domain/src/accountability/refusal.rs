//! Why an operation on inquiries is not done, in order of precedence.

use serde::{Deserialize, Serialize};

use crate::id::{AppointmentId, ComplaintId, InquiryId, InspectionId, PersonId};
use crate::time::Date;

/// Why an operation on inquiries is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("S1.2.2: no inquiry {inquiry} is known")]
    UnknownInquiry { inquiry: InquiryId },
    #[error("S1.2.2: nobody here is {person}")]
    UnknownPerson { person: PersonId },
    #[error("S1.2.2: a bad rating is a complaint, not a fault")]
    NotAFault,
    #[error("S1.2.2: whoever looks into it is neither the person, nor below them, nor related")]
    Involved,
    #[error("S1.4.3: no complaint {complaint} is known")]
    UnknownComplaint { complaint: ComplaintId },
    #[error("S1.3.4: no inspection {inspection} is known")]
    UnknownInspection { inspection: InspectionId },
    #[error("S1.3.4: the inspection found nothing that stands")]
    NothingUnmet,
    #[error("S1.3.4: the inspection does not concern {person}")]
    NotSeenThere { person: PersonId },
    #[error("S1.4.3: no promised time of {appointment} was not kept")]
    UnknownBreach { appointment: AppointmentId },
    #[error("S1.4.3: no tablet has shown yet that it was not kept")]
    NotShown,
    #[error("S1.4.3: it was not for {person} to keep")]
    NotTheirPromise { person: PersonId },
    #[error("S1.2.2: it is looked into already in {inquiry}")]
    OpenedAlready { inquiry: InquiryId },
    #[error("S1.2.2: it was found already")]
    FoundAlready,
    #[error("S1.2.2: the person was heard already")]
    HeardAlready,
    #[error("S1.2.2: the person may answer until {until}")]
    StillTime { until: Date },
    #[error("S1.2.2: the person is heard before anything is found")]
    NotHeard,
    #[error("S1.2.2: nothing follows from what is not found true")]
    NotSubstantiated,
    #[error("S1.2.2: nothing follows for whoever is not to blame")]
    NotToBlame,
    #[error("S1.2.2: it was decided already")]
    DecidedAlready,
    #[error("S1.2.3: serious harm by gross fault or intent is not settled inside")]
    MustBeReferred,
    #[error("S1.2.3: it is referred to somebody")]
    NowhereReferred,
    #[error("S1.2.2: nothing was decided that could be appealed against")]
    NothingDecided,
    #[error("S1.2.2: it was appealed against already")]
    AppealedAlready,
    #[error("S1.2.2: an appeal was possible until {until}")]
    AppealTooLate { until: Date },
    #[error("S1.2.2: no appeal waits for a review")]
    NoAppeal,
    #[error("S1.2.2: a review is by somebody who neither found nor decided")]
    SameReviewer,
    #[error("S1.2.2: nobody fares worse for an appeal")]
    Harsher,
    #[error("S1.2.2: there are {most} steps already")]
    StepsFull { most: usize },
}
