//! The clauses on appointments and their places, one function each.

mod kept;
mod left;
mod opening;
mod public;
mod seat;
mod waiting;

use std::collections::BTreeSet;

use super::{Appointment, Refusal, Slot, Taken, Whose, slot_at, view};
use crate::context::{Actor, Stamp};
use crate::duty::on_duty;
use crate::id::{AppointmentId, ContactId, LogId, PostId, SubjectId};
use crate::time::{Date, Minutes, TimeOfDay, Timestamp, shift};
use crate::{Decision, Operation, State};

pub use kept::{broken_since, goes_first, kept_until, nobody_expected, priority_seat};
pub use left::{
    day_close, is_case_left, is_contact_left, leaves_for_day, leaves_nothing, left_today, relieved,
    unkept_since,
};
pub use opening::times;
pub use public::{
    answers_at, changes_in_time, comes_in_time, consented, first_day, last_day, not_suspended,
    offered, one_a_day, own_door, own_move, own_wish, public_left, reservable, rests_until,
    serves_item, stands_at_window, suspended_until,
};
pub use seat::{lent_here, place, row, seat, seated};
pub use waiting::{MORNING, earlier, earlier_at, first_to_hold, holds_times, something_held};

/// When on the last working day before, places kept for the public are open to the window too.
const RELEASED: TimeOfDay = TimeOfDay::hm(18, 0);

/// S1.4.1 What is acted on has been booked.
pub fn known<'a>(state: &'a State, id: &AppointmentId) -> Result<&'a Appointment, Refusal> {
    state.appointment.get(id).ok_or_else(|| Refusal::UnknownAppointment { appointment: id.clone() })
}

/// S1.4.1 What came to its end stays ended.
pub fn open(one: &Appointment) -> Result<(), Refusal> {
    one.ended().map_or(Ok(()), |at| Err(Refusal::AlreadyEnded { at }))
}

/// S1.1.2 Exactly one person answers for an appointment, and only that person acts on it, or who
/// covers for them, or who is on duty at the window it was made for: that is where the visitor comes.
/// Who took the place by themselves acts on it too.
pub fn owned(state: &State, one: &Appointment, stamp: &Stamp) -> Result<(), crate::Refusal> {
    if stamp.actor == Actor::Visitor && one.reserved {
        return Ok(());
    }
    let (owner, actor) = (one.owner(), crate::contact::rules::actor(stamp)?);
    let stands_there = || on_duty(state, actor, stamp.at).is_ok_and(|post| post == one.post);
    if crate::contact::rules::acts_for(state, owner, actor, stamp.at) || stands_there() {
        return Ok(());
    }
    let (owner, since) = (owner.clone(), one.owners.current_since());
    Err(Refusal::NotOwner { owner, since }.into())
}

/// S1.1.2 Returns an appointment still to be kept that the actor answers for.
pub fn own_open<'a>(
    state: &'a State,
    id: &AppointmentId,
    stamp: &Stamp,
) -> Result<&'a Appointment, crate::Refusal> {
    let one = known(state, id)?;
    open(one)?;
    owned(state, one, stamp)?;
    Ok(one)
}

/// S1.4.1 An appointment is made with somebody.
pub fn made_with(subject: Option<&SubjectId>) -> Result<(), Refusal> {
    if subject.is_some() { Ok(()) } else { Err(Refusal::NobodyNamed) }
}

/// S1.4.1 A matter has one appointment at a time.
pub fn one_at_a_time(state: &State, contact: &ContactId) -> Result<(), Refusal> {
    let mut others = state.appointment.of_contact(contact);
    others.find(|other| other.is_open()).map_or(Ok(()), |other| {
        Err(Refusal::HasAppointment { contact: contact.clone(), appointment: other.id.clone() })
    })
}

