//! What screens and the board in the hall need of the line: who is next, who is called, how long.

use super::{Calling, Stage, Ticket};
use crate::State;
use crate::duty::presence;
use crate::id::{LogId, PersonId, PostId};
use crate::time::{Minutes, Timestamp};

/// From how many visitors a time of waiting is told.
const TOLD_FROM: usize = 3;

/// Of how many visitors of today, the last ones, it is told.
const TOLD_OF: usize = 10;

/// Says with what the numbers of phones begin.
const PHONE: &str = "P";

/// Returns the numbers of a post taken today that are neither served nor left.
pub fn of_today<'a>(
    state: &'a State,
    post: &PostId,
    now: Timestamp,
) -> impl Iterator<Item = &'a Ticket> + use<'a> {
    let today = midnight(state, now);
    state.queue.open_at(post).filter(move |one| one.taken >= today)
}

fn midnight(state: &State, now: Timestamp) -> Timestamp {
    state.site.day_begins(now.date(state.site.zone))
}

/// Returns the call by which a visitor is on the way to a window: as long as whoever called has not left
/// it since. What comes late from before the call does not undo it.
pub fn call_of<'a>(state: &State, one: &'a Ticket, now: Timestamp) -> Option<&'a Calling> {
    let is_there = |call: &&Calling| {
        let there = presence::of(state, &call.by, now.max(call.at));
        there.is_some_and(|there| there.post == call.post && there.from <= call.at)
    };
    one.called().filter(is_there)
}

/// Says whether the day of a number is over, and with it its line.
pub fn is_past(state: &State, one: &Ticket, now: Timestamp) -> bool {
    one.taken.date(state.site.zone) < now.date(state.site.zone)
}

/// Says whether the visitor of a number may still be called.
pub fn is_live(state: &State, one: &Ticket, now: Timestamp) -> bool {
    one.is_open() && !is_past(state, one, now)
}

/// Says whether a number waits to be called: also once whoever called it has left.
fn waits(state: &State, one: &Ticket, now: Timestamp) -> bool {
    match one.stage {
        Stage::Waiting => true,
        Stage::Called => call_of(state, one, now).is_none(),
        Stage::Parked { .. } | Stage::Served { .. } | Stage::Left { .. } => false,
    }
}

/// Returns the line of a post, who is next standing first: appointments whose time has come, then those
/// without one in the order in which they came, then appointments that are early. S1.4.1, S1.6.3
pub fn line<'a>(state: &'a State, post: &PostId, now: Timestamp) -> Vec<&'a Ticket> {
    let mut line: Vec<&Ticket> =
        of_today(state, post, now).filter(|one| waits(state, one, now)).collect();
    line.sort_by_key(|one| {
        let rank = match (&one.appointment, one.turn <= now) {
            (Some(_), true) => 0,
            (None, _) => 1,
            (Some(_), false) => 2,
        };
        (rank, one.turn, one.id.clone())
    });
    line
}

/// Returns those of a post who were not there when called, who was called last standing first.
pub fn parked<'a>(state: &'a State, post: &PostId, now: Timestamp) -> Vec<&'a Ticket> {
    let when = |one: &Ticket| match one.stage {
        Stage::Parked { at } => Some(at),
        Stage::Waiting | Stage::Called | Stage::Served { .. } | Stage::Left { .. } => None,
    };
    let mut all: Vec<&Ticket> =
        of_today(state, post, now).filter(|one| when(one).is_some()).collect();
    all.sort_by_key(|one| std::cmp::Reverse(when(one)));
    all
}

/// Returns whom somebody calls now.
pub fn calling<'a>(state: &'a State, person: &PersonId, now: Timestamp) -> Option<&'a Ticket> {
    let today = midnight(state, now);
    let mut open = state.queue.open().filter(|one| one.taken >= today);
    open.find(|one| call_of(state, one, now).is_some_and(|call| call.by == *person))
}

/// Returns who is called to a window now, and not there yet.
pub fn called_to<'a>(state: &'a State, post: &PostId, now: Timestamp) -> Vec<&'a Ticket> {
    let today = midnight(state, now);
    let open = state.queue.open().filter(|one| one.taken >= today);
    let mut all: Vec<&Ticket> = open
        .filter(|one| call_of(state, one, now).is_some_and(|call| call.post == *post))
        .collect();
    all.sort_by_key(|one| one.called().map(|call| call.at));
    all
}

/// Returns whom a window serves: who was received there last today, while whoever did so is there.
pub fn served_at<'a>(state: &'a State, post: &PostId, now: Timestamp) -> Option<&'a Ticket> {
    let today = midnight(state, now);
    let here = state.queue.all().filter_map(|one| match &one.stage {
        Stage::Served { at, by, post: there, .. } if there == post && *at >= today => {
            Some(((*at, &one.id), (one, by)))
        }
        Stage::Served { .. }
        | Stage::Waiting
        | Stage::Called
        | Stage::Parked { .. }
        | Stage::Left { .. } => None,
    });
    let (_, (last, by)) = here.max_by_key(|(when, _)| *when)?;
    crate::duty::present_at(state, post, now).contains(by).then_some(last)
}

/// Returns how many stand before a number in its line.
pub fn before(state: &State, one: &Ticket, now: Timestamp) -> usize {
    line(state, &one.post, now).iter().take_while(|other| other.id != one.id).count()
}

/// Returns how long the last visitors of a post without an appointment have waited for their first
/// call, the middle of them; nothing while too few came today.
pub fn waited(state: &State, post: &PostId, now: Timestamp) -> Option<Minutes> {
    let today = midnight(state, now);
    let own = state.queue.all().filter(|one| one.post == *post && one.taken >= today);
    let walked_in = own.filter(|one| one.appointment.is_none());
    let mut calls: Vec<(Timestamp, Minutes)> = walked_in
        .filter_map(|one| one.calls.first().map(|call| (call.at, call.at.since(one.taken))))
        .collect();
    if calls.len() < TOLD_FROM {
        return None;
    }
    calls.sort_unstable_by_key(|(at, _)| std::cmp::Reverse(*at));
    let mut waits: Vec<Minutes> = calls.into_iter().take(TOLD_OF).map(|(_, wait)| wait).collect();
    waits.sort_unstable();
    waits.get(waits.len() / 2).copied()
}

/// Returns a number as it is called out: by which tablet it was given, and which of the day it is.
pub fn spoken(state: &State, log: &LogId, number: u16) -> String {
    format!("{}{number:03}", beginning(state, log))
}

/// Returns the next number of a tablet today; of the server for those who take one by phone.
pub fn next_number(state: &State, log: &LogId, now: Timestamp) -> u16 {
    let today = midnight(state, now);
    let beginning = beginning(state, log);
    let given = state.queue.all().filter(|one| one.taken >= today && one.appointment.is_none());
    let last = given.filter_map(|one| one.no.strip_prefix(&beginning)?.parse::<u16>().ok()).max();
    last.map_or(1, |last| last.saturating_add(1))
}

fn beginning(state: &State, log: &LogId) -> String {
    format!("{}-", state.people.prefix_of(log).unwrap_or(PHONE))
}

/// Says whether nobody has a number yet today.
pub(super) fn is_free(state: &State, no: &str, now: Timestamp) -> bool {
    let today = midnight(state, now);
    !no.ends_with("-000") && !state.queue.all().any(|one| one.taken >= today && one.no == no)
}
