//! Refusals and warnings about posts and duty in words: the clause behind each, and its sentence.

use domain::duty::{Refusal, Warning};

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::UnknownPost { .. } => ("", w.refusal_duty_unknown_post),
        Refusal::PostClosed { .. } => ("", w.refusal_duty_post_closed),
        Refusal::UnknownPerson { .. } => ("", w.refusal_duty_unknown_person),
        Refusal::CannotServe { .. } => ("", w.refusal_duty_cannot_serve),
        Refusal::NameBlank => ("", w.refusal_duty_name_blank),
        Refusal::NumberTaken { .. } => ("", w.refusal_duty_number_taken),
        Refusal::HoursMalformed { .. } => ("", w.refusal_duty_hours_malformed),
        Refusal::NoDepartment { .. } => ("", w.refusal_duty_no_department),
        Refusal::NoB => ("S1.3.2", w.refusal_duty_no_b),
        Refusal::AIsB { .. } => ("S1.3.2", w.refusal_duty_a_is_b),
        Refusal::NamedTwice { .. } => ("", w.refusal_duty_named_twice),
        Refusal::BothAbsent { .. } => ("S1.3.2", w.refusal_duty_both_absent),
        Refusal::SomeoneOnDuty { .. } => ("", w.refusal_duty_someone_on_duty),
        Refusal::DatesReversed => ("", w.refusal_duty_dates_reversed),
        Refusal::InThePast { .. } => ("", w.refusal_duty_in_the_past),
        Refusal::RosterTooLong { .. } => ("", w.refusal_duty_roster_too_long),
        Refusal::ShiftOutside { .. } => ("", w.refusal_duty_shift_outside),
        Refusal::ShiftMalformed { .. } => ("", w.refusal_duty_shift_malformed),
        Refusal::RosteredAbsent { .. } => ("S1.3.2", w.refusal_duty_rostered_absent),
        Refusal::RosteredTwice { .. } => ("", w.refusal_duty_rostered_twice),
        Refusal::Hole { .. } => ("S1.3.1", w.refusal_duty_hole),
        Refusal::AbsenceReversed => ("", w.refusal_duty_absence_reversed),
        Refusal::AbsenceTooLong { .. } => ("", w.refusal_duty_absence_too_long),
        Refusal::OwnAbsence => ("S1.6.3", w.refusal_duty_own_absence),
        Refusal::UnknownAbsence { .. } => ("", w.refusal_duty_unknown_absence),
        Refusal::AbsenceOver { .. } => ("", w.refusal_duty_absence_over),
        Refusal::Roaming { .. } => ("S1.3.4", w.refusal_duty_roaming),
        Refusal::AlreadyOnDuty { .. } => ("S1.3.4", w.refusal_duty_already_on_duty),
        Refusal::NotOnDuty => ("S1.6.1", w.refusal_duty_not_on_duty),
        Refusal::NotOnDutyHere { .. } => ("", w.refusal_duty_not_on_duty_here),
        Refusal::ReasonBlank => ("S1.3.1", w.refusal_duty_reason_blank),
        Refusal::EmptiesPost { .. } => ("S1.3.1", w.refusal_duty_empties_post),
        Refusal::DayNotOver { .. } => ("S1.3.1", w.refusal_duty_day_not_over),
        Refusal::NotYet { .. } => ("", w.refusal_duty_not_yet),
        Refusal::TooLongAgo { .. } => ("", w.refusal_duty_too_long_ago),
        Refusal::CorrectionWaits { .. } => ("", w.refusal_duty_correction_waits),
        Refusal::CorrectionReasonBlank => ("", w.refusal_duty_correction_reason_blank),
        Refusal::UnknownCorrection { .. } => ("", w.refusal_duty_unknown_correction),
        Refusal::CorrectionAnswered { .. } => ("", w.refusal_duty_correction_answered),
        Refusal::OwnCorrection => ("S1.3.1", w.refusal_duty_own_correction),
        Refusal::AnswerReasonBlank => ("", w.refusal_duty_answer_reason_blank),
    }
}

/// Returns the clause behind a warning, and its sentence.
pub fn warned(warning: &Warning, w: &Words) -> Said {
    match warning {
        Warning::LateStart { .. } => ("S1.3.1", w.refusal_duty_note_late_start),
        Warning::LeftOtherPost { .. } => ("S1.3.4", w.refusal_duty_note_left_other_post),
        Warning::LeavesGap { .. } => ("S1.3.1", w.refusal_duty_note_leaves_gap),
        Warning::OpensAgain { .. } => ("S1.3.1", w.refusal_duty_note_opens_again),
        Warning::AfterHours => ("S1.3.1", w.refusal_duty_note_after_hours),
        Warning::WasAbsent => ("S1.3.2", w.refusal_duty_note_was_absent),
        Warning::CoveredBy { .. } => ("S1.3.2", w.refusal_duty_note_covered_by),
        Warning::HandOverFirst { .. } => ("S1.3.3", w.refusal_duty_note_hand_over_first),
    }
}
