//! A visitor waits for an earlier time: what becomes free is held for one of them at a time, the one
//! who has waited longest first. 2.6
//!
//! Life: waiting; a time is held, for a while; it is taken by moving there, or passed on, or it lapses,
//! and with it the waiting. Only the server holds and releases, since it alone knows every place.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Appointment, Event, Following, Holder, PlaceNo, Seat, Seated, Stage, State, rules};
use crate::context::Stamp;
use crate::id::{AppointmentId, PostId};
use crate::time::{Minutes, Timestamp};
use crate::{Decision, State as Site};

/// How often the server looks again while somebody waits: places become free by the hour too.
const LOOK_AGAIN: Minutes = Minutes(15);

/// What somebody wishes who would rather come earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wish {
    Wait,
    /// Not the time that is held, but another.
    Pass,
    Stop,
}

/// Asks to wait for an earlier time, or not any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Await {
    pub appointment: AppointmentId,
    pub wish: Wish,
}

/// Somebody waits for an earlier time, or not any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Awaited {
    pub appointment: AppointmentId,
    pub wish: Wish,
}

/// Asks to hold a time for somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    pub appointment: AppointmentId,
    /// When the first slot begins.
    pub from: Timestamp,
}

/// A time is held for somebody who waits: a place in each slot it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub appointment: AppointmentId,
    pub from: Timestamp,
    pub to: Timestamp,
    pub places: Vec<Following>,
    pub until: Timestamp,
}

/// Asks to give back what was held for somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    pub appointment: AppointmentId,
}

/// What was held for somebody is free again, and they wait no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    pub appointment: AppointmentId,
}

/// How somebody waits for an earlier time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    pub since: Timestamp,
    /// Times they did not want.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Holding>,
}

/// A time that is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    pub from: Timestamp,
    pub to: Timestamp,
    /// Its place in each slot it takes.
    pub places: Vec<Following>,
    pub since: Timestamp,
    pub until: Timestamp,
}

impl Appointment {
    /// Returns what is held for it.
    pub fn held(&self) -> Option<&Holding> {
        self.waiting.as_ref()?.held.as_ref()
    }

    /// Returns since when it waits for an earlier time to become free: nothing once it is over, or
    /// while a time is held for it.
    pub(super) fn waits_since(&self) -> Option<Timestamp> {
        let waiting = self.waiting.as_ref().filter(|waiting| waiting.held.is_none())?;
        (self.stage == Stage::Booked).then_some(waiting.since)
    }

    /// Returns the seat that is held for it at a time.
    pub(super) fn seat_held(&self, post: &PostId, from: Timestamp) -> Option<Seated> {
        let held = self.held().filter(|held| held.from == from && self.post == *post)?;
        let (first, following) = held.places.split_first()?;
        let (seat, following) = (Seat::Place(first.place), following.to_vec());
        Some(Seated { to: held.to, seat, following })
    }
}

impl Await {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::own_open(state, &self.appointment, stamp)?;
        rules::stands_at_window(state, stamp)?;
        let is_so = match self.wish {
            Wish::Wait => {
                rules::not_here_yet(one)?;
                rules::holds_times(state)?;
                one.waiting.is_some()
            }
            Wish::Pass => {
                rules::something_held(one)?;
                false
            }
            Wish::Stop => one.waiting.is_none(),
        };
        if is_so {
            return Ok(Decision::default());
        }
        let (appointment, wish) = (self.appointment.clone(), self.wish);
        Ok(super::decision([Event::Awaited(Awaited { appointment, wish })]))
    }
}

impl Awaited {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let held = state.free_held(&self.appointment);
        state.change(&self.appointment, |one| match self.wish {
            Wish::Wait => {
                let since = stamp.at;
                one.waiting = Some(Waiting { since, passed: Vec::new(), held: None });
            }
            Wish::Pass => {
                if let Some(waiting) = &mut one.waiting {
                    waiting.passed.extend(held.map(|held| held.from));
                }
            }
            Wish::Stop => one.waiting = None,
        });
    }
}

