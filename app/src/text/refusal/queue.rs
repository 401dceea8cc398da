//! Refusals about the line in words: the clause behind each, and its sentence.

use domain::queue::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::NotOpen { .. } => ("", w.queue_refused_not_open),
        Refusal::NotServedThere => ("S2.2.5", w.queue_refused_not_served),
        Refusal::FullByPhone => ("", w.queue_refused_full_by_phone),
        Refusal::UnknownTicket { .. } => ("", w.queue_refused_unknown),
        Refusal::AlreadyEnded { .. } => ("", w.queue_refused_ended),
        Refusal::OtherWindow { .. } => ("", w.queue_refused_other_window),
        Refusal::CalledBy { .. } => ("S1.6.3", w.queue_refused_called_by),
        Refusal::StillCalling { .. } => ("S1.6.3", w.queue_refused_still_calling),
        Refusal::NobodyAgreed => ("S1.6.3", w.queue_refused_nobody_agreed),
        Refusal::OutOfTurn { .. } => ("S1.6.3", w.queue_refused_out_of_turn),
        Refusal::NotCalled => ("", w.queue_refused_not_called),
        Refusal::CalledTooFew { .. } => ("", w.queue_refused_called_too_few),
        Refusal::OfAppointment => ("S1.4.1", w.queue_refused_of_appointment),
        Refusal::UnknownContact { .. } => ("S1.1.1", w.queue_refused_contact),
    }
}
