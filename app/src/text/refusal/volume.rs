//! Refusals about medical records in words: the clause behind each, and its sentence.

use domain::volume::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub const fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::NumberWrong { .. } => ("", w.volume_refused_number_wrong),
        Refusal::NameWrong { .. } => ("", w.volume_refused_name_wrong),
        Refusal::WordsWrong { .. } => ("", w.volume_refused_words_wrong),
        Refusal::UnknownVolume { .. } => ("", w.volume_refused_unknown),
        Refusal::VolumesWrong { .. } => ("", w.volume_refused_volumes_wrong),
        Refusal::DayAhead => ("S3.1", w.volume_refused_day_ahead),
        Refusal::NumberTaken { .. } => ("S3.1", w.volume_refused_number_taken),
        Refusal::DayListed => ("S3.1", w.volume_refused_day_listed),
        Refusal::Struck => ("S3.1", w.volume_refused_struck),
        Refusal::NotItsTwin => ("S3.1", w.volume_refused_not_its_twin),
        Refusal::SignedIn => ("S3.1", w.volume_refused_signed_in),
        Refusal::AlreadyHere => ("S3.2", w.volume_refused_already_here),
        Refusal::NotByTwo => ("S3.2", w.volume_refused_not_by_two),
        Refusal::DefectWrong { .. } => ("S3.2", w.volume_refused_defect_wrong),
        Refusal::NoDefect => ("S3.2", w.volume_refused_no_defect),
        Refusal::NotSoLate => ("S3.2", w.volume_refused_not_so_late),
        Refusal::StillInWard => ("S3.4", w.volume_refused_still_in_ward),
        Refusal::Sealed { .. } => ("", w.volume_refused_sealed),
        Refusal::LentAlready { .. } => ("S3.4", w.volume_refused_lent_already),
        Refusal::Lost => ("S3.4", w.volume_refused_lost),
        Refusal::Overdue { .. } => ("S3.4", w.volume_refused_overdue),
        Refusal::TooLong { .. } => ("S3.4", w.volume_refused_too_long),
        Refusal::NotAllowed { .. } => ("S3.4", w.volume_refused_not_allowed),
        Refusal::NotLent => ("S3.4", w.volume_refused_not_lent),
        Refusal::PastDue { .. } => ("S3.4", w.volume_refused_past_due),
        Refusal::RenewedBefore => ("S3.4", w.volume_refused_renewed_before),
        Refusal::Recalled => ("S3.4", w.volume_refused_recalled),
        Refusal::NothingToTell => ("S3.4", w.volume_refused_nothing_to_tell),
        Refusal::NotSealed => ("", w.volume_refused_not_sealed),
        Refusal::NotLapsed { .. } => ("", w.volume_refused_not_lapsed),
        Refusal::PagesWrong { .. } => ("", w.volume_refused_pages_wrong),
    }
}
