//! Refusals about inquiries in words: the clause behind each, and its sentence.

use domain::accountability::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    let sentence = match refusal {
        Refusal::UnknownInquiry { .. } => w.inquiry_refused_unknown,
        Refusal::UnknownPerson { .. } => w.inquiry_refused_unknown_person,
        Refusal::NotAFault => w.inquiry_refused_not_a_fault,
        Refusal::Involved => w.inquiry_refused_involved,
        Refusal::UnknownComplaint { .. } => w.inquiry_refused_unknown_complaint,
        Refusal::UnknownInspection { .. } => {
            return ("S1.3.4", w.inquiry_refused_unknown_inspection);
        }
        Refusal::NothingUnmet => return ("S1.3.4", w.inquiry_refused_nothing_unmet),
        Refusal::NotSeenThere { .. } => return ("S1.3.4", w.inquiry_refused_not_seen_there),
        Refusal::UnknownBreach { .. } => return ("S1.4.3", w.inquiry_refused_unknown_breach),
        Refusal::NotShown => return ("S1.4.3", w.inquiry_refused_not_shown),
        Refusal::NotTheirPromise { .. } => {
            return ("S1.4.3", w.inquiry_refused_not_their_promise);
        }
        Refusal::OpenedAlready { .. } => w.inquiry_refused_opened_already,
        Refusal::FoundAlready => w.inquiry_refused_found_already,
        Refusal::HeardAlready => w.inquiry_refused_heard_already,
        Refusal::StillTime { .. } => w.inquiry_refused_still_time,
        Refusal::NotHeard => w.inquiry_refused_not_heard,
        Refusal::NotSubstantiated => w.inquiry_refused_not_substantiated,
        Refusal::NotToBlame => w.inquiry_refused_not_to_blame,
        Refusal::DecidedAlready => w.inquiry_refused_decided_already,
        Refusal::MustBeReferred => return ("S1.2.3", w.inquiry_refused_must_be_referred),
        Refusal::NowhereReferred => return ("S1.2.3", w.inquiry_refused_nowhere_referred),
        Refusal::NothingDecided => w.inquiry_refused_nothing_decided,
        Refusal::AppealedAlready => w.inquiry_refused_appealed_already,
        Refusal::AppealTooLate { .. } => w.inquiry_refused_appeal_too_late,
        Refusal::NoAppeal => w.inquiry_refused_no_appeal,
        Refusal::SameReviewer => w.inquiry_refused_same_reviewer,
        Refusal::Harsher => w.inquiry_refused_harsher,
        Refusal::StepsFull { .. } => w.inquiry_refused_steps_full,
    };
    ("S1.2.2", sentence)
}
