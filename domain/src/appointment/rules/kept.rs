//! The clauses on promised times that are not kept. S1.4.3

use super::{bookable, seated};
use crate::appointment::{Appointment, Need, Refusal, Seated, Share, Stage};
use crate::context::{Actor, Stamp};
use crate::id::PostId;
use crate::time::{Minutes, Timestamp};
use crate::{State, queue};

/// S1.4.3 Service of somebody who is here begins within some minutes of the promised time, or of their
/// coming where they come later. Returns the last instant that keeps the promise.
pub fn kept_until(state: &State, one: &Appointment) -> Option<Timestamp> {
    let grace = Minutes(i64::from(state.site.settings.serve_late_minutes));
    match one.stage {
        Stage::Arrived { at } => Some(one.from.max(at).plus(grace)),
        Stage::Booked | Stage::Served { .. } | Stage::Cancelled { .. } | Stage::Missed { .. } => {
            None
        }
    }
}

/// S1.4.3 A time that is not kept is a breach, once. Returns after when, for somebody who is here and
/// not served yet.
pub fn broken_since(state: &State, one: &Appointment) -> Option<Timestamp> {
    let is_noted = one.breaches.iter().any(|breach| breach.from == one.from);
    kept_until(state, one).filter(|_| !is_noted)
}

/// S1.4.3 Whoever waited in vain takes another time themselves before others may, once: today too, of
/// any place that is free, and nobody counts it against them.
pub fn goes_first(one: &Appointment, stamp: &Stamp) -> bool {
    stamp.actor == Actor::Visitor && one.may_go_first()
}

/// S1.4.3 Returns the first free places of a post from an instant on, whoever they are kept for.
pub fn priority_seat(
    state: &State,
    (post, from): (&PostId, Timestamp),
    need: Need,
    now: Timestamp,
) -> Result<Seated, Refusal> {
    let first = bookable(state, post, from, now)?;
    seated(state, (post, first), need, Share::Anybody, now)
}

/// S1.4.1 A post is given up for good only once nobody is promised a time there and nobody waits in its
/// line: they would stand in no list.
pub fn nobody_expected(state: &State, post: &PostId, now: Timestamp) -> Result<(), Refusal> {
    let promised = state.appointment.ahead_at(post, Timestamp(0), Timestamp(i64::MAX)).count();
    let waiting = queue::view::line(state, post, now).into_iter();
    let waiting = waiting.filter(|one| one.appointment.is_none()).count();
    match promised + waiting {
        0 => Ok(()),
        visitors => Err(Refusal::StillExpected { visitors }),
    }
}
