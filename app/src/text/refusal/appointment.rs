//! Refusals and warnings about appointments in words: the clause behind each, and its sentence.

use domain::appointment::{Refusal, Warning};

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::UnknownAppointment { .. } => ("S1.4.1", w.refusal_appointment_unknown_appointment),
        Refusal::UnknownPost { .. } => ("S1.4.1", w.refusal_appointment_unknown_post),
        Refusal::AlreadyEnded { .. } => ("S1.4.1", w.refusal_appointment_already_ended),
        Refusal::NotOwner { .. } => ("S1.1.2", w.refusal_appointment_not_owner),
        Refusal::NobodyNamed => ("S1.4.1", w.refusal_appointment_nobody_named),
        Refusal::HasAppointment { .. } => ("S1.4.1", w.refusal_appointment_has_appointment),
        Refusal::InThePast => ("", w.refusal_appointment_in_the_past),
        Refusal::TooFar { .. } => ("", w.refusal_appointment_too_far),
        Refusal::NoSlot => ("S1.4.1", w.refusal_appointment_no_slot),
        Refusal::TooFewSlots { .. } => ("S1.4.1", w.refusal_appointment_too_few_slots),
        Refusal::SeveralNotLent { .. } => ("S1.4.1", w.refusal_appointment_several_not_lent),
        Refusal::NotLentHere => ("S1.4.1", w.refusal_appointment_not_lent_here),
        Refusal::SlotFull => ("S1.4.1", w.refusal_appointment_slot_full),
        Refusal::KeptForPublic => ("S1.4.1", w.refusal_appointment_kept_for_public),
        Refusal::KeptForWindow => ("S1.4.1", w.refusal_appointment_kept_for_window),
        Refusal::NobodyAgreed => ("S1.6.2", w.refusal_appointment_nobody_agreed),
        Refusal::NotServedThere => ("S1.4.1", w.refusal_appointment_not_served_there),
        Refusal::TooSoon { .. } => ("", w.refusal_appointment_too_soon),
        Refusal::HasOne { .. } => ("", w.refusal_appointment_has_one),
        Refusal::Suspended { .. } => ("", w.refusal_appointment_suspended),
        Refusal::TooLateToChange { .. } => ("", w.refusal_appointment_too_late_to_change),
        Refusal::NotAwaited { .. } => ("", w.refusal_appointment_not_awaited),
        Refusal::NoConsent => ("S1.4.3", w.refusal_appointment_no_consent),
        Refusal::ReasonBlank => ("S1.4.3", w.refusal_appointment_reason_blank),
        Refusal::SameSlot => ("", w.refusal_appointment_same_slot),
        Refusal::NotYetMissed { .. } => ("", w.refusal_appointment_not_yet_missed),
        Refusal::AlreadyHere { .. } => ("", w.refusal_appointment_already_here),
        Refusal::Times { .. } => ("", w.refusal_appointment_times),
        Refusal::WouldBreak { .. } => ("S1.4.3", w.refusal_appointment_would_break),
        Refusal::NothingLent => ("", w.refusal_appointment_nothing_lent),
        Refusal::NoWaiting => ("2.6", w.refusal_appointment_no_waiting),
        Refusal::NothingHeld => ("2.6", w.refusal_appointment_nothing_held),
        Refusal::StillExpected { .. } => ("S1.4.1", w.refusal_appointment_still_expected),
        Refusal::ImmediateOpen { .. } => ("S1.4.1", w.refusal_appointment_immediate_open),
    }
}

/// Returns the clause behind a warning, and its sentence.
pub fn warned(warning: &Warning, w: &Words) -> Said {
    match warning {
        Warning::Beyond(_) => ("S1.4.1", w.refusal_appointment_note_beyond),
        Warning::PutOff => ("S1.4.3", w.refusal_appointment_note_put_off),
        Warning::LateChange => ("", w.refusal_appointment_note_late_change),
        Warning::CameLate => ("", w.refusal_appointment_note_came_late),
        Warning::Late { .. } => ("S1.4.3", w.refusal_appointment_note_late),
        Warning::LoansKept { .. } => ("S1.4.1", w.refusal_appointment_note_loans_kept),
    }
}
