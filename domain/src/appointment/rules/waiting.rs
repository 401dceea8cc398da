//! The clauses on earlier times that are held for those who wait. 2.6

use super::public::{first_day, last_day, not_suspended, one_a_day};
use super::{place, reservable, row};
use crate::State;
use crate::appointment::{Appointment, Following, Held, Need, Refusal, Share, Slot, slots};
use crate::id::PostId;
use crate::time::{Date, Minutes, TimeOfDay, Timestamp, shift};

/// Nobody has to look at their phone before it.
pub const MORNING: TimeOfDay = TimeOfDay::hm(7, 0);
/// Nor after it.
const EVENING: TimeOfDay = TimeOfDay::hm(21, 0);

/// 2.6 A site holds earlier times for those who wait, unless it chooses not to.
pub fn holds_times(state: &State) -> Result<(), Refusal> {
    if state.site.settings.hold_minutes > 0 { Ok(()) } else { Err(Refusal::NoWaiting) }
}

/// 2.6 What is passed on is held for them.
pub fn something_held(one: &Appointment) -> Result<(), Refusal> {
    if one.held().is_some() { Ok(()) } else { Err(Refusal::NothingHeld) }
}

/// 2.6 Returns the first time that can be held for an appointment: at its own window, before the time it
/// has, of the places for residents, those given up just now too.
pub fn earlier(state: &State, one: &Appointment, now: Timestamp) -> Option<Held> {
    let (first, last) = (first_day(state, now), one.from.date(state.site.zone));
    let mut days = (0..=(last - first).num_days()).map(|n| shift(first, n));
    days.find_map(|date| on_day(state, one, date, now))
}

/// 2.6 Returns the same at one time.
pub fn earlier_at(
    state: &State,
    one: &Appointment,
    from: Timestamp,
    now: Timestamp,
) -> Option<Held> {
    let all = slots(state, &one.post, from.date(state.site.zone));
    let slot = all.iter().find(|slot| slot.from == from)?;
    held(state, one, (&all, *slot), now)
}

/// 2.6 Returns the first time of a post of which a place could be held for anybody at all.
pub fn first_to_hold(state: &State, post: &PostId, now: Timestamp) -> Option<Timestamp> {
    let (first, last) = (first_day(state, now), last_day(state, now));
    let days = (0..=(last - first).num_days()).map(|n| shift(first, n));
    let mut all = days.flat_map(|date| slots(state, post, date));
    let is_free = |slot: &Slot| {
        held_until(state, slot.from, now).is_some()
            && place(state, (post, *slot), Need::default(), Share::Waiting, now).is_ok()
    };
    all.find(is_free).map(|slot| slot.from)
}

fn on_day(state: &State, one: &Appointment, date: Date, now: Timestamp) -> Option<Held> {
    let all = slots(state, &one.post, date);
    all.iter().find_map(|slot| held(state, one, (&all, *slot), now))
}

fn held(
    state: &State,
    one: &Appointment,
    (all, first): (&[Slot], Slot),
    now: Timestamp,
) -> Option<Held> {
    let wanted = one.waiting.as_ref().is_some_and(|waiting| !waiting.passed.contains(&first.from));
    let is_earlier = wanted && first.from < one.from && holds_times(state).is_ok();
    if !is_earlier || !is_free_for(state, one, first.from, now) {
        return None;
    }
    let until = held_until(state, first.from, now)?;
    let need = Need::of(state, one.item.as_ref());
    let row = row(all, first, need).ok()?;
    let place_in = |slot: &Slot| {
        let place = place(state, (&one.post, *slot), need, Share::Waiting, now).ok()?;
        Some(Following { from: slot.from, place })
    };
    let places = row.iter().map(place_in).collect::<Option<Vec<Following>>>()?;
    let (appointment, to) = (one.id.clone(), row.last()?.to);
    Some(Held { appointment, from: first.from, to, places, until })
}

/// Says whether the visitor could move there by themselves.
fn is_free_for(state: &State, one: &Appointment, from: Timestamp, now: Timestamp) -> bool {
    let (Some(subject), Some(item)) = (&one.subject, &one.item) else { return false };
    reservable(state, &one.post, from, now).is_ok()
        && not_suspended(state, subject, now).is_ok()
        && one_a_day(state, subject, (item, from), (Some(&one.id), now)).is_ok()
}

/// 2.6 A time is held for some minutes of the day; over the night for as long into the morning. Returns
/// until when, if that leaves the time a visitor has to change an appointment.
fn held_until(state: &State, from: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let settings = &state.site.settings;
    let (date, time) = now.local(state.site.zone);
    let begins = if time < MORNING {
        Timestamp::at(date, MORNING, state.site.zone)
    } else if time < EVENING {
        now
    } else {
        Timestamp::at(shift(date, 1), MORNING, state.site.zone)
    };
    let until = begins.plus(Minutes(i64::from(settings.hold_minutes)));
    let last = from.plus(Minutes(-i64::from(settings.change_ahead_minutes)));
    (until <= last).then_some(until)
}
