//! The clauses on who gets which places: one in every slot that is taken. S1.4.1

use super::public::{place_given_up, public_place};
use super::{bookable, reservable, window_share};
use crate::State;
use crate::appointment::{
    Claim, Following, Holder, Need, Over, PlaceNo, Refusal, Seat, Seated, Share, Slot, SlotId,
    Taken, slot_at, slots,
};
use crate::context::{Actor, Stamp};
use crate::id::{DeviceId, PostId};
use crate::time::Timestamp;

/// S1.4.1 Returns the seat an appointment gets and its places in the slots that follow: the first free
/// ones that the window may give; or the lent place that was promised, which is never refused.
pub fn seat(
    state: &State,
    (post, from): (&PostId, Timestamp),
    need: Need,
    claim: Option<&Claim>,
    stamp: &Stamp,
) -> Result<Seated, Refusal> {
    if let Some(claim) = claim {
        let seat = promised(state, (post, from), claim, &stamp.device);
        return Ok(Seated { to: claim.to, seat, following: Vec::new() });
    }
    let (first, share) = if stamp.actor == Actor::Visitor {
        (reservable(state, post, from, stamp.at)?, Share::Residents)
    } else {
        (bookable(state, post, from, stamp.at)?, Share::Window)
    };
    seated(state, (post, first), need, share, stamp.at)
}

/// S1.4.1 An appointment has a place in every slot it takes, the first free one of each.
pub fn seated(
    state: &State,
    (post, first): (&PostId, Slot),
    need: Need,
    share: Share,
    now: Timestamp,
) -> Result<Seated, Refusal> {
    if need.slots <= 1 {
        let place = place(state, (post, first), need, share, now)?;
        return Ok(Seated { to: first.to, seat: Seat::Place(place), following: Vec::new() });
    }
    let row = row(&slots(state, post, first.from.date(state.site.zone)), first, need)?;
    let places = row.iter().map(|slot| place(state, (post, *slot), need, share, now));
    let places = places.collect::<Result<Vec<PlaceNo>, Refusal>>()?;
    let mut all = row.iter().zip(places).map(|(slot, place)| Following { from: slot.from, place });
    let seat = Seat::Place(all.next().map_or(0, |first| first.place));
    Ok(Seated { to: row.last().map_or(first.to, |last| last.to), seat, following: all.collect() })
}

/// S1.4.1 An item of several slots needs every following one: each touches the next, without a break.
/// Returns them, given all slots of the day.
pub fn row(all: &[Slot], first: Slot, need: Need) -> Result<Vec<Slot>, Refusal> {
    let mut row = vec![first];
    let mut to = first.to;
    while row.len() < usize::from(need.slots) {
        let next = all.iter().find(|slot| slot.from == to);
        let next = *next.ok_or(Refusal::TooFewSlots { slots: need.slots })?;
        to = next.to;
        row.push(next);
    }
    Ok(row)
}

/// S1.4.1 Returns the first free place of one slot, in the share of whoever asks for it.
pub fn place(
    state: &State,
    (post, slot): (&PostId, Slot),
    need: Need,
    share: Share,
    now: Timestamp,
) -> Result<PlaceNo, Refusal> {
    let taken = state.appointment.taken_but(&SlotId::of(post, slot.from), need.instead);
    let taken = taken.as_deref();
    match share {
        Share::Window => window_place(state, taken, slot, now),
        Share::Residents => public_place(state, taken, slot, now),
        Share::Waiting => place_given_up(state, taken, slot, now),
        Share::Anybody => free_place(taken, slot),
    }
}

/// S1.4.1 Returns the first free place of a slot that the window may give, to a visitor or a tablet.
fn window_place(
    state: &State,
    taken: Option<&Taken>,
    slot: Slot,
    now: Timestamp,
) -> Result<PlaceNo, Refusal> {
    let place = free_place(taken, slot)?;
    let used = taken.map_or(0, |taken| taken.places.len() - super::public::reserved(state, taken));
    if used < window_share(state, slot, now) { Ok(place) } else { Err(Refusal::KeptForPublic) }
}

/// S1.4.1 Returns the first free place of a slot, whoever it is kept for.
pub(super) fn free_place(taken: Option<&Taken>, slot: Slot) -> Result<PlaceNo, Refusal> {
    let place = match taken {
        Some(taken) => taken.free(slot.places).next(),
        None => (slot.places > 0).then_some(0),
    };
    place.ok_or(Refusal::SlotFull)
}

/// S1.4.1 A tablet promises only a place that is lent to it now, and never several in a row.
pub fn lent_here(
    state: &State,
    (post, from): (&PostId, Timestamp),
    need: Need,
    claim: Option<&Claim>,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let Some(claim) = claim else { return Ok(()) };
    if need.slots > 1 {
        return Err(Refusal::SeveralNotLent { slots: need.slots });
    }
    let taken = state.appointment.taken(&SlotId::of(post, from));
    let loan = taken.and_then(|taken| taken.loan(claim.place));
    let lives = loan.is_some_and(|loan| {
        loan.log == claim.log && loan.lent == claim.lent && stamp.at < loan.until
    });
    let own = claim.log == stamp.operation.log() && stamp.at < from;
    if lives && own { Ok(()) } else { Err(Refusal::NotLentHere) }
}

/// S1.4.1 A place promised from a loan is kept, whenever the promise arrives: in the place itself
/// while nobody else has it, beyond the capacity otherwise.
fn promised(
    state: &State,
    (post, from): (&PostId, Timestamp),
    claim: &Claim,
    device: &DeviceId,
) -> Seat {
    let log = &claim.log;
    // Nobody promises what was lent to another tablet.
    let own = state.people.device_of(log).is_some_and(|lent_to| lent_to.id == *device);
    let taken = state.appointment.taken(&SlotId::of(post, from));
    let written_off = taken.is_some_and(|taken| taken.was_written_off(claim.place, log));
    let over = if written_off { Over::WrittenOff } else { Over::Forgotten };
    let Some(holder) = taken.and_then(|taken| taken.places.get(&claim.place)) else {
        let exists = slot_at(state, post, from).is_some_and(|slot| claim.place < slot.places);
        return if exists { Seat::Place(claim.place) } else { Seat::Beyond(over) };
    };
    match holder {
        Holder::Lent(loan) if own && loan.log == *log => Seat::Place(claim.place),
        Holder::Booked { loan: Some(loan), .. } if own && loan.log == *log => {
            Seat::Beyond(Over::Twice)
        }
        Holder::Lent(_) | Holder::Booked { .. } | Holder::Held(_) => Seat::Beyond(over),
    }
}
