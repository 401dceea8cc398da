//! Refusals and warnings about contacts in words: the clause behind each, and its sentence.

use domain::contact::{Refusal, Warning};

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::NobodyActs => ("S1.1.1", w.refusal_contact_nobody_acts),
        Refusal::UnknownContact { .. } => ("S1.1.1", w.refusal_contact_unknown_contact),
        Refusal::UnknownItem { .. } => ("S1.1.1", w.refusal_contact_unknown_item),
        Refusal::UnknownVersion { .. } => ("S2.2.4", w.refusal_contact_unknown_version),
        Refusal::UnknownSubject { .. } => ("S1.1.1", w.refusal_contact_unknown_subject),
        Refusal::OtherMatter { .. } => ("S2.2.4", w.refusal_contact_other_matter),
        Refusal::IdentityNotAsked { .. } => ("", w.refusal_contact_identity_not_asked),
        Refusal::AlreadyIdentified => ("", w.refusal_contact_already_identified),
        Refusal::AlreadyClosed { .. } => ("S1.1.2", w.refusal_contact_already_closed),
        Refusal::NotOwner { .. } => ("S1.1.2", w.refusal_contact_not_owner),
        Refusal::Recused { .. } => ("S1.6.3", w.refusal_contact_recused),
        Refusal::Escalated => ("S1.1.3", w.refusal_contact_escalated),
        Refusal::NoGuide => ("S2.2.4", w.refusal_contact_no_guide),
        Refusal::AlreadyNotified { .. } => ("S2.2.4", w.refusal_contact_already_notified),
        Refusal::NothingTold => ("S2.2.4", w.refusal_contact_nothing_told),
        Refusal::NotOnList { .. } => ("S1.6.2", w.refusal_contact_not_on_list),
        Refusal::NotAllNamed { .. } => ("S2.2.4", w.refusal_contact_not_all_named),
        Refusal::Brought { .. } => ("S1.6.2", w.refusal_contact_brought),
        Refusal::Forbidden { .. } => ("S1.6.2", w.refusal_contact_forbidden),
        Refusal::NothingAsked => ("S1.6.2", w.refusal_contact_nothing_asked),
        Refusal::SupervisorNeeded => ("S1.6.2", w.refusal_contact_supervisor_needed),
        Refusal::PapersComplete => ("S1.6.2", w.refusal_contact_papers_complete),
        Refusal::NoticeMissing => ("S2.2.4", w.refusal_contact_notice_missing),
        Refusal::AnswerBlank => ("S1.1.1", w.refusal_contact_answer_blank),
        Refusal::UnknownUnit { .. } => ("S2.2.5", w.refusal_contact_unknown_unit),
        Refusal::UnitIncomplete { .. } => ("S2.2.5", w.refusal_contact_unit_incomplete),
        Refusal::GroundBlank => ("S2.4", w.refusal_contact_ground_blank),
        Refusal::RemedyBlank => ("S2.4", w.refusal_contact_remedy_blank),
        Refusal::NobodyToCall => ("S2.3.1.7", w.refusal_contact_nobody_to_call),
        Refusal::CallInPast { .. } => ("S2.3.1.7", w.refusal_contact_call_in_past),
        Refusal::CallPending { .. } => ("S2.3.1.7", w.refusal_contact_call_pending),
        Refusal::NoCallPromised => ("S2.3.1.7", w.refusal_contact_no_call_promised),
        Refusal::AlreadyDisposed { .. } => ("S1.1.2", w.refusal_contact_already_disposed),
        Refusal::NotYetTold => ("S1.1.2", w.refusal_contact_not_yet_told),
        Refusal::NoOutcome => ("S1.1.2", w.refusal_contact_no_outcome),
        Refusal::ContentBlank => ("S1.1.2", w.refusal_contact_content_blank),
        Refusal::UnknownPerson { .. } => ("S1.1.3", w.refusal_contact_unknown_person),
        Refusal::CannotServe { .. } => ("S1.1.3", w.refusal_contact_cannot_serve),
        Refusal::AlreadyOwner { .. } => ("S1.1.3", w.refusal_contact_already_owner),
        Refusal::AlreadyOffered { .. } => ("S1.1.3", w.refusal_contact_already_offered),
        Refusal::ReasonBlank => ("S1.1.3", w.refusal_contact_reason_blank),
        Refusal::NotOffered => ("S1.1.3", w.refusal_contact_not_offered),
        Refusal::AlreadyAnswered { .. } => ("S1.1.3", w.refusal_contact_already_answered),
        Refusal::OfferLapsed { .. } => ("S1.1.3", w.refusal_contact_offer_lapsed),
        Refusal::NobodyResponsible => ("S1.1.3", w.refusal_contact_nobody_responsible),
        Refusal::NotYoursToDeclare => ("S1.6.3", w.refusal_contact_not_yours_to_declare),
        Refusal::RecusedAlready { .. } => ("S1.6.3", w.refusal_contact_recused_already),
        Refusal::OwnRecusal => ("S1.6.3", w.refusal_contact_own_recusal),
        Refusal::NotRecused { .. } => ("S1.6.3", w.refusal_contact_not_recused),
        Refusal::NotAbove { .. } => ("S2.2.6.5", w.refusal_contact_not_above),
        Refusal::AnswerNotPromised => ("S2.3.1.7", w.refusal_contact_answer_not_promised),
        Refusal::OneselfAsked => ("S2.2.6.5", w.refusal_contact_oneself_asked),
        Refusal::AskedAlready { .. } => ("S2.2.6.5", w.refusal_contact_asked_already),
        Refusal::NotAskedOfYou => ("S2.2.6.5", w.refusal_contact_not_asked_of_you),
        Refusal::RepliedAlready => ("S2.2.6.5", w.refusal_contact_replied_already),
        Refusal::NobodyNamed => ("", w.refusal_contact_nobody_named),
    }
}

/// Returns the clause behind a warning, and its sentence.
pub fn warned(warning: &Warning, w: &Words) -> Said {
    match warning {
        Warning::HigherRankPresent { .. } => ("S1.1.1", w.refusal_contact_note_higher_rank_present),
        Warning::NotThisPost => ("S1.1.1", w.refusal_contact_note_not_this_post),
        Warning::GuideOutdated { .. } => ("S2.2.4", w.refusal_contact_note_guide_outdated),
        Warning::DirectoryStale { .. } => ("S2.2.5", w.refusal_contact_note_directory_stale),
        Warning::CallBackLate { .. } => ("S2.3.1.7", w.refusal_contact_note_call_back_late),
        Warning::MajorLate => ("S2.2.4", w.refusal_contact_note_major_late),
        Warning::SecondTrip => ("S2.2.4", w.refusal_contact_note_second_trip),
        Warning::Escalated => ("S1.1.3", w.refusal_contact_note_escalated),
    }
}
