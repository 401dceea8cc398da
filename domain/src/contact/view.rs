//! What screens need of contacts: the ledger of a day, what is mine, what waits for me, what is
//! promised, what is late, and the story of one contact.

mod consult;
mod story;

use chrono::Datelike;

pub use consult::{asked_of, is_unread, unreplied};
pub use story::{Chapter, Moment, recusals, timeline};

use super::{Channel, Contact, Fault, State as Contacts, Warning, rules};
use crate::State;
use crate::catalogue::Item;
use crate::context::Stamp;
use crate::duty::Plan;
use crate::id::{PersonId, PostId};
use crate::time::{Date, Minutes, Timestamp, shift};

/// How many results a search gives.
const FOUND: usize = 50;

/// Returns the first-enquiry ledger of a day, in order of time. S1.1.1
pub fn ledger(state: &State, date: Date) -> Vec<&Contact> {
    let start = |date| state.site.day_begins(date);
    state.contact.between(start(date), start(shift(date, 1))).collect()
}

/// Returns the open contacts somebody answers for, the oldest first. S1.1.2
pub fn mine<'a>(contacts: &'a Contacts, person: &PersonId) -> Vec<&'a Contact> {
    sorted(contacts.owned_by(person))
}

/// Returns the open contacts of those whose post somebody covers now, the oldest first. S1.3.2
pub fn covered<'a>(state: &'a State, person: &PersonId, at: Timestamp) -> Vec<&'a Contact> {
    let away = covered_for(state, person, at);
    sorted(away.into_iter().flat_map(|owner| state.contact.owned_by(owner)))
}

/// Says whether somebody may act on an open contact now: its owner, or who covers the post. S1.3.2
pub fn in_hands(state: &State, contact: &Contact, person: &PersonId, at: Timestamp) -> bool {
    let owner = contact.owner();
    contact.is_open() && rules::acts_for(state, owner, person, at)
}

/// Returns for whom somebody acts now: the A and Bs of the post who are on duty nowhere. S1.3.2
pub fn covered_for<'a>(state: &'a State, person: &PersonId, at: Timestamp) -> Vec<&'a PersonId> {
    let Ok(post) = crate::duty::on_duty(state, person, at) else { return Vec::new() };
    let plan = state.duty.posts.get(&post).and_then(|post| post.plan_at(at));
    let members = plan.into_iter().flat_map(Plan::members);
    members.filter(|owner| *owner != person && rules::covers(state, owner, person, at)).collect()
}

/// Returns the open contacts of those who have left: a supervisor gives them to others. S1.1.2
pub fn left_behind(state: &State) -> Vec<&Contact> {
    let left = state.people.persons.values().filter(|person| person.retired.is_some());
    sorted(left.flat_map(|person| state.contact.owned_by(&person.id)))
}

/// Returns the contacts offered to somebody who has not answered, the oldest first. S1.1.3
pub fn waiting_for<'a>(contacts: &'a Contacts, person: &PersonId) -> Vec<&'a Contact> {
    sorted(contacts.offered_to(person))
}

/// Returns the contacts with a call promised for a day up to `until`, the earliest first. S2.3.1.7
pub fn calls_due(contacts: &Contacts, until: Date) -> Vec<&Contact> {
    let due = |contact: &&Contact| contact.call_due().is_some_and(|due| due <= until);
    contacts.calls().take_while(due).collect()
}

/// Returns the contacts returned twice, which only a supervisor moves on. S1.1.3
pub fn escalated(contacts: &Contacts) -> Vec<&Contact> {
    sorted(contacts.escalated())
}

/// Returns the undecided contacts that somebody answers for who is close to the visitor, and that were not
/// offered to anybody yet. S1.6.3
pub fn recused(contacts: &Contacts) -> Vec<&Contact> {
    let stuck = |one: &&Contact| {
        let waits = one.is_open() && !one.awaits_feedback() && one.offered().is_none();
        waits && rules::recusal(one, one.owner()).is_some()
    };
    sorted(contacts.recused().filter(stuck))
}

/// Returns the offers nobody has answered within the time the site sets: the supervisor is told.
/// S1.1.3
pub fn unanswered(state: &State, now: Timestamp) -> Vec<&Contact> {
    let limit = crate::calendar::Limit {
        count: state.site.settings.transfer_answer_minutes.div_ceil(60),
        unit: crate::calendar::Unit::Hours,
    };
    let late = |contact: &&Contact| {
        contact.offered().is_some_and(|offer| state.site.due(offer.sent, limit).at < now)
    };
    sorted(state.contact.offers().filter(late))
}

