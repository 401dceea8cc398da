//! Who loses their time by a change of hours: of the window, of the site, of a day. S1.4.3

use crate::appointment::times::{slots, slots_by};
use crate::appointment::{Appointment, Slot, Times};
use crate::context::Stamp;
use crate::id::PostId;
use crate::time::{Date, Timestamp};
use crate::{Event, State, duty};

/// Returns the appointments that would lose their time under other times of a post and have not lost
/// it already. S1.4.3
pub fn broken_by<'a>(
    state: &'a State,
    post: &PostId,
    times: &Times,
    now: Timestamp,
) -> Vec<&'a Appointment> {
    broken(state, post, now, |date| slots_by(state, post, times, date))
}

/// Returns the appointments that would lose their time by what is about to happen, at every post, and
/// have not lost it already. S1.4.3
pub fn broken_after<'a>(state: &'a State, events: &[Event], stamp: &Stamp) -> Vec<&'a Appointment> {
    let posts = state.duty.posts.clone();
    // What says when a window gives places, and nothing else.
    let mut after = State {
        site: state.site.clone(),
        duty: duty::State { posts, ..duty::State::default() },
        ..State::default()
    };
    after.appointment.times = state.appointment.times.clone();
    for event in events {
        after.evolve(stamp, event);
    }
    let after = &after;
    let all = state.duty.posts.keys();
    all.flat_map(|post| broken(state, post, stamp.at, |date| slots(after, post, date))).collect()
}

/// Returns the appointments of a post that have their time today and would not have it among other slots.
fn broken<'a>(
    state: &'a State,
    post: &PostId,
    now: Timestamp,
    other: impl Fn(Date) -> Vec<Slot>,
) -> Vec<&'a Appointment> {
    let of_post = state.appointment.ahead_at(post, now, Timestamp(i64::MAX));
    let loses = |one: &&Appointment| {
        let date = one.from.date(state.site.zone);
        fits(one, &slots(state, post, date)) && !fits(one, &other(date))
    };
    of_post.filter(loses).collect()
}

/// Says whether an appointment has a place in each slot it takes, until it ends, among those of a day.
fn fits(one: &Appointment, slots: &[Slot]) -> bool {
    let ends = one.following.iter().map(|next| next.from).chain([one.to]);
    one.places().zip(ends).all(|((from, place), to)| {
        let mut slots = slots.iter().filter(|slot| slot.from == from && slot.to >= to);
        slots.any(|slot| place.is_none_or(|place| place < slot.places))
    })
}
