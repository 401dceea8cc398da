//! Each setting by its name: whether anything reads it, its limits, and how it is set.

use serde::{Deserialize, Serialize};

use super::Settings;

/// A setting with limits, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Setting {
    FeedbackWorkingDays,
    TransferAnswerMinutes,
    ReturnsBeforeSupervisor,
    VacancyIdleMinutes,
    EarlyStartMinutes,
    LateStartMinutes,
    LockAfterSeconds,
    MajorEventMinutes,
    DirectoryStaleDays,
    AwayMinutes,
    CallBackWorkingDays,
    SupplementWorkingDays,
    ExtensionWorkingDays,
    ConversionWorkingDays,
    DeliveryWorkingDays,
    YellowPercent,
    LateEntryMinutes,
    RetentionContactDays,
    RetentionCaseDays,
    RetentionComplaintDays,
    ArchiveDays,
    ClosedKept,
    BookingWorkingDays,
    SlotMinutes,
    SlotPlaces,
    PublicPercent,
    LentPercent,
    LoanHours,
    ChangeAheadMinutes,
    ReserveAheadDays,
    ArriveEarlyMinutes,
    FreedDelayMinutes,
    HoldMinutes,
    MissedBeforePause,
    CancelledBeforePause,
    PauseDays,
    ArriveLateMinutes,
    ServeLateMinutes,
    QueueCalls,
    QueueByPhone,
    RemindWorkingDays,
    RemindMinutes,
    MessagesToOne,
    MessagesADay,
    HandoverConfirmMinutes,
    ComplaintAcknowledgeDays,
    ComplaintSimpleDays,
    ComplaintComplexDays,
    ComplaintMaxDays,
    RatingDays,
    RatingRectifyDays,
    RatingExtendDays,
    StatementDays,
    AppealDays,
    ClosingCheckMinutes,
    RepairDispatchMinutes,
    RepairAcceptMinutes,
    RepairArriveMinutes,
    RepairUrgentHours,
    RepairAnswerHours,
    RepairWorkingDays,
    OutageAheadHours,
}

impl Setting {
    /// Says whether anything reads it yet: what nothing reads is stored and not offered to be set.
    #[allow(clippy::too_many_lines, reason = "a table: one line for each setting")]
    pub fn is_read(self) -> bool {
        match self {
            Self::FeedbackWorkingDays
            | Self::MajorEventMinutes
            | Self::AwayMinutes
            | Self::TransferAnswerMinutes
            | Self::ReturnsBeforeSupervisor
            | Self::VacancyIdleMinutes
            | Self::EarlyStartMinutes
            | Self::LateStartMinutes
            | Self::LockAfterSeconds
            | Self::DirectoryStaleDays
            | Self::CallBackWorkingDays
            | Self::SupplementWorkingDays
            | Self::ExtensionWorkingDays
            | Self::ConversionWorkingDays
            | Self::DeliveryWorkingDays
            | Self::YellowPercent
            | Self::ArchiveDays
            | Self::ClosedKept
            | Self::BookingWorkingDays
            | Self::RemindWorkingDays
            | Self::RemindMinutes
            | Self::MessagesToOne
            | Self::MessagesADay
            | Self::SlotMinutes
            | Self::SlotPlaces
            | Self::PublicPercent
            | Self::LentPercent
            | Self::LoanHours
            | Self::ChangeAheadMinutes
            | Self::ReserveAheadDays
            | Self::ArriveEarlyMinutes
            | Self::FreedDelayMinutes
            | Self::HoldMinutes
            | Self::MissedBeforePause
            | Self::CancelledBeforePause
            | Self::PauseDays
            | Self::ArriveLateMinutes
            | Self::ServeLateMinutes
            | Self::QueueCalls
            | Self::QueueByPhone
            | Self::HandoverConfirmMinutes
            | Self::ComplaintAcknowledgeDays
            | Self::ComplaintSimpleDays
            | Self::ComplaintComplexDays
            | Self::ComplaintMaxDays
            | Self::RatingDays
            | Self::RatingRectifyDays
            | Self::RatingExtendDays
            | Self::StatementDays
            | Self::AppealDays
            | Self::ClosingCheckMinutes
            | Self::RepairDispatchMinutes
            | Self::RepairAcceptMinutes
            | Self::RepairArriveMinutes
            | Self::RepairUrgentHours
            | Self::RepairAnswerHours
            | Self::RepairWorkingDays
            | Self::OutageAheadHours
            | Self::RetentionContactDays
            | Self::RetentionCaseDays
            | Self::RetentionComplaintDays => true,
            Self::LateEntryMinutes => false,
        }
    }
}

