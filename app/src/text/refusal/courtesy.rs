//! Refusals and warnings about how something is said, in words: the clause behind each, and its sentence.

use domain::courtesy::{Refusal, Warning};

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::Forbidden { .. } => ("S2.3.3", w.phrase_refused_forbidden),
    }
}

/// Returns the clause behind a warning, and its sentence.
pub fn warned(warning: &Warning, w: &Words) -> Said {
    match warning {
        Warning::NoPlease { .. } => ("S2.2.6.3", w.phrase_no_please),
    }
}
