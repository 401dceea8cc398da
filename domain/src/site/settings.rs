//! Every number and choice that the regulation leaves open, with the default the product proposes.

use serde::{Deserialize, Serialize};

/// What a site decides for itself. Each field says its unit and the clause it fills in.
#[allow(clippy::struct_excessive_bools, reason = "each is a box the administrator ticks")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// S1.1.2 Working days after a result within which feedback is given.
    pub feedback_working_days: u16,
    /// S1.1.3 Open minutes within which a transfer is answered before the supervisor is told.
    pub transfer_answer_minutes: u16,
    /// S1.1.3 Times a contact may be returned before only the supervisor moves it on.
    pub returns_before_supervisor: u8,
    /// S1.3.1 Minutes a post may be idle with people waiting before it counts as vacant.
    pub vacancy_idle_minutes: u16,
    /// S1.3.1 Minutes before opening from which duty may start.
    pub early_start_minutes: u16,
    /// S1.3.1 Minutes after which a start of duty counts as late.
    pub late_start_minutes: u16,
    /// S2.1.7 Seconds without a touch after which the screen locks.
    pub lock_after_seconds: u16,
    /// S2.2.4 Minutes within which a major event is reported upwards.
    pub major_event_minutes: u16,
    /// S2.2.5 Days after which an entry of the outside directory counts as stale.
    pub directory_stale_days: u16,
    /// S2.3.1.6 Minutes a clerk may leave a visitor waiting at the seat.
    pub away_minutes: u16,
    /// S2.3.1.7 Working days within which a visitor is called back.
    pub call_back_working_days: u16,
    /// R-CLK-3 Whether the last day ends at 24:00 instead of at closing.
    pub deadline_at_midnight: bool,
    /// R-CLK-4 Working days within which missing material is named.
    pub supplement_working_days: u16,
    /// R-CLK-7 Working days by which a limit may be extended at most.
    #[serde(skip_serializing_if = "is_usual::<10, _>")]
    pub extension_working_days: u16,
    /// R-CLK-9 The longest limit of an immediate matter that is converted, where no statute sets one.
    #[serde(skip_serializing_if = "is_usual::<20, _>")]
    pub conversion_working_days: u16,
    /// R-CLK-10 Whether the visitor's own delay, noted before the date, counts as on time.
    #[serde(skip_serializing_if = "is_so")]
    pub delay_excuses: bool,
    /// R-CLK-11 Working days within which a document is handed over.
    #[serde(skip_serializing_if = "is_usual::<10, _>")]
    pub delivery_working_days: u16,
    /// R-CLK-12 Percent of a limit, at least one working day, at which its light turns yellow.
    pub yellow_percent: u8,
    /// 5.2-3 Whether a day off on which the site opens extra counts as a working day.
    pub extra_days_count: bool,
    /// 5.2-3 Whether a working day on which the site is shut still counts.
    pub closed_days_count: bool,
    /// Minutes between an act and its entry after which the entry is marked late.
    pub late_entry_minutes: u16,
    /// Days a visitor's personal fields are kept after a contact is closed without a case. PIPL Art. 19
    pub retention_contact_days: u16,
    /// Days they are kept after a case is closed. PIPL Art. 19
    #[serde(skip_serializing_if = "is_usual::<3_650, _>")]
    pub retention_case_days: u16,
    /// Days an answered complaint, and a rating, are kept. PIPL Art. 19
    #[serde(skip_serializing_if = "is_usual::<1_095, _>")]
    pub retention_complaint_days: u16,
    /// Days for which a closed matter stays at hand before it goes to the archive.
    #[serde(skip_serializing_if = "is_usual::<ARCHIVE_DAYS, _>")]
    pub archive_days: u16,
    /// Closed matters that stay at hand at most; the oldest go to the archive sooner.
    #[serde(skip_serializing_if = "is_usual::<CLOSED_KEPT, _>")]
    pub closed_kept: u16,
    /// 2.6 Working days ahead for which places are given.
    #[serde(skip_serializing_if = "is_usual::<5, _>")]
    pub booking_working_days: u16,
    /// 2.6 Minutes of a slot where a post sets no times.
    #[serde(skip_serializing_if = "is_usual::<60, _>")]
    pub slot_minutes: u16,
    /// 2.6 Places of a slot where a post sets no times.
    #[serde(skip_serializing_if = "is_usual::<2, _>")]
    pub slot_places: u16,
    /// S1.4.1 Percent of a slot kept for those who book themselves, until the evening before.
    #[serde(skip_serializing_if = "is_usual::<50, _>")]
    pub public_percent: u8,
    /// S1.4.1 Percent of a day's places lent to the tablets of a post; less of it the nearer the day.
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub lent_percent: u8,
    /// S1.4.1 Hours for which a tablet may promise a lent place without being heard of.
    #[serde(skip_serializing_if = "is_usual::<48, _>")]
    pub loan_hours: u16,
    /// 2.6 Minutes before an appointment until which a visitor is asked to cancel or move it.
    #[serde(skip_serializing_if = "is_usual::<120, _>")]
    pub change_ahead_minutes: u16,
    /// 2.6 Days ahead at least for which residents take places by themselves.
    #[serde(skip_serializing_if = "is_usual::<1, _>")]
    pub reserve_ahead_days: u16,
    /// 2.6 Minutes before its time from which a visitor may say that they are here.
    #[serde(skip_serializing_if = "is_usual::<15, _>")]
    pub arrive_early_minutes: u16,
    /// 2.6 Minutes at most after which a place that is given up is offered to residents again.
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub freed_delay_minutes: u16,
    /// 2.6 Minutes for which an earlier time is held for whoever waits for one; with 0 nobody waits.
    #[serde(skip_serializing_if = "is_usual::<60, _>")]
    pub hold_minutes: u16,
    /// 2.6 Appointments missed within 30 days after which a visitor takes none by themselves.
    #[serde(skip_serializing_if = "is_usual::<2, _>")]
    pub missed_before_pause: u16,
    /// 2.6 Appointments given up within 30 days after which a visitor takes none by themselves.
    #[serde(skip_serializing_if = "is_usual::<5, _>")]
    pub cancelled_before_pause: u16,
    /// 2.6 Days for which they then take none.
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub pause_days: u16,
    /// 2.6 Minutes after its time for which a visitor is waited for.
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub arrive_late_minutes: u16,
    /// S1.4.3 Minutes after its time by which service has begun for a visitor who is here.
    #[serde(skip_serializing_if = "is_usual::<15, _>")]
    pub serve_late_minutes: u16,
    /// 2.6 How often a number is called before the window gives it up.
    #[serde(skip_serializing_if = "is_usual::<2, _>")]
    pub queue_calls: u16,
    /// 2.6 How many who took their number by phone wait at a window at one time; with 0 there are none.
    #[serde(skip_serializing_if = "is_usual::<5, _>")]
    pub queue_by_phone: u16,
    /// S1.4.2 Working days before an appointment on which its visitor is reminded; with 0 there is none.
    #[serde(skip_serializing_if = "is_usual::<1, _>")]
    pub remind_working_days: u16,
    /// S1.4.2 Minutes before an appointment at which its visitor is reminded again; with 0 there is none.
    #[serde(skip_serializing_if = "is_usual::<120, _>")]
    pub remind_minutes: u16,
    /// 2.6 Messages a day that one phone is sent at most.
    #[serde(skip_serializing_if = "is_usual::<5, _>")]
    pub messages_to_one: u16,
    /// 2.6 Messages a day that the site sends at most; with 0 it sends none.
    #[serde(skip_serializing_if = "is_usual::<500, _>")]
    pub messages_a_day: u16,
    /// S1.3.3 Minutes after the receiver's shift begins within which a handover is confirmed.
    #[serde(skip_serializing_if = "is_usual::<15, _>")]
    pub handover_confirm_minutes: u16,
    /// 2.7 Working days within which a complaint is acknowledged.
    #[serde(skip_serializing_if = "is_usual::<1, _>")]
    pub complaint_acknowledge_days: u16,
    /// 2.7 Working days within which a simple complaint is answered.
    #[serde(skip_serializing_if = "is_usual::<1, _>")]
    pub complaint_simple_days: u16,
    /// 2.7 Working days within which one that takes looking into is answered.
    #[serde(skip_serializing_if = "is_usual::<5, _>")]
    pub complaint_complex_days: u16,
    /// 2.7 Working days within which an answer is given in all, once it is extended with a reason.
    #[serde(skip_serializing_if = "is_usual::<7, _>")]
    pub complaint_max_days: u16,
    /// 2.9 Days after a visit for which it may be rated.
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub rating_days: u16,
    /// 2.9 Working days within which what a bad rating says is put right.
    #[serde(skip_serializing_if = "is_usual::<5, _>")]
    pub rating_rectify_days: u16,
    /// 2.9 Working days within which a bad rating is put right in all, once that is extended with a reason.
    #[serde(skip_serializing_if = "is_usual::<15, _>")]
    pub rating_extend_days: u16,
    /// S1.2.2 Working days a person has to answer before their silence counts as heard.
    #[serde(skip_serializing_if = "is_usual::<3, _>")]
    pub statement_days: u16,
    /// S1.2.2 Days after a decision within which the person may appeal. 公务员法 Art. 95
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub appeal_days: u16,
    /// S2.1.6 Minutes after closing from which a list that nobody answered is found missing.
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub closing_check_minutes: u16,
    /// UL01 Minutes within which a team is sent in an emergency, round the clock.
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub repair_dispatch_minutes: u16,
    /// UL01 Minutes within which the team says that it comes.
    #[serde(skip_serializing_if = "is_usual::<10, _>")]
    pub repair_accept_minutes: u16,
    /// UL01 Minutes within which the team is there.
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub repair_arrive_minutes: u16,
    /// UL01 Hours within which an emergency is mended, round the clock.
    #[serde(skip_serializing_if = "is_usual::<24, _>")]
    pub repair_urgent_hours: u16,
    /// UL02 Hours within which a team says that it comes for an ordinary repair, round the clock.
    #[serde(skip_serializing_if = "is_usual::<24, _>")]
    pub repair_answer_hours: u16,
    /// UL02 Working days within which an ordinary repair is done.
    #[serde(skip_serializing_if = "is_usual::<3, _>")]
    pub repair_working_days: u16,
    /// UL03 Minutes within which a team is there where water or power is gone.
    #[serde(skip_serializing_if = "is_usual::<20, _>")]
    pub repair_supply_minutes: u16,
    /// UL03 Hours within which water or power is back, round the clock.
    #[serde(skip_serializing_if = "is_usual::<12, _>")]
    pub repair_supply_hours: u16,
    /// UL03 Hours within which it is back after a fault of a main.
    #[serde(skip_serializing_if = "is_usual::<48, _>")]
    pub repair_mains_hours: u16,
    /// Days a repair is kept after it is over: it may be opened again as long.
    #[serde(skip_serializing_if = "is_usual::<90, _>")]
    pub retention_repair_days: u16,
    /// UL03 Hours at least by which what is shut off is announced before.
    #[serde(skip_serializing_if = "is_usual::<24, _>")]
    pub outage_ahead_hours: u16,
    /// S3.2 Working days after a discharge within which a volume is signed in. MER-TQ-01
    #[serde(skip_serializing_if = "is_usual::<2, _>")]
    pub volume_filing_days: u16,
    /// S3.2 Working days within which it is where the patient died.
    #[serde(skip_serializing_if = "is_usual::<7, _>")]
    pub volume_death_days: u16,
    /// S3.4 Working days for which a volume is lent, and for which a loan is renewed.
    #[serde(skip_serializing_if = "is_usual::<3, _>")]
    pub volume_loan_days: u16,
    /// S3.4 Days for which it is lent to the shelf of the reading room.
    #[serde(skip_serializing_if = "is_usual::<30, _>")]
    pub volume_reading_days: u16,
    /// S3.4 Days for which such a loan is renewed.
    #[serde(skip_serializing_if = "is_usual::<15, _>")]
    pub volume_renewal_days: u16,
    /// S3.4 Working days within which a volume that somebody needs is back.
    #[serde(skip_serializing_if = "is_usual::<1, _>")]
    pub volume_recall_days: u16,
    /// S3.4 Volumes one borrower has at once without a supervisor's leave.
    #[serde(skip_serializing_if = "is_usual::<50, _>")]
    pub volume_bulk: u16,
    /// S3.3 Cents a page of a copy costs: the public list.
    #[serde(skip_serializing_if = "is_usual::<50, _>")]
    pub copy_cents: u16,
    /// S3.3 Requests of one agent within 30 days from which on they are flagged.
    #[serde(skip_serializing_if = "is_usual::<5, _>")]
    pub copy_unusual: u16,
}

/// [`Settings::archive_days`] unless a site chooses another number.
pub(super) const ARCHIVE_DAYS: u16 = 35;

/// [`Settings::closed_kept`] unless a site chooses another number.
pub(super) const CLOSED_KEPT: u16 = 2_000;

// What is written stays what it was where a site has chosen nothing.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_so(chosen: &bool) -> bool {
    *chosen
}

/// Says whether a setting has the value the product proposes.
fn is_usual<const USUAL: u16, N: Copy + Into<u16>>(value: &N) -> bool {
    (*value).into() == USUAL
}