impl Settings {
    /// Returns every setting that has limits: its name, its value, the least and the most.
    #[allow(clippy::too_many_lines, reason = "a table: one line for each setting")]
    pub fn limits(&self) -> [(Setting, u32, u32, u32); 62] {
        use Setting as S;
        [
            (S::FeedbackWorkingDays, self.feedback_working_days.into(), 1, 30),
            (S::TransferAnswerMinutes, self.transfer_answer_minutes.into(), 5, 2_400),
            (S::ReturnsBeforeSupervisor, self.returns_before_supervisor.into(), 2, 9),
            (S::VacancyIdleMinutes, self.vacancy_idle_minutes.into(), 1, 120),
            (S::EarlyStartMinutes, self.early_start_minutes.into(), 0, 720),
            (S::LateStartMinutes, self.late_start_minutes.into(), 0, 60),
            (S::LockAfterSeconds, self.lock_after_seconds.into(), 30, 900),
            (S::MajorEventMinutes, self.major_event_minutes.into(), 5, 240),
            (S::DirectoryStaleDays, self.directory_stale_days.into(), 30, 730),
            (S::AwayMinutes, self.away_minutes.into(), 1, 60),
            (S::CallBackWorkingDays, self.call_back_working_days.into(), 1, 10),
            // R-CLK-4 is fixed for licences at five; a site may only promise less.
            (S::SupplementWorkingDays, self.supplement_working_days.into(), 1, 5),
            // Art. 42 and 44 set the most for licences; a site may only promise less.
            (S::ExtensionWorkingDays, self.extension_working_days.into(), 1, 10),
            (S::ConversionWorkingDays, self.conversion_working_days.into(), 1, 20),
            (S::DeliveryWorkingDays, self.delivery_working_days.into(), 1, 10),
            (S::YellowPercent, self.yellow_percent.into(), 5, 50),
            (S::LateEntryMinutes, self.late_entry_minutes.into(), 5, 1_440),
            (S::RetentionContactDays, self.retention_contact_days.into(), 30, 3_650),
            (S::RetentionCaseDays, self.retention_case_days.into(), 365, 36_500),
            (S::RetentionComplaintDays, self.retention_complaint_days.into(), 180, 3_650),
            (S::ArchiveDays, self.archive_days.into(), 1, 400),
            (S::ClosedKept, self.closed_kept.into(), 100, 20_000),
            (S::BookingWorkingDays, self.booking_working_days.into(), 1, 30),
            (S::SlotMinutes, self.slot_minutes.into(), 5, 480),
            (S::SlotPlaces, self.slot_places.into(), 1, 50),
            (S::PublicPercent, self.public_percent.into(), 0, 90),
            (S::LentPercent, self.lent_percent.into(), 0, 50),
            (S::LoanHours, self.loan_hours.into(), 4, 168),
            (S::ChangeAheadMinutes, self.change_ahead_minutes.into(), 0, 2880),
            (S::ReserveAheadDays, self.reserve_ahead_days.into(), 0, 14),
            (S::ArriveEarlyMinutes, self.arrive_early_minutes.into(), 0, 120),
            (S::FreedDelayMinutes, self.freed_delay_minutes.into(), 0, 240),
            (S::HoldMinutes, self.hold_minutes.into(), 0, 1_440),
            (S::MissedBeforePause, self.missed_before_pause.into(), 1, 20),
            (S::CancelledBeforePause, self.cancelled_before_pause.into(), 1, 50),
            (S::PauseDays, self.pause_days.into(), 0, 365),
            (S::ArriveLateMinutes, self.arrive_late_minutes.into(), 5, 240),
            (S::ServeLateMinutes, self.serve_late_minutes.into(), 5, 120),
            (S::QueueCalls, self.queue_calls.into(), 1, 5),
            (S::QueueByPhone, self.queue_by_phone.into(), 0, 100),
            (S::RemindWorkingDays, self.remind_working_days.into(), 0, 5),
            (S::RemindMinutes, self.remind_minutes.into(), 0, 1_440),
            (S::MessagesToOne, self.messages_to_one.into(), 1, 20),
            (S::MessagesADay, self.messages_a_day.into(), 0, 20_000),
            (S::HandoverConfirmMinutes, self.handover_confirm_minutes.into(), 1, 240),
            // 2.7 has a complaint answered within seven working days at the most, but with a reason.
            (S::ComplaintAcknowledgeDays, self.complaint_acknowledge_days.into(), 1, 3),
            (S::ComplaintSimpleDays, self.complaint_simple_days.into(), 1, 7),
            (S::ComplaintComplexDays, self.complaint_complex_days.into(), 1, 7),
            (S::ComplaintMaxDays, self.complaint_max_days.into(), 1, 15),
            (S::RatingDays, self.rating_days.into(), 1, 90),
            // 2.9 extends what needs a reason to fifteen working days at the most.
            (S::RatingRectifyDays, self.rating_rectify_days.into(), 1, 15),
            (S::RatingExtendDays, self.rating_extend_days.into(), 1, 15),
            (S::StatementDays, self.statement_days.into(), 1, 15),
            (S::AppealDays, self.appeal_days.into(), 7, 90),
            (S::ClosingCheckMinutes, self.closing_check_minutes.into(), 0, 240),
            (S::RepairDispatchMinutes, self.repair_dispatch_minutes.into(), 5, 240),
            (S::RepairAcceptMinutes, self.repair_accept_minutes.into(), 1, 120),
            (S::RepairArriveMinutes, self.repair_arrive_minutes.into(), 5, 240),
            (S::RepairUrgentHours, self.repair_urgent_hours.into(), 1, 72),
            (S::RepairAnswerHours, self.repair_answer_hours.into(), 1, 72),
            (S::RepairWorkingDays, self.repair_working_days.into(), 1, 15),
            (S::OutageAheadHours, self.outage_ahead_hours.into(), 1, 168),
        ]
    }

