//! Refusals about the site in words: the clause behind each, and its sentence.

use domain::site::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::AlreadyOpen => ("", w.refusal_site_already_open),
        Refusal::NotOpen => ("", w.refusal_site_not_open),
        Refusal::CodeMalformed => ("", w.refusal_site_code_malformed),
        Refusal::NameBlank => ("", w.refusal_site_name_blank),
        Refusal::AddressBlank => ("S2.2.5", w.refusal_site_address_blank),
        Refusal::SupervisionPhoneBlank => ("S1.6.1", w.refusal_site_supervision_phone_blank),
        Refusal::NeverOpen => ("S1.3.1", w.refusal_site_never_open),
        Refusal::HoursBackwards { .. } => ("S1.3.1", w.refusal_site_hours_backwards),
        Refusal::HoursOverlap { .. } => ("S1.3.1", w.refusal_site_hours_overlap),
        Refusal::LocalDayWithoutReason => ("", w.refusal_site_local_day_without_reason),
        Refusal::ExtraWithoutHours => ("", w.refusal_site_extra_without_hours),
        Refusal::NoLocalDay { .. } => ("", w.refusal_site_no_local_day),
        Refusal::SourceBlank => ("", w.refusal_site_source_blank),
        Refusal::StatutoryDayMissing { .. } => ("", w.refusal_site_statutory_day_missing),
        Refusal::NotOfTheYear { .. } => ("", w.refusal_site_not_of_the_year),
        Refusal::MakeUpOnWeekday { .. } => ("", w.refusal_site_make_up_on_weekday),
        Refusal::SettingOutOfRange { .. } => ("", w.refusal_site_setting_out_of_range),
    }
}
