//! Refusals about complaints in words: the clause behind each, and its sentence.

use domain::complaint::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    let sentence = match refusal {
        Refusal::UnknownComplaint { .. } => w.complaint_refused_unknown,
        Refusal::UnknownAppointment { .. }
        | Refusal::UnknownPost { .. }
        | Refusal::UnknownPerson { .. } => w.complaint_refused_unknown_thing,
        Refusal::FiledAlready { .. } => w.complaint_refused_filed_already,
        Refusal::AnsweredAlready { .. } => w.complaint_refused_answered,
        Refusal::AcknowledgedAlready { .. } => w.complaint_refused_acknowledged,
        Refusal::PhotosFull { .. } => w.complaint_refused_photos_full,
    };
    ("S1.4.3", sentence)
}
