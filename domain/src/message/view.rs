//! Which messages there are, which the gateway is to be given, and which somebody has to call about.

use std::collections::BTreeMap;

use super::{About, Entry, Key, Kind, Outcome, rules};
use crate::State;
use crate::appointment::{self, Appointment, Proof, Stage};
use crate::case::{self, Case};
use crate::contact::Contact;
use crate::id::{ContactId, PersonId};
use crate::text::Language;
use crate::time::{Minutes, Timestamp};

/// For how long it is still worth while to tell what has happened to an appointment.
const NEWS: Minutes = Minutes(24 * 60);
/// For how long it is still worth while to tell what is missing.
const MISSING: Minutes = Minutes(3 * 24 * 60);
/// For how long it is still worth while to tell that there is an outcome.
const OUTCOME: Minutes = Minutes(10 * 24 * 60);
/// How long the gateway has before somebody is asked to call.
const HAND_AFTER: Minutes = Minutes(15);
/// How far ahead the server looks for when it has to look again.
const AHEAD: Minutes = Minutes(6 * 60);

/// A message to the visitor of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub contact: ContactId,
    pub key: Key,
    /// From when on it is sent.
    pub due: Timestamp,
    /// Until when it is worth while.
    pub until: Timestamp,
    pub language: Language,
    /// Whether somebody calls where no gateway delivers it.
    pub by_hand: bool,
}

/// A message that somebody has to call about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call<'a> {
    pub message: Message,
    /// What was tried before.
    pub last: Option<&'a Entry>,
}

impl Message {
    /// Returns who answers for what it is about. S1.1.2
    pub fn owner<'a>(&self, state: &'a State) -> Option<&'a PersonId> {
        match &self.key.about {
            About::Appointment(id) => state.appointment.get(id).map(Appointment::owner),
            About::Case(id) => state.case.get(id).map(Case::owner),
        }
    }

    fn is_due(&self, now: Timestamp) -> bool {
        self.due <= now && now < self.until
    }
}

/// Returns the messages there are to the visitor of a contact, sent or not, in order of time.
pub fn of_contact(state: &State, contact: &Contact) -> Vec<Message> {
    let mut all = Vec::new();
    for one in state.appointment.of_contact(&contact.id) {
        all.extend(of_appointment(state, one));
    }
    if let Some(case) = contact.case().and_then(|id| state.case.get(id)) {
        all.extend(of_case(state, case));
    }
    all.sort_by_key(|message| message.due);
    all
}

/// Returns what the gateway is to be given at an instant, in the order in which it was due. 2.6
pub fn to_send(state: &State, now: Timestamp) -> Vec<Message> {
    let is_settled = |entry: &Entry| match entry.outcome {
        Outcome::Sent | Outcome::Unsent | Outcome::Told { .. } => true,
        // Nobody answered: a message may still reach them.
        Outcome::NotReached { .. } => false,
    };
    let open = |message: &Message| {
        let mut entries = state.message.of(&message.contact).iter();
        message.is_due(now) && !entries.any(|entry| entry.key == message.key && is_settled(entry))
    };
    all_now(state, now).filter(open).collect()
}

/// Returns what somebody has to call about at an instant: what the gateway did not take, or was not there
/// to take. 2.6, S1.4.2
pub fn to_call(state: &State, now: Timestamp) -> Vec<Call<'_>> {
    all_now(state, now).filter_map(|message| waits(state, message, now)).collect()
}

/// Returns the same of one contact.
pub fn to_call_of<'a>(state: &'a State, contact: &Contact, now: Timestamp) -> Vec<Call<'a>> {
    let all = of_contact(state, contact).into_iter();
    all.filter_map(|message| waits(state, message, now)).collect()
}

/// Returns a message as a call to be made, if it waits for one.
fn waits(state: &State, message: Message, now: Timestamp) -> Option<Call<'_>> {
    if !message.by_hand || !message.is_due(now) || state.message.has(&message.contact, &message.key)
    {
        return None;
    }
    let last = state.message.last(&message.contact, &message.key);
    let is_time = last.is_some() || message.due.plus(HAND_AFTER) <= now;
    is_time.then_some(Call { message, last })
}

