//! Refusals about staff and tablets in words: the clause behind each, and its sentence.

use domain::people::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::UnknownPerson { .. } => ("", w.refusal_people_unknown_person),
        Refusal::PersonRetired { .. } => ("", w.refusal_people_person_retired),
        Refusal::UnknownDevice { .. } => ("", w.refusal_people_unknown_device),
        Refusal::DeviceRevoked { .. } => ("", w.refusal_people_device_revoked),
        Refusal::BadgeBlank => ("", w.refusal_people_badge_blank),
        Refusal::BadgeTaken { .. } => ("", w.refusal_people_badge_taken),
        Refusal::NameBlank => ("", w.refusal_people_name_blank),
        Refusal::RolesBlank => ("", w.refusal_people_roles_blank),
        Refusal::PhotoTooLarge { .. } => ("", w.refusal_people_photo_too_large),
        Refusal::PhotoMalformed => ("", w.refusal_people_photo_malformed),
        Refusal::LastAdministrator { .. } => ("", w.refusal_people_last_administrator),
        Refusal::HoldsPost { .. } => ("S1.3.2", w.refusal_people_holds_post),
        Refusal::DeviceNameBlank => ("", w.refusal_people_device_name_blank),
        Refusal::KeyMalformed => ("", w.refusal_people_key_malformed),
        Refusal::KeyTaken { .. } => ("", w.refusal_people_key_taken),
        Refusal::LogTaken { .. } => ("", w.refusal_people_log_taken),
        Refusal::PrefixMalformed { .. } => ("", w.refusal_people_prefix_malformed),
        Refusal::PrefixTaken { .. } => ("", w.refusal_people_prefix_taken),
        Refusal::ReasonBlank => ("", w.refusal_people_reason_blank),
        Refusal::NoKey { .. } => ("", w.refusal_people_no_key),
        Refusal::NothingToReview => ("", w.refusal_people_nothing_to_review),
        Refusal::ReviewTooLarge => ("", w.refusal_people_review_too_large),
        Refusal::DaysBackwards => ("", w.refusal_people_days_backwards),
        Refusal::PurposeBlank => ("", w.refusal_people_purpose_blank),
        Refusal::NotOwn { .. } => ("", w.refusal_people_not_own),
    }
}