/// S1.3.1 Returns the walk-ins of today who were sent to a colleague and wait there while the post is
/// idle: not answered, and nobody else received by that colleague for as long as the site sets.
pub fn kept_waiting(state: &State, now: Timestamp) -> Vec<&Contact> {
    let idle = Minutes(i64::from(state.site.settings.vacancy_idle_minutes));
    let waits = |contact: &&Contact| {
        let Some(offer) = contact.offered() else { return false };
        let served = state.contact.between(offer.sent, now).rev();
        let last = served.into_iter().find(|other| *other.first_owner() == offer.to);
        let since = last.map_or(offer.sent, |other| other.at);
        let is_here = contact.channel == Channel::WalkIn
            && contact.call_due().is_none()
            && offer.sent.date(state.site.zone) == now.date(state.site.zone);
        is_here && now.since(since) >= idle
    };
    if !state.site.is_open(now) {
        return Vec::new();
    }
    sorted(state.contact.offers().filter(waits))
}

/// Returns the contacts whose visitor has not heard of the outcome yet, the oldest first. S1.1.2
pub fn untold(contacts: &Contacts) -> Vec<&Contact> {
    sorted(contacts.untold())
}

/// Returns the last working day to tell the visitor of the outcome; a warning after it. S1.1.2
pub fn feedback_due(state: &State, contact: &Contact) -> Option<Date> {
    let disposed = contact.disposed.as_ref().filter(|_| contact.is_open())?;
    let day = disposed.at.date(state.site.zone);
    Some(state.site.nth_working_day(day, state.site.settings.feedback_working_days))
}

/// Returns the faults noted on contacts received from a day until before another. S2.2.4, S1.6.2
pub fn faults(state: &State, from: Date, until: Date) -> Vec<(&Contact, &Fault)> {
    let start = |date| state.site.day_begins(date);
    let contacts = state.contact.between(start(from), start(until));
    contacts.flat_map(|contact| contact.faults.iter().map(move |fault| (contact, fault))).collect()
}

/// Returns what was received on a day and is still open: looked through at closing. S1.1.1
pub fn still_open(state: &State, date: Date) -> Vec<&Contact> {
    ledger(state, date).into_iter().filter(|contact| contact.is_open()).collect()
}

/// What needs a person, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Open contacts the person answers for.
    pub mine: usize,
    /// Offered to the person, not answered.
    pub waiting: usize,
    /// Calls the person has promised up to today.
    pub calls: usize,
}

/// Returns what needs a person today, counted.
pub fn counts(contacts: &Contacts, person: &PersonId, today: Date) -> Counts {
    let due = |contact: &&Contact| contact.call_due().is_some_and(|due| due <= today);
    Counts {
        mine: contacts.owned_by(person).count(),
        waiting: contacts.offered_to(person).count(),
        calls: contacts.owned_by(person).filter(due).count(),
    }
}

/// Returns the contacts whose ledger number begins with a text, the newest first. Names are looked for where personal fields are kept.
pub fn find<'a>(contacts: &'a Contacts, text: &str) -> Vec<&'a Contact> {
    let wanted = text.trim().to_ascii_uppercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found = contacts.with_no(&wanted, FOUND);
    found.sort_by(|one, other| (other.at, &other.id).cmp(&(one.at, &one.id)));
    found
}

/// Returns the day by which a visitor is usually called back. S2.3.1.7
pub fn usual_call_day(state: &State, today: Date) -> Date {
    state.site.nth_working_day(today, state.site.settings.call_back_working_days)
}

/// Returns the number a contact gets in the ledger: its day, its tablet and the place in that
/// tablet's log, so that two tablets without a network never give the same.
pub fn ledger_no(state: &State, stamp: &Stamp) -> String {
    let log = stamp.operation.log();
    let prefix = state.people.prefix_of(&log).unwrap_or("00");
    let place = stamp.operation.0.rsplit('-').next().unwrap_or_default();
    format!("{}-{prefix}-{place}", day_digits(stamp.at.date(state.site.zone)))
}

/// Returns a date in six digits, as numbers carry it: 261123.
pub(crate) fn day_digits(date: Date) -> String {
    format!("{:02}{:02}{:02}", date.year().rem_euclid(100), date.month(), date.day())
}

/// Returns what a clerk should notice when receiving a visitor. S1.1.1, S2.2.4
pub(super) fn at_receipt(
    state: &State,
    stamp: &Stamp,
    post: &PostId,
    guide: Option<&Item>,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let rank = |person: &PersonId| state.people.persons.get(person).map_or(0, |one| one.rank);
    let own = stamp.person().map_or(0, rank);
    let present = crate::duty::present_at(state, post, stamp.at).into_iter();
    let higher = present.filter(|person| rank(person) > own).max_by_key(|person| rank(person));
    warnings.extend(higher.map(|person| Warning::HigherRankPresent { person }));
    let Some(guide) = guide else { return warnings };
    let plan = state.duty.posts.get(post).and_then(|post| post.plan_at(stamp.at));
    if plan.is_some_and(|plan| !plan.scope.serves(&guide.code)) {
        warnings.push(Warning::NotThisPost);
    }
    let current = state.catalogue.item(&guide.code).map_or(guide.version, |item| item.version);
    if current != guide.version {
        warnings.push(Warning::GuideOutdated { seen: guide.version, current });
    }
    warnings
}

fn sorted<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Vec<&'a Contact> {
    let mut all: Vec<&Contact> = contacts.collect();
    all.sort_by_key(|contact| (contact.at, &contact.id));
    all
}