/// Returns when the server has to look again although nothing happens until then: when the next message is
/// due, and every few hours while any appointment is to be kept.
pub fn next_due(state: &State, now: Timestamp) -> Option<Timestamp> {
    let later = now.plus(AHEAD);
    let next = reminders(state, now).map(|message| message.due).filter(|due| *due > now).min();
    let expected = || state.appointment.ahead(now, Timestamp(i64::MAX)).next().map(|_| later);
    next.or_else(expected).map(|at| at.min(later))
}

/// Returns the messages that may be due, in the order in which they are, each once.
fn all_now(state: &State, now: Timestamp) -> impl Iterator<Item = Message> + use<> {
    let changed = state.appointment.changed_since(now.plus(Minutes(-NEWS.0)));
    let changed = changed.flat_map(|one| of_appointment(state, one));
    let asked = state.case.asked_since(now.plus(Minutes(-MISSING.0)));
    let cases = asked.chain(case::view::untold(&state.case)).filter_map(|one| of_case(state, one));
    let all = changed.chain(reminders(state, now)).chain(cases);
    let once: BTreeMap<(Timestamp, Key), Message> =
        all.map(|message| ((message.due, message.key.clone()), message)).collect();
    once.into_values()
}

/// Returns the messages about the appointments of the next days.
fn reminders(state: &State, now: Timestamp) -> impl Iterator<Item = Message> {
    let end = rules::reminded_until(state, now);
    state.appointment.ahead(now, end).flat_map(|one| of_appointment(state, one))
}

fn of_appointment(state: &State, one: &Appointment) -> Vec<Message> {
    let Some(language) = rules::agreed(state, &one.contact) else { return Vec::new() };
    let mut all = Vec::new();
    let mut tell = |kind, (of, due): (Timestamp, Timestamp), until, by_hand| {
        let key = Key { about: About::Appointment(one.id.clone()), kind, of };
        let contact = one.contact.clone();
        all.push(Message { contact, key, due, until, language, by_hand });
    };
    let news = |at: Timestamp| at.plus(NEWS);
    let by_window = |whose| whose != appointment::Whose::Visitor;
    if let Some(breach) = one.standing_breaches().next_back() {
        // Nobody calls to say sorry for what the window may still show to have been kept.
        let sure = one.proof(breach) == Proof::Confirmed;
        tell(Kind::NotKept, (breach.from, breach.noted), news(breach.noted), sure);
    }
    match &one.stage {
        Stage::Booked => {
            match one.earlier.last() {
                None => tell(
                    Kind::Booked,
                    (one.booked, one.booked),
                    news(one.booked).min(one.from),
                    false,
                ),
                Some(earlier) => {
                    let until = news(earlier.at).min(one.from);
                    tell(Kind::Moved, (earlier.at, earlier.at), until, by_window(earlier.whose));
                }
            }
            if let Some(held) = one.held() {
                tell(Kind::Held, (held.since, held.since), held.until, true);
            }
            if let Some(due) = rules::day_before(state, one) {
                let until = rules::hours_before(state, one).unwrap_or(one.from);
                tell(Kind::DayBefore, (one.from, due), until, true);
            }
            if let Some(due) = rules::hours_before(state, one) {
                tell(Kind::HoursBefore, (one.from, due), one.from, false);
            }
        }
        Stage::Cancelled { at, whose, .. } => {
            tell(Kind::Cancelled, (*at, *at), news(*at), by_window(*whose));
        }
        Stage::Arrived { .. } | Stage::Served { .. } | Stage::Missed { .. } => {}
    }
    all
}

fn of_case(state: &State, case: &Case) -> Option<Message> {
    let language = rules::agreed(state, &case.contact)?;
    let (kind, of, until) = match &case.stage {
        case::Stage::Supplement { asked } => (Kind::Supplement, *asked, asked.plus(MISSING)),
        case::Stage::Done { at, .. } | case::Stage::Refused { at, .. } if !case.is_heard() => {
            (Kind::Result, *at, at.plus(OUTCOME))
        }
        case::Stage::Intake
        | case::Stage::Accepted
        | case::Stage::Done { .. }
        | case::Stage::Refused { .. }
        | case::Stage::Withdrawn { .. } => return None,
    };
    let key = Key { about: About::Case(case.id.clone()), kind, of };
    let contact = case.contact.clone();
    // Whoever answers for a case calls by another list: what its visitor has not heard. S1.1.2
    Some(Message { contact, key, due: of, until, language, by_hand: false })
}
