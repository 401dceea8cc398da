//! Why something is not done, in everyday words, and how it is answered.

use domain::Refusal;
use domain::appointment::Refusal as Appointment;
use domain::contact::Refusal as Contact;

use crate::page::Page;
use crate::say::{day, fill};

/// Says whether the time was taken meanwhile: other times are the answer.
pub fn is_taken(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Appointment(Appointment::SlotFull | Appointment::KeptForWindow))
}

/// Returns the status a refused form is answered with.
pub fn status(refusal: &Refusal) -> u16 {
    if is_taken(refusal) { 409 } else { 422 }
}

/// Returns the sentence of a refusal.
pub fn sentence(page: &Page, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Appointment(refusal) => of_appointment(page, refusal),
        Refusal::Contact(Contact::IdentityNotAsked { .. }) => {
            page.words.refused_anonymous.to_owned()
        }
        Refusal::Contact(Contact::UnknownItem { .. } | Contact::UnknownVersion { .. }) => {
            page.words.refused_not_offered.to_owned()
        }
        Refusal::Contact(_)
        | Refusal::Access(_)
        | Refusal::Site(_)
        | Refusal::People(_)
        | Refusal::Catalogue(_)
        | Refusal::Duty(_)
        | Refusal::Case(_)
        | Refusal::Handover(_) => other(page),
    }
}

fn of_appointment(page: &Page, refusal: &Appointment) -> String {
    let words = page.words;
    let plain = match refusal {
        Appointment::SlotFull => words.refused_full,
        Appointment::KeptForWindow => words.refused_kept_for_window,
        Appointment::InThePast => words.refused_past,
        Appointment::NoSlot => words.refused_no_slot,
        Appointment::NotServedThere | Appointment::UnknownPost { .. } => words.refused_no_window,
        Appointment::NobodyAgreed => words.refused_nobody_agreed,
        // Name and phone prove nobody: whoever asks learns neither when nor why.
        Appointment::HasOne { .. } | Appointment::Suspended { .. } => words.refused_not_now,
        Appointment::AlreadyEnded { .. } => words.refused_ended,
        Appointment::AlreadyHere { .. } => words.refused_here_already,
        Appointment::SameSlot => words.refused_same,
        Appointment::TooFar { .. }
        | Appointment::TooSoon { .. }
        | Appointment::TooLateToChange { .. }
        | Appointment::NotAwaited { .. } => return timed(page, refusal),
        Appointment::UnknownAppointment { .. }
        | Appointment::NotOwner { .. }
        | Appointment::NobodyNamed
        | Appointment::HasAppointment { .. }
        | Appointment::NotLentHere
        | Appointment::KeptForPublic
        | Appointment::NoConsent
        | Appointment::ReasonBlank
        | Appointment::NotYetMissed { .. }
        | Appointment::Times { .. }
        | Appointment::WouldBreak { .. }
        | Appointment::NothingLent
        | Appointment::ImmediateOpen { .. } => return other(page),
    };
    plain.to_owned()
}

/// Returns the sentence of a refusal that names a time.
fn timed(page: &Page, refusal: &Appointment) -> String {
    let words = page.words;
    if let Appointment::TooFar { days } = refusal {
        fill(words.refused_too_far, &[("days", &days.to_string())])
    } else if let Appointment::TooSoon { first } = refusal {
        fill(words.refused_too_soon, &[("first", &day(*first, page.reading.language))])
    } else if let Appointment::TooLateToChange { until } = refusal {
        fill(words.refused_too_late, &[("until", &page.instant(*until))])
    } else if let Appointment::NotAwaited { from, until } = refusal {
        let values = [("from", &*page.instant(*from)), ("until", &*page.instant(*until))];
        fill(words.refused_not_awaited, &values)
    } else {
        other(page)
    }
}

fn other(page: &Page) -> String {
    fill(page.words.refused_other, &[("phone", &page.state.site.phone)])
}
