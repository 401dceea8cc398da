//! What screens need of appointments: what is free, what is promised for certain, who comes when.

mod borrowers;
mod breaks;
mod line;
mod offers;
mod promises;
mod public;
mod undone;

use super::{
    Appointment, Breach, Slot, SlotId, State as Appointments, Taken, Times, Warning, Whose, rules,
    times::slots_by,
};
use crate::case::check_character;
use crate::contact::{self, Contact, Disposition, view::ledger_no};
use crate::context::Stamp;
use crate::id::{PersonId, PostId};
use crate::time::{Minutes, Timestamp, shift};
use crate::{Event as Happened, State};

pub use borrowers::{Borrower, borrowers};
pub use breaks::{broken_after, broken_by};
pub(super) use line::{left_line, served_in_line, stands_in_line};
pub use offers::{Offer, days, next_free, offers};
pub use promises::{Fate, Promises, fate, percent};
pub use public::{Vacancy, Wanted, by_post, opens_next, public_days, serving, vacancies};
pub use undone::{Undone, undone, undone_for};

/// For how many days times that were not kept are shown.
const SHOWN_DAYS: i64 = 7;

/// How many results a search gives.
const FOUND: usize = 50;

/// Returns the appointments of all posts still to be kept on a day, in order of time.
pub fn today(state: &State, now: Timestamp) -> Vec<&Appointment> {
    let date = now.date(state.site.zone);
    let day = |date| state.site.day_begins(date);
    state.appointment.ahead(day(date), day(shift(date, 1))).collect()
}

/// Returns the appointments whose day is over and that nobody has settled, the oldest first. S1.4.3
pub fn unsettled(state: &State, now: Timestamp) -> Vec<&Appointment> {
    let today = state.site.day_begins(now.date(state.site.zone));
    state.appointment.ahead(Timestamp(0), today).collect()
}

/// Returns the times of the last days that were not kept, as far as is known, the newest first. S1.4.3
pub fn broken(state: &State, now: Timestamp) -> Vec<(&Appointment, &Breach)> {
    let since = now.plus(Minutes(-SHOWN_DAYS * 24 * 60));
    let all = state.appointment.broken();
    let breaches = all.flat_map(|one| one.standing_breaches().map(move |breach| (one, breach)));
    let mut found: Vec<_> = breaches.filter(|(_, breach)| breach.noted >= since).collect();
    found.sort_by_key(|(_, breach)| std::cmp::Reverse(breach.noted));
    found
}

/// Returns the appointments a register hands over: those of a post, or of whoever gives it over,
/// until an instant, what is overdue among them. S1.4.2
pub fn of_register<'a>(
    state: &'a State,
    post: &'a PostId,
    owner: &PersonId,
    until: Timestamp,
) -> impl Iterator<Item = &'a Appointment> {
    let end = SlotId::first_at(until);
    let elsewhere = state.appointment.owned_by(owner).filter(|one| one.post != *post);
    let elsewhere = elsewhere.filter(move |one| one.slot() < end);
    state.appointment.ahead_at(post, Timestamp(0), until).chain(elsewhere)
}

/// Returns the appointment a contact waits for.
pub fn of_contact<'a>(state: &'a State, contact: &Contact) -> Option<&'a Appointment> {
    state.appointment.of_contact(&contact.id).find(|one| one.is_open())
}

/// Returns the appointment with a number, or those whose number begins with a text.
pub fn find<'a>(appointments: &'a Appointments, text: &str) -> Vec<&'a Appointment> {
    let wanted = text.trim().to_ascii_uppercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    match appointments.numbered(&wanted) {
        Some(one) => vec![one],
        None => appointments.with_no(&wanted, FOUND),
    }
}

/// Returns the number of an appointment: `Y`, then as in the ledger, then a check character.
pub fn number(state: &State, stamp: &Stamp) -> String {
    checked_number('Y', state, stamp)
}