/// 2.6 Returns the slot of a post that begins at an instant, if places are given for it now.
pub fn bookable(
    state: &State,
    post: &PostId,
    from: Timestamp,
    now: Timestamp,
) -> Result<Slot, Refusal> {
    if state.duty.posts.get(post).is_none_or(|post| post.closed.is_some()) {
        return Err(Refusal::UnknownPost { post: post.clone() });
    }
    if from <= now {
        return Err(Refusal::InThePast);
    }
    let zone = state.site.zone;
    if from.date(zone) > horizon(state, now.date(zone)) {
        return Err(Refusal::TooFar { days: state.site.settings.booking_working_days });
    }
    slot_at(state, post, from).ok_or(Refusal::NoSlot)
}

/// 2.6 Returns the last day for which places are given.
pub fn horizon(state: &State, today: Date) -> Date {
    state.site.nth_working_day(today, state.site.settings.booking_working_days)
}

/// 2.6 Returns how many places of a slot the window may give, its tablets' loans included: what is
/// not kept for those who book themselves; the evening before, all of them.
pub fn window_share(state: &State, slot: Slot, now: Timestamp) -> usize {
    let places = usize::from(slot.places);
    let kept = places * usize::from(state.site.settings.public_percent) / 100;
    if is_released(state, slot, now) { places } else { places - kept }
}

fn is_released(state: &State, slot: Slot, now: Timestamp) -> bool {
    let (zone, clock) = (state.site.zone, state.site.clock());
    let day = slot.from.date(zone);
    let before = (1..=31).map(|n| shift(day, -n)).find(|date| clock.is_working_day(*date));
    let before = before.unwrap_or_else(|| shift(day, -1));
    now >= Timestamp::at(before, RELEASED, zone)
}

/// S1.4.3 The window puts an appointment off only with the visitor's consent, and says why.
pub fn put_off(whose: Whose, reason: &str) -> Result<(), Refusal> {
    match whose {
        Whose::WindowAlone => Err(Refusal::NoConsent),
        Whose::WindowAgreed if reason.trim().is_empty() => Err(Refusal::ReasonBlank),
        Whose::Visitor | Whose::WindowAgreed => Ok(()),
    }
}

/// S1.4.3 An appointment is moved to another time.
pub fn moves(one: &Appointment, post: &PostId, from: Timestamp) -> Result<(), Refusal> {
    if one.is_open() && one.post == *post && one.from == from {
        return Err(Refusal::SameSlot);
    }
    Ok(())
}

/// 2.6 A visitor has missed an appointment only once nobody waits for them any longer.
pub fn missed(state: &State, one: &Appointment, now: Timestamp) -> Result<(), Refusal> {
    if let super::Stage::Arrived { at } = one.stage {
        return Err(Refusal::AlreadyHere { at });
    }
    let until = one.from.plus(Minutes(i64::from(state.site.settings.arrive_late_minutes)));
    if now < until { Err(Refusal::NotYetMissed { until }) } else { Ok(()) }
}

/// S1.4.1 Somebody arrives once.
pub fn not_here_yet(one: &Appointment) -> Result<(), Refusal> {
    if let super::Stage::Arrived { at } = one.stage {
        return Err(Refusal::AlreadyHere { at });
    }
    Ok(())
}

/// S1.4.3 Appointments that would lose their time by other hours of a window, of the site or of a day
/// are named, and stay promised.
pub fn names_broken(
    state: &State,
    operation: &Operation,
    decision: &Decision,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let Some(named) = operation.knowing() else { return Ok(()) };
    let broken = view::broken_after(state, &decision.events, stamp).into_iter();
    let unnamed: BTreeSet<AppointmentId> =
        broken.map(|one| one.id.clone()).filter(|id| !named.contains(id)).collect();
    if unnamed.is_empty() { Ok(()) } else { Err(Refusal::WouldBreak { appointments: unnamed }) }
}

/// S1.4.1 Returns the places lent to a log, at times that are not over.
pub fn lent<'a>(
    state: &'a State,
    log: &'a LogId,
    now: Timestamp,
) -> Result<Vec<&'a Taken>, Refusal> {
    let lent: Vec<&Taken> =
        state.appointment.lent_to(log).filter(|taken| taken.from > now).collect();
    if lent.is_empty() { Err(Refusal::NothingLent) } else { Ok(lent) }
}
