//! Why something is not done, in everyday words, and how it is answered.

use domain::Refusal;
use domain::appointment::Refusal as Appointment;
use domain::complaint::Refusal as Complaint;
use domain::contact::Refusal as Contact;
use domain::queue::Refusal as Queue;
use domain::rating::Refusal as Rating;
use domain::repair::Refusal as Repair;

use crate::page::Page;
use crate::say::{day, fill};

/// Says whether the time was taken meanwhile: other times are the answer.
pub fn is_taken(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Appointment(
            Appointment::SlotFull | Appointment::KeptForWindow | Appointment::TooFewSlots { .. }
        )
    )
}

/// Returns the status a refused form is answered with.
pub fn status(refusal: &Refusal) -> u16 {
    if is_taken(refusal) { 409 } else { 422 }
}

/// Returns the sentence of a refusal.
pub fn sentence(page: &Page, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Appointment(refusal) => of_appointment(page, refusal),
        Refusal::Queue(refusal) => of_queue(page, refusal),
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
        | Refusal::Premises(_)
        | Refusal::Custody(_)
        | Refusal::Volume(_)
        | Refusal::Copying(_)
        | Refusal::Handover(_)
        | Refusal::Conduct(_)
        | Refusal::Accountability(_)
        | Refusal::Assessment(_)
        | Refusal::Monthly(_)
        | Refusal::Message(_)
        | Refusal::Courtesy(_) => other(page),
        Refusal::Repair(refusal) => of_repair(page, refusal),
        Refusal::Rating(refusal) => of_rating(page, refusal),
        Refusal::Complaint(refusal) => of_complaint(page, refusal),
    }
}

fn of_appointment(page: &Page, refusal: &Appointment) -> String {
    let (words, language) = (page.words, page.reading.language);
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
        Appointment::TooFewSlots { slots } => {
            return fill(words.refused_too_few_slots, &[("slots", &slots.to_string())]);
        }
        Appointment::TooFar { days } => {
            return fill(words.refused_too_far, &[("days", &days.to_string())]);
        }
        Appointment::TooSoon { first } => {
            return fill(words.refused_too_soon, &[("first", &day(*first, language))]);
        }
        Appointment::TooLateToChange { until } => {
            return fill(words.refused_too_late, &[("until", &page.instant(*until))]);
        }
        Appointment::NotAwaited { from, until } => {
            let (from, until) = (page.instant(*from), page.instant(*until));
            return fill(words.refused_not_awaited, &[("from", &from), ("until", &until)]);
        }
        Appointment::UnknownAppointment { .. }
        | Appointment::NotOwner { .. }
        | Appointment::NobodyNamed
        | Appointment::HasAppointment { .. }
        | Appointment::SeveralNotLent { .. }
        | Appointment::NotLentHere
        | Appointment::KeptForPublic
        | Appointment::NoConsent
        | Appointment::ReasonBlank
        | Appointment::NotYetMissed { .. }
        | Appointment::Times { .. }
        | Appointment::WouldBreak { .. }
        | Appointment::NothingLent
        | Appointment::ImmediateOpen { .. }
        | Appointment::StillExpected { .. }
        | Appointment::NoWaiting
        | Appointment::NothingHeld => return other(page),
    };
    plain.to_owned()
}

fn of_queue(page: &Page, refusal: &Queue) -> String {
    let words = page.words;
    let plain = match refusal {
        Queue::NotOpen { .. } => words.refused_shut,
        Queue::NotServedThere => words.refused_no_window,
        Queue::FullByPhone => words.refused_full_by_phone,
        Queue::AlreadyEnded { .. } => words.refused_ended,
        Queue::UnknownTicket { .. }
        | Queue::OtherWindow { .. }
        | Queue::CalledBy { .. }
        | Queue::StillCalling { .. }
        | Queue::NobodyAgreed
        | Queue::OutOfTurn { .. }
        | Queue::NotCalled
        | Queue::CalledTooFew { .. }
        | Queue::OfAppointment
        | Queue::UnknownContact { .. } => return other(page),
    };
    plain.to_owned()
}

fn of_rating(page: &Page, refusal: &Rating) -> String {
    let (words, language) = (page.words, page.reading.language);
    match refusal {
        Rating::NotServed => words.refused_not_served.to_owned(),
        Rating::RatedAlready { .. } => words.refused_rated.to_owned(),
        Rating::TooLate { last } => {
            fill(words.refused_rated_late, &[("last", &day(*last, language))])
        }
        Rating::SaysNothing => words.rate_why_blank.to_owned(),
        Rating::UnknownContact { .. }
        | Rating::NotRated { .. }
        | Rating::NotLookedInto
        | Rating::ExcludedAlready => other(page),
    }
}

fn of_complaint(page: &Page, refusal: &Complaint) -> String {
    match refusal {
        Complaint::PhotosFull { .. } => page.words.photo_full.to_owned(),
        Complaint::AnsweredAlready { .. } => page.words.photo_closed.to_owned(),
        Complaint::UnknownComplaint { .. }
        | Complaint::UnknownAppointment { .. }
        | Complaint::UnknownPost { .. }
        | Complaint::UnknownPerson { .. }
        | Complaint::RatingOnly
        | Complaint::FiledAlready { .. }
        | Complaint::AcknowledgedAlready { .. }
        | Complaint::NoPetition
        | Complaint::AcceptanceNotAwaited
        | Complaint::AnswerNotAwaited
        | Complaint::ExtendedAlready
        | Complaint::AskedTooLate { .. }
        | Complaint::DaysOutOfRange { .. }
        | Complaint::ContactFirst
        | Complaint::ContactNotAwaited
        | Complaint::ReturnNotAwaited
        | Complaint::TriedToday => other(page),
    }
}

fn of_repair(page: &Page, refusal: &Repair) -> String {
    let words = page.words;
    match refusal {
        Repair::NoTeams => fill(words.refused_no_teams, &[("phone", &page.state.site.phone)]),
        Repair::TooManyOpen { .. } => {
            fill(words.refused_too_many_open, &[("phone", &page.state.site.phone)])
        }
        Repair::UnknownBuilding { .. } => words.refused_no_building.to_owned(),
        Repair::PlaceUnsaid { .. } => words.report_place_wrong.to_owned(),
        Repair::OutOfOrder { .. } => words.refused_otherwise.to_owned(),
        Repair::PhotosFull { .. } => words.photo_full_repair.to_owned(),
        Repair::UnknownTeam { .. }
        | Repair::Unnamed { .. }
        | Repair::Unreachable { .. }
        | Repair::UnknownPerson { .. }
        | Repair::UnknownRepair { .. }
        | Repair::UnknownDispatch { .. }
        | Repair::AnotherTeam
        | Repair::SentAlready { .. }
        | Repair::ExpectedBefore
        | Repair::WordsWrong { .. }
        | Repair::CostsNothing
        | Repair::Theirs
        | Repair::OwnWork
        | Repair::NotForwards
        | Repair::TooSoon { .. }
        | Repair::UnknownOutage { .. }
        | Repair::NothingCorrected
        | Repair::OutageOver => other(page),
    }
}

fn other(page: &Page) -> String {
    fill(page.words.refused_other, &[("phone", &page.state.site.phone)])
}
