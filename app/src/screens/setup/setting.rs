//! What each setting is called: in the form, and to who fills it in.

use domain::site::Setting;

use crate::text::Words;

/// Returns the name of a setting's field.
pub const fn name(setting: Setting) -> &'static str {
    use Setting as S;
    match setting {
        S::FeedbackWorkingDays => "feedback",
        S::TransferAnswerMinutes => "transfer",
        S::ReturnsBeforeSupervisor => "returns",
        S::VacancyIdleMinutes => "vacancy",
        S::EarlyStartMinutes => "early",
        S::LateStartMinutes => "late",
        S::LockAfterSeconds => "lock",
        S::MajorEventMinutes => "major",
        S::DirectoryStaleDays => "directory",
        S::AwayMinutes => "away",
        S::CallBackWorkingDays => "call-back",
        S::SupplementWorkingDays => "supplement",
        S::ExtensionWorkingDays => "extension",
        S::ConversionWorkingDays => "conversion",
        S::DeliveryWorkingDays => "delivery",
        S::YellowPercent => "yellow",
        S::LateEntryMinutes => "entry",
        S::RetentionContactDays => "retention",
        S::ArchiveDays => "archive",
        S::ClosedKept => "kept",
        S::BookingWorkingDays => "booking",
        S::SlotMinutes => "slot",
        S::SlotPlaces => "places",
        S::PublicPercent => "public",
        S::LentPercent => "lent",
        S::LoanHours => "loan",
        S::ChangeAheadMinutes => "change",
        S::ReserveAheadDays => "reserve",
        S::ArriveEarlyMinutes => "early-arrival",
        S::MissedBeforePause => "missed",
        S::CancelledBeforePause => "given-up",
        S::PauseDays => "pause",
        S::ArriveLateMinutes => "wait",
        S::ServeLateMinutes => "begin",
        S::HandoverConfirmMinutes => "handover",
        S::ComplaintAcknowledgeDays => "acknowledge",
        S::ComplaintSimpleDays => "simple",
        S::ComplaintComplexDays => "complex",
        S::RatingDays => "rate",
        S::RatingRectifyDays => "rectify",
    }
}

/// Returns what a setting is called.
pub const fn label(w: &Words, setting: Setting) -> &'static str {
    use Setting as S;
    match setting {
        S::FeedbackWorkingDays => w.setup_set_feedback,
        S::TransferAnswerMinutes => w.setup_set_transfer,
        S::ReturnsBeforeSupervisor => w.setup_set_returns,
        S::VacancyIdleMinutes => w.setup_set_vacancy,
        S::EarlyStartMinutes => w.setup_set_early,
        S::LateStartMinutes => w.setup_set_late,
        S::LockAfterSeconds => w.setup_set_lock,
        S::MajorEventMinutes => w.setup_set_major,
        S::DirectoryStaleDays => w.setup_set_directory,
        S::AwayMinutes => w.setup_set_away,
        S::CallBackWorkingDays => w.setup_set_call_back,
        S::SupplementWorkingDays => w.setup_set_supplement,
        S::ExtensionWorkingDays => w.setup_set_extension,
        S::ConversionWorkingDays => w.setup_set_conversion,
        S::DeliveryWorkingDays => w.setup_set_delivery,
        S::YellowPercent => w.setup_set_yellow,
        S::LateEntryMinutes => w.setup_set_entry,
        S::RetentionContactDays => w.setup_set_retention,
        S::ArchiveDays => w.setup_set_archive,
        S::ClosedKept => w.setup_set_kept,
        S::BookingWorkingDays => w.setup_set_booking,
        S::SlotMinutes => w.setup_set_slot,
        S::SlotPlaces => w.setup_set_places,
        S::PublicPercent => w.setup_set_public,
        S::LentPercent => w.setup_set_lent,
        S::LoanHours => w.setup_set_loan,
        S::ChangeAheadMinutes => w.setup_set_change,
        S::ReserveAheadDays => w.setup_set_reserve,
        S::ArriveEarlyMinutes => w.setup_set_early_arrival,
        S::MissedBeforePause => w.setup_set_missed,
        S::CancelledBeforePause => w.setup_set_given_up,
        S::PauseDays => w.setup_set_pause,
        S::ArriveLateMinutes => w.setup_set_wait,
        S::ServeLateMinutes => w.setup_set_begin,
        S::HandoverConfirmMinutes => w.setup_set_handover,
        S::ComplaintAcknowledgeDays => w.setup_set_acknowledge,
        S::ComplaintSimpleDays => w.setup_set_simple,
        S::ComplaintComplexDays => w.setup_set_complex,
        S::RatingDays => w.setup_set_rate,
        S::RatingRectifyDays => w.setup_set_rectify,
    }
}
