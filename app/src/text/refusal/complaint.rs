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
        Refusal::RatingOnly => w.complaint_refused_rating_only,
        Refusal::FiledAlready { .. } => w.complaint_refused_filed_already,
        Refusal::AnsweredAlready { .. } => w.complaint_refused_answered,
        Refusal::AcknowledgedAlready { .. } => w.complaint_refused_acknowledged,
        Refusal::NoPetition => w.complaint_refused_no_petition,
        Refusal::AcceptanceNotAwaited => w.complaint_refused_no_acceptance,
        Refusal::AnswerNotAwaited => w.complaint_refused_no_answer,
        Refusal::ExtendedAlready => w.complaint_refused_extended,
        Refusal::AskedTooLate { .. } => w.complaint_refused_too_late,
        Refusal::DaysOutOfRange { .. } => w.complaint_refused_days,
        Refusal::ContactFirst => w.complaint_refused_contact_first,
        Refusal::ContactNotAwaited => w.complaint_refused_no_contact,
        Refusal::ReturnNotAwaited => w.complaint_refused_no_return,
        Refusal::TriedToday => w.complaint_refused_tried_today,
        Refusal::PhotosFull { .. } => w.complaint_refused_photos_full,
    };
    ("S1.4.3", sentence)
}
