//! Refusals about ratings in words: the clause behind each, and its sentence.

use domain::rating::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    let sentence = match refusal {
        Refusal::UnknownContact { .. } => w.rating_refused_unknown,
        Refusal::NotServed => w.rating_refused_not_served,
        Refusal::RatedAlready { .. } => w.rating_refused_already,
        Refusal::TooLate { .. } => w.rating_refused_late,
        Refusal::SaysNothing => w.rating_refused_mute,
        Refusal::NotRated { .. } => w.rating_refused_not_rated,
        Refusal::NotLookedInto => w.rating_refused_not_looked_into,
        Refusal::ExcludedAlready => w.rating_refused_excluded,
    };
    ("", sentence)
}
