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
        Refusal::AlreadyHeard => ("S1.1.2", w.refusal_case_already_heard),
        Refusal::DeemedAccepted { .. } => ("R-CLK-4", w.refusal_case_deemed_accepted),
        Refusal::Paused { .. } => ("R-CLK-6", w.refusal_case_paused),
        Refusal::NotPaused => ("R-CLK-6", w.refusal_case_not_paused),
        Refusal::BasisBlank => ("R-CLK-6", w.refusal_case_basis_blank),
        Refusal::NoDays => ("R-CLK-6", w.refusal_case_no_days),
        Refusal::NotInWriting => ("R-CLK-6", w.refusal_case_not_in_writing),
        Refusal::ResultBlank => ("R-CLK-6", w.refusal_case_result_blank),
        Refusal::ExtensionWaits => ("R-CLK-7", w.refusal_case_extension_waits),
        Refusal::ExtendedAlready => ("R-CLK-7", w.refusal_case_extended_already),
        Refusal::Expired { .. } => ("R-CLK-7", w.refusal_case_expired),
        Refusal::ExtensionTooLong { .. } => ("R-CLK-7", w.refusal_case_extension_too_long),
        Refusal::NoExtensionAsked => ("R-CLK-7", w.refusal_case_no_extension_asked),
        Refusal::OwnExtension => ("R-CLK-7", w.refusal_case_own_extension),
        Refusal::NotToldYet => ("R-CLK-7", w.refusal_case_not_told_yet),
        Refusal::NothingSaid => ("S1.6.2", w.refusal_case_nothing_said),
        Refusal::NotImmediate => ("S1.4.1", w.refusal_case_not_immediate),
        Refusal::OwnConversion => ("S1.6.3", w.refusal_case_own_conversion),
        Refusal::ConversionTooLong { .. } => ("R-CLK-9", w.refusal_case_conversion_too_long),
        Refusal::AlreadyDelivered { .. } => ("R-CLK-11", w.refusal_case_already_delivered),
        Refusal::NothingToHandOver => ("R-CLK-11", w.refusal_case_nothing_to_hand_over),
    }
}

/// Returns the clause behind a warning, and its sentence.
pub fn warned(warning: &Warning, w: &Words) -> Said {
    match warning {
        Warning::DueProvisional => ("R-CLK-1", w.refusal_case_note_due_provisional),
        Warning::DeemedAccepted { .. } => ("R-CLK-4", w.refusal_case_note_deemed_accepted),
        Warning::Overdue { .. } => ("S1.6.2", w.refusal_case_note_overdue),
        Warning::SecondTrip => ("S2.2.4", w.refusal_case_note_second_trip),
    }
}