    /// Sets one setting; what does not fit its field becomes the largest that does, which
    /// [`Settings::limits`] then tells to be out of range.
    #[allow(clippy::too_many_lines, reason = "a table: one line for each setting")]
    pub fn set(&mut self, setting: Setting, value: u32) {
        use Setting as S;
        let wide = u16::try_from(value).unwrap_or(u16::MAX);
        let narrow = u8::try_from(value).unwrap_or(u8::MAX);
        match setting {
            S::FeedbackWorkingDays => self.feedback_working_days = wide,
            S::TransferAnswerMinutes => self.transfer_answer_minutes = wide,
            S::ReturnsBeforeSupervisor => self.returns_before_supervisor = narrow,
            S::VacancyIdleMinutes => self.vacancy_idle_minutes = wide,
            S::EarlyStartMinutes => self.early_start_minutes = wide,
            S::LateStartMinutes => self.late_start_minutes = wide,
            S::LockAfterSeconds => self.lock_after_seconds = wide,
            S::MajorEventMinutes => self.major_event_minutes = wide,
            S::DirectoryStaleDays => self.directory_stale_days = wide,
            S::AwayMinutes => self.away_minutes = wide,
            S::CallBackWorkingDays => self.call_back_working_days = wide,
            S::SupplementWorkingDays => self.supplement_working_days = wide,
            S::ExtensionWorkingDays => self.extension_working_days = wide,
            S::ConversionWorkingDays => self.conversion_working_days = wide,
            S::DeliveryWorkingDays => self.delivery_working_days = wide,
            S::YellowPercent => self.yellow_percent = narrow,
            S::LateEntryMinutes => self.late_entry_minutes = wide,
            S::RetentionContactDays => self.retention_contact_days = wide,
            S::RetentionCaseDays => self.retention_case_days = wide,
            S::RetentionComplaintDays => self.retention_complaint_days = wide,
            S::ArchiveDays => self.archive_days = wide,
            S::ClosedKept => self.closed_kept = wide,
            S::BookingWorkingDays => self.booking_working_days = wide,
            S::SlotMinutes => self.slot_minutes = wide,
            S::SlotPlaces => self.slot_places = wide,
            S::PublicPercent => self.public_percent = narrow,
            S::LentPercent => self.lent_percent = narrow,
            S::LoanHours => self.loan_hours = wide,
            S::ChangeAheadMinutes => self.change_ahead_minutes = wide,
            S::ReserveAheadDays => self.reserve_ahead_days = wide,
            S::ArriveEarlyMinutes => self.arrive_early_minutes = wide,
            S::FreedDelayMinutes => self.freed_delay_minutes = wide,
            S::HoldMinutes => self.hold_minutes = wide,
            S::MissedBeforePause => self.missed_before_pause = wide,
            S::CancelledBeforePause => self.cancelled_before_pause = wide,
            S::PauseDays => self.pause_days = wide,
            S::ArriveLateMinutes => self.arrive_late_minutes = wide,
            S::ServeLateMinutes => self.serve_late_minutes = wide,
            S::QueueCalls => self.queue_calls = wide,
            S::QueueByPhone => self.queue_by_phone = wide,
            S::RemindWorkingDays => self.remind_working_days = wide,
            S::RemindMinutes => self.remind_minutes = wide,
            S::MessagesToOne => self.messages_to_one = wide,
            S::MessagesADay => self.messages_a_day = wide,
            S::HandoverConfirmMinutes => self.handover_confirm_minutes = wide,
            S::ComplaintAcknowledgeDays => self.complaint_acknowledge_days = wide,
            S::ComplaintSimpleDays => self.complaint_simple_days = wide,
            S::ComplaintComplexDays => self.complaint_complex_days = wide,
            S::ComplaintMaxDays => self.complaint_max_days = wide,
            S::RatingDays => self.rating_days = wide,
            S::RatingRectifyDays => self.rating_rectify_days = wide,
            S::RatingExtendDays => self.rating_extend_days = wide,
            S::StatementDays => self.statement_days = wide,
            S::AppealDays => self.appeal_days = wide,
            S::ClosingCheckMinutes => self.closing_check_minutes = wide,
            S::RepairDispatchMinutes => self.repair_dispatch_minutes = wide,
            S::RepairAcceptMinutes => self.repair_accept_minutes = wide,
            S::RepairArriveMinutes => self.repair_arrive_minutes = wide,
            S::RepairUrgentHours => self.repair_urgent_hours = wide,
            S::RepairAnswerHours => self.repair_answer_hours = wide,
            S::RepairWorkingDays => self.repair_working_days = wide,
            S::OutageAheadHours => self.outage_ahead_hours = wide,
        }
    }
}
