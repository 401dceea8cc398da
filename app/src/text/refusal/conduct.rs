//! Refusals about inspections and gifts in words: the clause behind each, and its sentence.

use domain::conduct::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::UnknownInspection { .. } => ("S1.3.4", w.inspection_refused_unknown),
        Refusal::UnknownPost { .. } => ("S1.3.4", w.inspection_refused_unknown_post),
        Refusal::InTheFuture => ("S1.3.4", w.inspection_refused_in_the_future),
        Refusal::TooOld { .. } => ("S1.3.4", w.inspection_refused_too_old),
        Refusal::OwnWindow => ("S1.3.4", w.inspection_refused_own_window),
        Refusal::Oneself => ("S1.3.4", w.inspection_refused_oneself),
        Refusal::UnknownPerson { .. } => ("S1.3.4", w.inspection_refused_unknown_person),
        Refusal::Unanswered { .. } => ("S1.3.4", w.inspection_refused_unanswered),
        Refusal::Shut => ("S2.1.4", w.inspection_refused_shut),
        Refusal::PhraseMissing => ("S2.3.3", w.inspection_refused_phrase_missing),
        Refusal::UnknownPhrase { .. } => ("S2.3.3", w.inspection_refused_unknown_phrase),
        Refusal::PhraseNotSaid => ("S2.3.3", w.inspection_refused_phrase_not_said),
        Refusal::NotedAlready { .. } => ("S1.3.4", w.inspection_refused_noted_already),
        Refusal::NotUnmet => ("S1.3.4", w.inspection_refused_not_unmet),
        Refusal::SettledAlready => ("S1.3.4", w.inspection_refused_settled_already),
        Refusal::ContestedAlready => ("S1.3.4", w.inspection_refused_contested_already),
        Refusal::ContestTooLate { .. } => ("S1.3.4", w.inspection_refused_contest_too_late),
        Refusal::Involved => ("S1.3.4", w.inspection_refused_involved),
        Refusal::NotContested => ("S1.3.4", w.inspection_refused_not_contested),
        Refusal::UnknownGift { .. } => ("S1.6.3", w.gift_refused_unknown),
        Refusal::OfferedLater => ("S1.6.3", w.gift_refused_offered_later),
        Refusal::ValueOutOfRange { .. } => ("S1.6.3", w.gift_refused_value_out_of_range),
        Refusal::OwnGift => ("S1.6.3", w.gift_refused_own_gift),
        Refusal::NothingToReceive => ("S1.6.3", w.gift_refused_nothing_to_receive),
        Refusal::ReceivedAlready => ("S1.6.3", w.gift_refused_received_already),
        Refusal::NotPerishable => ("S1.6.3", w.gift_refused_not_perishable),
    }
}
