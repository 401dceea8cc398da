//! Refusals about messages in words: the clause behind each, and its sentence.

use domain::message::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::UnknownContact { .. } => ("S1.1.1", w.message_refused_unknown),
        Refusal::NothingToTell { .. } => ("", w.message_refused_nothing),
    }
}
