//! What is not to stay open over the day's close: who leaves for the day is asked, and what nobody was asked
//! of is found. S1.4.1

use std::collections::BTreeSet;

use super::Refusal;
use crate::appointment::{Appointment, Stage};
use crate::case::{Case, rules::is_left_open};
use crate::catalogue::ItemKind;
use crate::contact::{self, Contact};
use crate::context::Stamp;
use crate::duty::rules::is_late;
use crate::duty::{self, End, EndReason};
use crate::id::{ContactId, DeviceId, PersonId, PostId};
use crate::time::Timestamp;
use crate::{Operation, State};

/// S1.4.1 An immediate matter does not stay open over the day's close without an appointment, a
/// conversion into a promised one, or the visitor's withdrawal. Asked of whoever leaves for the day, and of
/// nobody whose tablet could not know what became of it: what another tablet holds is asked on entering.
pub fn day_close(state: &State, end: &End, stamp: &Stamp) -> Result<(), Refusal> {
    if is_late(stamp) {
        return Ok(());
    }
    nothing_left(state, end, stamp, |device| *device == stamp.device)
}

/// S1.4.1 Whoever leaves for the day is asked for all the tablet knows of, wherever it was entered. Asked when it is
/// entered.
pub fn leaves_nothing(state: &State, operation: &Operation, stamp: &Stamp) -> Result<(), Refusal> {
    let Operation::Duty(duty::Operation::End(end)) = operation else { return Ok(()) };
    nothing_left(state, end, stamp, |_| true)
}

fn nothing_left(
    state: &State,
    end: &End,
    stamp: &Stamp,
    asked: impl Fn(&DeviceId) -> bool,
) -> Result<(), Refusal> {
    let Some(person) = stamp.person() else { return Ok(()) };
    if !leaves_for_day(state, end, person, stamp.at) {
        return Ok(());
    }
    let contacts = left_today(state, person, stamp.at, asked);
    if contacts.is_empty() { Ok(()) } else { Err(Refusal::ImmediateOpen { contacts }) }
}

/// S1.4.1 Whoever is relieved for the day by a handover leaves no immediate matter behind that is not taken over with
/// it. Asked when it is entered.
pub fn relieved(
    state: &State,
    post: &PostId,
    giver: &PersonId,
    taken: &BTreeSet<ContactId>,
    at: Timestamp,
) -> Result<(), Refusal> {
    let end = End { post: post.clone(), why: EndReason::Relieved };
    if !leaves_for_day(state, &end, giver, at) {
        return Ok(());
    }
    let mut contacts = left_today(state, giver, at, |_| true);
    contacts.retain(|contact| !taken.contains(contact));
    if contacts.is_empty() { Ok(()) } else { Err(Refusal::ImmediateOpen { contacts }) }
}

/// S1.4.1 Says whether somebody leaves for the day, whatever they call it: who is relieved may be expected again
/// today, and after a break the window opens again. An emergency may always leave.
pub fn leaves_for_day(state: &State, end: &End, person: &PersonId, at: Timestamp) -> bool {
    let comes_back = || duty::view::serves_again(state, person, at);
    let opens = || {
        let post = &end.post;
        duty::view::is_open(state, post, at) || duty::view::reopens(state, post, at).is_some()
    };
    match end.why {
        EndReason::Emergency { .. } => false,
        EndReason::DayOver => true,
        EndReason::Break => !opens() && !comes_back(),
        EndReason::Relieved => !comes_back(),
    }
}

/// S1.4.1 Returns the immediate matters that somebody answers for and that are neither done nor put off by an
/// appointment. Who was told what is missing comes back by themselves.
pub fn left_today(
    state: &State,
    person: &PersonId,
    at: Timestamp,
    asked: impl Fn(&DeviceId) -> bool,
) -> BTreeSet<ContactId> {
    let cases = state.case.owned_by(person).filter(|case| asked(&case.device));
    let cases = cases.filter(|case| is_case_left(state, case, at));
    let cases = cases.map(|case| case.contact.clone());
    let contacts = state.contact.owned_by(person).filter(|contact| asked(&contact.device));
    let contacts = contacts.filter(|contact| is_contact_left(state, contact));
    cases.chain(contacts.map(|contact| contact.id.clone())).collect()
}

/// S1.4.1 Says whether an immediate case is left open at an instant: a time that is over puts nothing off.
pub fn is_case_left(state: &State, case: &Case, at: Timestamp) -> bool {
    let ahead = |one: &Appointment| one.is_open() && at < one.to;
    is_left_open(state, case) && !state.appointment.of_contact(&case.contact).any(ahead)
}

/// S1.4.1 Says whether an immediate matter has no outcome although its visitor was here: who was told what is
/// missing, was sent to a colleague or did not come for an appointment is not waiting at the window.
pub fn is_contact_left(state: &State, contact: &Contact) -> bool {
    let undecided = contact.is_open() && contact.disposition.is_none();
    let immediate = contact::rules::guide(state, contact)
        .is_some_and(|guide| guide.kind == ItemKind::Immediate);
    let sent_away = !contact.notices.is_empty() || contact.offered().is_some();
    let stayed_away = || {
        let all = state.appointment.of_contact(&contact.id);
        let last = all.max_by_key(|one| one.ended());
        last.is_some_and(|last| matches!(last.stage, Stage::Missed { .. }))
    };
    undecided && immediate && !sent_away && !stayed_away()
}

/// S1.4.1 Returns since when a matter has been without a time: since it came, or the last one ended.
pub fn unkept_since(state: &State, contact: &ContactId, came: Timestamp) -> Timestamp {
    let all = state.appointment.of_contact(contact);
    all.map(|one| one.ended().unwrap_or(one.to)).fold(came, Timestamp::max)
}
