//! Refusals and warnings about cases in words: the clause behind each, and its sentence.

use domain::case::{Refusal, Warning};

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::UnknownCase { .. } => ("S1.1.1", w.refusal_case_unknown_case),
        Refusal::AlreadyClosed { .. } => ("S1.1.2", w.refusal_case_already_closed),
        Refusal::AlreadyAccepted { .. } => ("S1.6.2", w.refusal_case_already_accepted),
        Refusal::AlreadySettled { .. } => ("S1.6.2", w.refusal_case_already_settled),
        Refusal::NotOwner { .. } => ("S1.1.2", w.refusal_case_not_owner),
        Refusal::AlreadyOwner { .. } => ("S1.1.2", w.refusal_case_already_owner),
        Refusal::NoItem => ("S1.6.2", w.refusal_case_no_item),
        Refusal::OtherItem { .. } => ("S1.6.2", w.refusal_case_other_item),
        Refusal::ItemOff { .. } => ("S1.6.2", w.refusal_case_item_off),
        Refusal::NotThisPost { .. } => ("S1.3.4", w.refusal_case_not_this_post),
        Refusal::NotOnList { .. } => ("S1.6.2", w.refusal_case_not_on_list),
        Refusal::StillNeeded { .. } => ("S1.6.2", w.refusal_case_still_needed),
        Refusal::NothingTicked => ("S1.6.2", w.refusal_case_nothing_ticked),
        Refusal::NumberMalformed { .. } => ("", w.refusal_case_number_malformed),
        Refusal::NumberTaken { .. } => ("", w.refusal_case_number_taken),
        Refusal::PapersComplete => ("S1.6.2", w.refusal_case_papers_complete),
        Refusal::PapersIncomplete { .. } => ("S1.6.2", w.refusal_case_papers_incomplete),
        Refusal::NotAllNamed { .. } => ("S1.6.2", w.refusal_case_not_all_named),
        Refusal::NotMissing { .. } => ("S1.6.2", w.refusal_case_not_missing),
        Refusal::SupervisorNeeded => ("S1.6.2", w.refusal_case_supervisor_needed),
        Refusal::ReasonBlank => ("S1.6.2", w.refusal_case_reason_blank),
        Refusal::NobodyNamed => ("S1.1.2", w.refusal_case_nobody_named),
        Refusal::NotAccepted => ("S1.6.2", w.refusal_case_not_accepted),
        Refusal::NoOutcome => ("S1.1.2", w.refusal_case_no_outcome),
    }
}

/// Returns the clause behind a warning, and its sentence.
pub fn warned(warning: &Warning, w: &Words) -> Said {
    match warning {
        Warning::DueProvisional => ("R-CLK-1", w.refusal_case_note_due_provisional),
        Warning::SupplementLate { .. } => ("R-CLK-4", w.refusal_case_note_supplement_late),
        Warning::Overdue { .. } => ("S1.6.2", w.refusal_case_note_overdue),
        Warning::SecondTrip => ("S2.2.4", w.refusal_case_note_second_trip),
    }
}
