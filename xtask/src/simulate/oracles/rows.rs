//! What takes several slots in a row has a place of its own in every one of them. S1.4.1

use domain::appointment::{Following, Holder, Operation as Appoints, SlotId, slot_at};
use domain::time::Timestamp;
use domain::{Operation, PostId};

use super::Step;

/// L1, L4: where several slots are taken, each touches the next until the end, and in each a place is
/// taken that exists and that nobody else has.
pub fn following(
    step: &Step<'_>,
    (post, from, to): (&PostId, Timestamp, Timestamp),
    following: &[Following],
) -> Result<(), String> {
    let id = &step.stamp.operation;
    let mut last = slot_at(step.before, post, from);
    for next in following {
        let slot = slot_at(step.before, post, next.from);
        let touches = last.is_some_and(|last| last.to == next.from);
        if !touches || slot.is_none_or(|slot| next.place >= slot.places) {
            return Err(format!("L4: {id} got {next:?} at {post}, after {last:?}: {slot:?}"));
        }
        let taken = step.before.appointment.taken(&SlotId::of(post, next.from));
        let holder = taken.and_then(|taken| taken.places.get(&next.place));
        if holder.is_some_and(|holder| !is_its_own(holder, step)) {
            return Err(format!("L1: {id} got {next:?} at {post}, which {holder:?} has"));
        }
        last = slot;
    }
    let ends = following.is_empty() || last.is_some_and(|last| last.to == to);
    if ends { Ok(()) } else { Err(format!("L4: {id} ends at {to:?}, its slots at {last:?}")) }
}

/// Says whether a place was that of the appointment itself, which is moved, and nobody's loan.
pub fn is_its_own(holder: &Holder, step: &Step<'_>) -> bool {
    let Some(Operation::Appointment(Appoints::Move(one))) = step.operation() else { return false };
    match holder {
        Holder::Booked { appointment, loan } => *appointment == one.appointment && loan.is_none(),
        Holder::Held(appointment) => *appointment == one.appointment,
        Holder::Lent(_) => false,
    }
}
