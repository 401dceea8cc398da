//! Which places a tablet is to be lent: a share of each day of the post it stands at, less of it the
//! nearer the day, spread over the hours. S1.4.1

use std::collections::BTreeSet;

use super::{Lend, Need, PlaceAt, Share, Slot, SlotId, Taken, rules, slots};
use crate::State as Site;
use crate::duty::Mark;
use crate::id::{LogId, PostId};
use crate::time::{Date, Minutes, Timestamp, shift};

/// The most places of a day a tablet holds: more than a window books without a network.
const MOST: usize = 8;

/// A tablet's clock may be so much ahead of what it will say later.
const MARGIN: Minutes = Minutes(10);

/// Days within which a tablet must have been at a post to be lent its places, and to speak for it.
pub(super) const AT_POST_DAYS: i64 = 7;

/// Returns what is to be lent to a log, and taken back from it, when its tablet has just been heard
/// of with nothing left to send; `told` is what the tablet's own clock says.
pub fn due(state: &Site, log: &LogId, told: Timestamp, now: Timestamp) -> Option<Lend> {
    if !is_used(state, log) {
        return None;
    }
    let (ended, held) = loans(state, log, told.plus(Minutes(-MARGIN.0)).min(now), now);
    let term = Minutes(i64::from(state.site.settings.loan_hours) * 60);
    let mut places = Vec::new();
    if let Some(post) = post_of(state, log, now) {
        let today = now.date(state.site.zone);
        let days = rules::horizon(state, today).signed_duration_since(today).num_days();
        let logs = logs_at(state, &post, now);
        for ahead in 0..=days {
            let date = shift(today, ahead);
            let day = Day { state, log, post: &post, logs, date, ahead, now };
            places.extend(day.wanted(&held, term));
        }
    }
    let due = !places.is_empty() || !ended.is_empty();
    due.then(|| Lend { log: log.clone(), until: now.plus(term), places, back: ended })
}

/// Returns the loans of a log at slots that are not over: those that have ended by an instant, and
/// the others with their ends.
fn loans(
    state: &Site,
    log: &LogId,
    ended_by: Timestamp,
    now: Timestamp,
) -> (Vec<PlaceAt>, Vec<(PlaceAt, Timestamp)>) {
    let ahead = state.appointment.lent_to(log).filter(|taken| taken.from > now);
    let all = ahead.flat_map(|taken| {
        taken.lent_to(log).map(|(place, loan)| {
            (PlaceAt { post: taken.post.clone(), from: taken.from, place }, loan.until)
        })
    });
    let (ended, held): (Vec<_>, Vec<_>) = all.partition(|(_, until)| *until <= ended_by);
    (ended.into_iter().map(|(place, _)| place).collect(), held)
}

/// Returns the post at which a log's tablet was last used.
fn post_of(state: &Site, log: &LogId, now: Timestamp) -> Option<PostId> {
    let today = now.date(state.site.zone);
    let mut days = (0..AT_POST_DAYS).filter_map(|n| state.duty.day(shift(today, -n)));
    days.find_map(|day| {
        let own = |mark: &&Mark| mark.operation.log() == *log;
        day.marks.iter().rev().find(own).map(|mark| mark.post.clone())
    })
}

/// Says whether a log is the one its tablet writes now, and the tablet may.
fn is_used(state: &Site, log: &LogId) -> bool {
    let device = state.people.device_of(log);
    device.is_some_and(|device| device.log == *log && device.revoked.is_none())
}

/// Returns how many logs have been used at a post lately and still are.
fn logs_at(state: &Site, post: &PostId, now: Timestamp) -> usize {
    let today = now.date(state.site.zone);
    let days = (0..AT_POST_DAYS).filter_map(|n| state.duty.day(shift(today, -n)));
    let marks = days.flat_map(|day| &day.marks).filter(|mark| mark.post == *post);
    let logs: BTreeSet<LogId> = marks.map(|mark| mark.operation.log()).collect();
    logs.iter().filter(|log| is_used(state, log)).count().max(1)
}

/// One day of a post, seen from one log.
struct Day<'a> {
    state: &'a Site,
    log: &'a LogId,
    post: &'a PostId,
    /// How many tablets share it.
    logs: usize,
    date: Date,
    /// Days from today.
    ahead: i64,
    now: Timestamp,
}

impl Day<'_> {
    /// Returns what the log is to have of the day that it has not, or not for long any more.
    fn wanted(&self, held: &[(PlaceAt, Timestamp)], term: Minutes) -> Vec<PlaceAt> {
        let slots = slots(self.state, self.post, self.date);
        let share = self.share(&slots);
        let zone = self.state.site.zone;
        let of_day = |(place, _): &&(PlaceAt, Timestamp)| {
            place.post == *self.post && place.from.date(zone) == self.date
        };
        let own: Vec<_> = held.iter().filter(of_day).collect();
        let half = self.now.plus(Minutes(term.0 / 2));
        let kept = spread(&own, share).filter(|(_, until)| *until < half);
        let mut wanted: Vec<PlaceAt> = kept.map(|(place, _)| place.clone()).collect();
        let missing = share.saturating_sub(own.len());
        let free: Vec<Slot> = slots.into_iter().filter(|slot| self.may_lend(*slot)).collect();
        wanted.extend(spread(&free, missing).filter_map(|slot| self.free_place(slot)));
        wanted
    }

    /// Returns how many places of the day the log may hold: a share of all, less of it the nearer
    /// the day, split among the tablets of the post.
    fn share(&self, slots: &[Slot]) -> usize {
        let places: usize = slots.iter().map(|slot| usize::from(slot.places)).sum();
        let percent = usize::from(self.state.site.settings.lent_percent);
        let (part, of) = match self.ahead {
            0 => (1, 3),
            1 | 2 => (2, 3),
            _ => (1, 1),
        };
        let ceiling = places * percent * part / (100 * of);
        let least = usize::from(percent > 0 && places > 1);
        let others = self.lent_to_others(slots);
        let all = ceiling.max(least);
        all.div_ceil(self.logs).min(all.saturating_sub(others)).min(MOST)
    }

    fn lent_to_others(&self, slots: &[Slot]) -> usize {
        let taken = slots.iter().filter_map(|slot| self.taken(*slot));
        taken.flat_map(Taken::loans).filter(|(_, loan)| loan.log != *self.log).count()
    }

    fn taken(&self, slot: Slot) -> Option<&Taken> {
        self.state.appointment.taken(&SlotId::of(self.post, slot.from))
    }

    /// Says whether a slot has a place that the window may give and that this log has not already.
    fn may_lend(&self, slot: Slot) -> bool {
        let has_own = self.taken(slot).is_some_and(|one| one.lent_to(self.log).next().is_some());
        slot.from > self.now && !has_own && self.free_place(slot).is_some()
    }

    fn free_place(&self, slot: Slot) -> Option<PlaceAt> {
        let (at, need) = ((self.post, slot), Need::default());
        let place = rules::place(self.state, at, need, Share::Window, self.now).ok()?;
        Some(PlaceAt { post: self.post.clone(), from: slot.from, place })
    }
}

/// Returns at most so many of some things in order of time, spread over all of them.
fn spread<T: Clone>(all: &[T], count: usize) -> impl Iterator<Item = T> {
    let count = count.min(all.len());
    (0..count).filter_map(move |n| all.get(n * all.len() / count)).cloned()
}