/// Returns a number that begins with a letter, goes on as in the ledger, and ends with a check
/// character.
pub fn checked_number(letter: char, state: &State, stamp: &Stamp) -> String {
    let body = format!("{letter}{}", ledger_no(state, stamp));
    let plain: String = body.chars().filter(char::is_ascii_alphanumeric).collect();
    let check = check_character(&plain.to_ascii_uppercase()).unwrap_or('0');
    format!("{body}-{check}")
}

/// Says whether a number that begins with a letter is one that was given: a slip of the pen does not check.
pub fn checks(no: &str) -> bool {
    let plain: String = no.chars().filter(char::is_ascii_alphanumeric).collect();
    let Some((check, body)) = plain.char_indices().next_back().map(|(at, c)| (c, &plain[..at]))
    else {
        return false;
    };
    body.starts_with(|first: char| first.is_ascii_uppercase())
        && check_character(body) == Some(check)
}

/// Returns how many lent places would lie outside other times of a post.
pub fn loans_outside(state: &State, post: &PostId, times: &Times, now: Timestamp) -> usize {
    let of_post = state.appointment.taken_from(now).filter(|taken| taken.post == *post);
    let outside = |taken: &Taken| {
        let slot = place_under(state, post, times, taken.from);
        let places = slot.map_or(0, |slot| slot.places);
        taken.loans().filter(|(place, _)| *place >= places).count()
    };
    of_post.map(outside).sum()
}

fn place_under(state: &State, post: &PostId, times: &Times, from: Timestamp) -> Option<Slot> {
    let date = from.date(state.site.zone);
    slots_by(state, post, times, date).into_iter().find(|slot| slot.from == from)
}

/// Returns what a change of an appointment is warned of: the window's own counts, and a late one is
/// told. S1.4.3, 2.6
pub(super) fn change_warning(
    state: &State,
    one: &Appointment,
    whose: Whose,
    stamp: &Stamp,
) -> Option<Warning> {
    let ahead = Minutes(i64::from(state.site.settings.change_ahead_minutes));
    match whose {
        Whose::WindowAgreed | Whose::WindowAlone => Some(Warning::PutOff),
        Whose::Visitor if stamp.at.plus(ahead) > one.from => Some(Warning::LateChange),
        Whose::Visitor => None,
    }
}

/// Returns what becomes of the contact that waited for an appointment: it goes on.
pub(super) fn resumed(state: &State, one: &Appointment) -> Option<Happened> {
    let contact = waiting(state, one)?.id.clone();
    Some(Happened::Contact(contact::Event::Resumed(contact::Resumed { contact })))
}

/// Returns what becomes of the contact of somebody who took a place by themselves and gives it up:
/// nothing is left to do for them.
pub(super) fn withdrawn(state: &State, one: &Appointment) -> Option<Happened> {
    let contact = waiting(state, one)?.id.clone();
    let (disposition, told) = (Disposition::Withdrawn, contact::Told::Message);
    let disposed = contact::Disposed { contact, disposition, told };
    Some(Happened::Contact(contact::Event::Disposed(disposed)))
}

/// Returns the contact that waits for an appointment.
fn waiting<'a>(state: &'a State, one: &Appointment) -> Option<&'a Contact> {
    let contact = state.contact.get(&one.contact)?;
    let waits = Disposition::Appointed { appointment: one.id.clone() };
    (contact.disposition.as_ref() == Some(&waits)).then_some(contact)
}

/// Returns how many wait longer at its window for an earlier time; nothing where it does not wait, or a
/// time is held for it. 2.6
pub fn waits_behind(state: &State, one: &Appointment) -> Option<usize> {
    one.waits_since()?;
    let of_post = state.appointment.waiting().filter(|other| other.post == one.post);
    Some(of_post.take_while(|other| other.id != one.id).count())
}

/// Says whether service of somebody who is here is late. S1.4.3
pub fn is_late(state: &State, one: &Appointment, now: Timestamp) -> bool {
    rules::kept_until(state, one).is_some_and(|until| until < now)
}

/// Says whether a move of an appointment may be promised for certain: what the server itself has
/// confirmed, or a lent place stands behind, cannot be refused any more.
pub fn is_settled(one: &Appointment, pending: bool) -> bool {
    !pending || one.lent_to.is_some()
}