impl Hold {
    /// Returns what is held; what is not free any more, or not wanted, is left as it is.
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Decision {
        let one = state.appointment.get(&self.appointment);
        let wanted = one.filter(|one| one.waits_since().is_some());
        let Some(one) = wanted else { return Decision::default() };
        let found = rules::earlier_at(state, one, self.from, stamp.at);
        super::decision(found.map(Event::Held))
    }
}

impl Held {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(one) = state.get(&self.appointment) else { return };
        let post = one.post.clone();
        for next in &self.places {
            state.take(&post, next.from, |taken| {
                taken.places.insert(next.place, Holder::Held(self.appointment.clone()));
            });
        }
        let (places, since) = (self.places.clone(), stamp.at);
        let held = Holding { from: self.from, to: self.to, places, since, until: self.until };
        state.change(&self.appointment, |one| {
            one.offers.push(since);
            if let Some(waiting) = &mut one.waiting {
                waiting.held = Some(held);
            }
        });
    }
}

impl Release {
    /// Returns what is given back, if its time is over.
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Decision {
        let one = state.appointment.get(&self.appointment);
        let over = one.is_some_and(|one| is_over(state, one, stamp.at));
        let appointment = self.appointment.clone();
        super::decision(over.then_some(Event::Released(Released { appointment })))
    }
}

impl Released {
    pub(super) fn evolve(&self, state: &mut State) {
        state.wait_no_more(&self.appointment);
    }
}

impl State {
    /// Ends the waiting of an appointment, and frees what is held for it.
    pub(super) fn wait_no_more(&mut self, id: &AppointmentId) {
        self.free_held(id);
        self.change(id, |one| one.waiting = None);
    }

    /// Frees what is held for an appointment, and returns it.
    fn free_held(&mut self, id: &AppointmentId) -> Option<Holding> {
        let one = self.get(id)?;
        let (post, held) = (one.post.clone(), one.held()?.clone());
        for next in &held.places {
            self.take(&post, next.from, |taken| {
                taken.places.retain(|_, holder| *holder != Holder::Held(id.clone()));
            });
        }
        self.change(id, |one| {
            if let Some(waiting) = &mut one.waiting {
                waiting.held = None;
            }
        });
        Some(held)
    }
}

/// Says whether what is held for an appointment is not to be had any more: nobody came for it in time,
/// the visitor is here, or the window takes nobody then.
fn is_over(state: &Site, one: &Appointment, now: Timestamp) -> bool {
    let place_is_there = |from: Timestamp, place: PlaceNo| {
        super::slot_at(state, &one.post, from).is_some_and(|slot| place < slot.places)
    };
    one.held().is_some_and(|held| {
        let is_there = held.places.iter().all(|next| place_is_there(next.from, next.place));
        held.until <= now || one.stage != Stage::Booked || !is_there
    })
}

/// Returns what the server has to give back, or to hold for whom, at an instant. 2.6
pub fn due(state: &Site, now: Timestamp) -> Option<super::Operation> {
    let over = state.appointment.held().find(|one| is_over(state, one, now));
    if let Some(one) = over {
        return Some(super::Operation::Release(Release { appointment: one.id.clone() }));
    }
    // Mostly nothing is free: each window is looked through once for all who wait there.
    let mut firsts: BTreeMap<&PostId, Option<Timestamp>> = BTreeMap::new();
    let mut waiting = state.appointment.waiting();
    waiting.find_map(|one| {
        let first = firsts.entry(&one.post);
        let first = *first.or_insert_with(|| rules::first_to_hold(state, &one.post, now));
        first.filter(|first| *first < one.from)?;
        let held = rules::earlier(state, one, now)?;
        let (appointment, from) = (one.id.clone(), held.from);
        Some(super::Operation::Hold(Hold { appointment, from }))
    })
}

/// Returns when the server has to look again although nothing happens until then. 2.6
pub fn next_due(state: &Site, now: Timestamp) -> Option<Timestamp> {
    let ends = state.appointment.held().filter_map(|one| Some(one.held()?.until));
    let ends = ends.chain(state.appointment.waiting().next().map(|_| now.plus(LOOK_AGAIN)));
    ends.min()
}
