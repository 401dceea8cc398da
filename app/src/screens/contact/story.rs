//! The story of a contact in words, oldest first.

use domain::State;
use domain::contact::view::{Chapter, timeline};
use domain::contact::{
    Consultation, Contact, Disposition, FaultKind, Feedback, Ground, Replied, Responsible, Told,
};

use super::{consult, recusal};
use crate::parts::Moment;
use crate::screens::say;
use crate::text::{Words, day, fill, instant, language, words};

/// Returns the story.
pub fn of(state: &State, contact: &Contact) -> Vec<Moment> {
    // A contact that became a case is closed as such; its matter is not.
    let closed = |what: &Chapter<'_>| matches!(what, Chapter::Closed) && contact.case().is_some();
    timeline(contact)
        .into_iter()
        .filter(|one| !closed(&one.what))
        .map(|one| {
            let who = one.by.map(|by| state.people.name(by)).unwrap_or_default();
            let said = chapter(state, &one.what);
            Moment {
                time: instant(one.at, state.site.zone, language()),
                who: who.to_owned(),
                words: said,
                more: None,
                bad: matches!(one.what, Chapter::Fault(_) | Chapter::Returned(_)),
            }
        })
        .collect()
}

/// Returns a chapter in words.
fn chapter(state: &State, what: &Chapter<'_>) -> String {
    let words = words();
    let plain = match what {
        Chapter::Received => words.contact_was_received,
        Chapter::Told(_) => words.contact_was_told,
        Chapter::MoreAsked(_) => words.contact_was_asked_more,
        Chapter::Accepted => words.contact_was_accepted,
        Chapter::Lapsed => words.contact_was_lapsed,
        Chapter::HandedOver => words.contact_was_handed_over,
        Chapter::Looked => words.contact_was_looked_at,
        Chapter::Closed => words.contact_was_closed,
        Chapter::Fault(FaultKind::SecondTrip) => words.contact_fault_second_trip,
        Chapter::Fault(FaultKind::SecondSupplement) => words.contact_fault_second_supplement,
        Chapter::Offered { to, reason } => {
            let values = [("name", state.people.name(to)), ("reason", reason)];
            return fill(words.contact_was_offered, &values);
        }
        Chapter::Reassigned { to, reason } => {
            let values = [("name", state.people.name(to)), ("reason", reason)];
            return fill(words.contact_was_reassigned, &values);
        }
        Chapter::Returned(ground) => {
            return fill(words.contact_was_returned, &[("ground", &returned(state, ground))]);
        }
        Chapter::Consulted(one) => return consulted(state, one),
        Chapter::Replied(one) => return replied(one),
        Chapter::Recused(one, lifted) => return recusal::told(state, one, *lifted),
        Chapter::Disposed(disposition) => return disposed(disposition),
        Chapter::Feedback(feedback) => return fed_back(words, feedback),
    };
    plain.to_owned()
}

/// Returns what somebody was asked or told.
pub fn consulted(state: &State, one: &Consultation) -> String {
    let w = words();
    let name = state.people.name(&one.whom);
    let values = [("why", consult::why(w, one.why)), ("name", name), ("words", &one.words)];
    fill(w.contact_was_consulted, &values)
}

/// Returns what was replied.
pub fn replied(one: &Replied) -> String {
    if one.words.is_empty() {
        return words().contact_was_read.to_owned();
    }
    fill(words().contact_was_replied, &[("words", &one.words)])
}

/// Returns an outcome in words.
pub fn disposed(disposition: &Disposition) -> String {
    let words = words();
    match disposition {
        Disposition::Answered { answer } => say::after(words.contact_was_answered, &[answer]),
        Disposition::CaseOpened { .. } => words.contact_case_opened.to_owned(),
        Disposition::Appointed { .. } => words.appointment_made.to_owned(),
        Disposition::ReferredOutside { name, place, phone, .. } => {
            let (name, place) = (name.say(language()), place.say(language()));
            say::after(words.contact_was_referred, &[name, place, phone])
        }
        Disposition::CallBack { due } => {
            fill(words.contact_was_promised_call, &[("date", &day(*due, language()))])
        }
        Disposition::Refused { ground, remedy } => {
            say::after(words.contact_refused, &[ground, remedy])
        }
        Disposition::Withdrawn => words.reception_withdrawn.to_owned(),
    }
}

/// Returns why a transfer was given back.
fn returned(state: &State, ground: &Ground) -> String {
    let words = words();
    match ground {
        Ground::NotOurDuty { responsible } => {
            let named = match responsible {
                Responsible::Department(id) => state.catalogue.department(id).ok().map(|d| &d.name),
                Responsible::Unit(id) => state.catalogue.unit(id).ok().map(|unit| &unit.name),
            };
            let named = named.map(|name| name.say(language())).unwrap_or_default();
            say::after(words.contact_not_our_duty, &[named])
        }
        Ground::Incomplete { lines, .. } => {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            say::after(words.contact_incomplete, &lines)
        }
    }
}

/// Returns what the visitor was told, and how.
pub fn fed_back(words: &Words, feedback: &Feedback) -> String {
    let text =
        if feedback.reached { words.contact_was_fed_back } else { words.contact_was_not_reached };
    let values = [("how", told(words, feedback.how)), ("content", feedback.content.as_str())];
    fill(text, &values).trim().to_owned()
}

/// Returns how a visitor hears of an outcome.
pub fn told(words: &Words, told: Told) -> &'static str {
    match told {
        Told::Present => words.contact_told_present,
        Told::Phone => words.contact_told_phone,
        Told::Message => words.contact_told_message,
        Told::NoContact => words.contact_told_no_contact,
        Told::Later => words.contact_told_later,
    }
}
