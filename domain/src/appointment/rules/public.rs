//! The clauses on places that residents take by themselves. 2.6

use super::seat::free_place;
use super::{goes_first, horizon, is_released};
use crate::State;
use crate::appointment::{
    Appointment, Behalf, Need, PlaceNo, Refusal, Slot, SlotId, Stage, Taken, Whose,
};
use crate::context::{Actor, Stamp};
use crate::duty::{self, Plan, Scope};
use crate::id::{AppointmentId, ItemCode, PersonId, PostId, SubjectId};
use crate::time::{Date, Minutes, Timestamp, shift};

/// The days over which appointments not kept and given up are counted.
const COUNTED_DAYS: i64 = 30;

/// S1.6.2 Whoever takes a place for somebody else says that they agree.
pub fn consented(behalf: Option<Behalf>, consent: bool) -> Result<(), Refusal> {
    if behalf.is_none() || consent { Ok(()) } else { Err(Refusal::NobodyAgreed) }
}

/// S1.4.1 A place is taken at a post that serves the item.
pub fn serves_item(state: &State, post: &PostId, item: &ItemCode) -> Result<(), Refusal> {
    let plan = plan_of(state, post)?;
    let serves = match &plan.scope {
        Scope::All => true,
        Scope::Only(items) => items.contains(item),
    };
    if serves { Ok(()) } else { Err(Refusal::NotServedThere) }
}

fn plan_of<'a>(state: &'a State, post: &PostId) -> Result<&'a Plan, Refusal> {
    let open = state.duty.posts.get(post).filter(|post| post.closed.is_none());
    let plan = open.and_then(duty::Post::plan);
    plan.ok_or_else(|| Refusal::UnknownPost { post: post.clone() })
}

/// 2.6 Returns the slot of a post that begins at an instant, if residents may take it now: some days
/// ahead at least, and no further than places are given for.
pub fn reservable(
    state: &State,
    post: &PostId,
    from: Timestamp,
    now: Timestamp,
) -> Result<Slot, Refusal> {
    let slot = super::bookable(state, post, from, now)?;
    let first = first_day(state, now);
    if from.date(state.site.zone) < first { Err(Refusal::TooSoon { first }) } else { Ok(slot) }
}

/// 2.6 Returns the first day of which residents may take places.
pub fn first_day(state: &State, now: Timestamp) -> Date {
    let ahead = i64::from(state.site.settings.reserve_ahead_days);
    shift(now.date(state.site.zone), ahead)
}

/// 2.6 Returns the last day of which residents may take places.
pub fn last_day(state: &State, now: Timestamp) -> Date {
    horizon(state, now.date(state.site.zone))
}

/// S1.4.1 Returns the first free place of a slot that a resident may take: as many are kept for the
/// window and the tablets as it may give, but for the evening before.
pub(super) fn public_place(
    state: &State,
    taken: Option<&Taken>,
    slot: Slot,
    now: Timestamp,
) -> Result<PlaceNo, Refusal> {
    let place = match taken {
        Some(taken) => taken.offered(slot.places, now).next().ok_or(Refusal::SlotFull)?,
        None => free_place(None, slot)?,
    };
    of_share(state, taken, slot, now).map(|()| place)
}

/// 2.6 Returns the first free place of a slot that may be held for whoever waits for an earlier time: one
/// that residents may take, or will once it has rested.
pub(super) fn place_given_up(
    state: &State,
    taken: Option<&Taken>,
    slot: Slot,
    now: Timestamp,
) -> Result<PlaceNo, Refusal> {
    let place = free_place(taken, slot)?;
    of_share(state, taken, slot, now).map(|()| place)
}

/// S1.4.1 Residents have no more of a slot than their share.
fn of_share(
    state: &State,
    taken: Option<&Taken>,
    slot: Slot,
    now: Timestamp,
) -> Result<(), Refusal> {
    let own = taken.map_or(0, |taken| reserved(state, taken));
    if own < public_share(state, slot, now) { Ok(()) } else { Err(Refusal::KeptForWindow) }
}

/// 2.6 Returns how many places of a slot that is given residents may still take by themselves.
pub fn public_left(
    state: &State,
    (post, slot): (&PostId, Slot),
    need: Need,
    now: Timestamp,
) -> usize {
    let share = public_share(state, slot, now);
    match state.appointment.taken_but(&SlotId::of(post, slot.from), need.instead) {
        Some(taken) => taken
            .offered(slot.places, now)
            .count()
            .min(share.saturating_sub(reserved(state, &taken))),
        None => share,
    }
}

/// 2.6 A place that is given up is offered to residents again after some minutes that nobody can foresee,
/// so that places are not passed on for money. The window may give it at once. Returns until when.
pub fn rests_until(state: &State, stamp: &Stamp) -> Option<Timestamp> {
    let most = i64::from(state.site.settings.freed_delay_minutes);
    // Nobody outside knows the millisecond in which the server got it.
    let told = stamp.operation.0.bytes().chain(stamp.received.0.to_le_bytes());
    let mixed = told.fold(0xcbf2_9ce4_8422_2325_u64, |mixed, byte| {
        (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let minutes = i64::try_from(mixed >> 33).unwrap_or_default();
    (most > 0).then(|| stamp.received.plus(Minutes(1 + minutes % most)))
}

/// 2.6 Returns how many places of a slot residents may take: what is not kept for the window; the
/// evening before, all of them.
fn public_share(state: &State, slot: Slot, now: Timestamp) -> usize {
    let places = usize::from(slot.places);
    let percent = usize::from(state.site.settings.public_percent).min(100);
    let for_window = places * (100 - percent) / 100;
    if is_released(state, slot, now) { places } else { places - for_window }
}

/// Returns how many places of a slot residents have taken by themselves, or are held for them.
pub fn reserved(state: &State, taken: &Taken) -> usize {
    let seated = taken.appointments().filter_map(|id| state.appointment.get(id));
    taken.held() + seated.filter(|one| one.of_residents && one.place().is_some()).count()
}

/// S1.1.1 Returns who answers for whoever comes to a post at an instant: its A, or the first B who is
/// not away then.
pub fn answers_at(state: &State, post: &PostId, at: Timestamp) -> Result<PersonId, Refusal> {
    let plan = plan_of(state, post)?;
    let there = plan.members().find(|person| !state.duty.is_absent(person, at));
    Ok(there.unwrap_or(&plan.a).clone())
}

/// 2.6 A visitor has one appointment a day, and one for an item. What is over and was never settled
/// stands in nobody's way.
pub fn one_a_day(
    state: &State,
    subject: &SubjectId,
    (item, from): (&ItemCode, Timestamp),
    (but, now): (Option<&AppointmentId>, Timestamp),
) -> Result<(), Refusal> {
    let day = from.date(state.site.zone);
    let same = |one: &&Appointment| {
        one.from.date(state.site.zone) == day || one.item.as_ref() == Some(item)
    };
    let ahead = |one: &&Appointment| one.is_open() && now < one.to && Some(&one.id) != but;
    let other = of_visitor(state, subject).filter(ahead).find(same);
    other.map_or(Ok(()), |other| Err(Refusal::HasOne { from: other.from }))
}

/// 2.6 A visitor moves their appointment within its window, whose A goes on answering for it, to a day
/// on which they have no other; and not over and over.
pub fn own_move(
    state: &State,
    one: &Appointment,
    (post, from): (&PostId, Timestamp),
    stamp: &Stamp,
) -> Result<(), Refusal> {
    if stamp.actor != Actor::Visitor {
        return Ok(());
    }
    if one.post != *post {
        return Err(Refusal::NotServedThere);
    }
    let (Some(subject), Some(item)) = (&one.subject, &one.item) else { return Ok(()) };
    if !goes_first(one, stamp) {
        not_suspended(state, subject, stamp.at)?;
    }
    one_a_day(state, subject, (item, from), (Some(&one.id), stamp.at))
}

/// 2.6 Residents take places for what the site offers.
pub fn offered(state: &State, item: &ItemCode) -> Result<(), crate::contact::Refusal> {
    let on = state.catalogue.item(item).is_ok_and(|found| found.on);
    if on { Ok(()) } else { Err(crate::contact::Refusal::UnknownItem { item: item.clone() }) }
}

/// 2.6 Who has missed appointments, or given them up over and over, takes none by themselves for some
/// days. At the window they are served as ever.
pub fn not_suspended(state: &State, subject: &SubjectId, now: Timestamp) -> Result<(), Refusal> {
    match suspended_until(state, subject, now) {
        Some(until) => Err(Refusal::Suspended { until }),
        None => Ok(()),
    }
}

/// 2.6 Returns until when a visitor takes no place by themselves; nothing where they may. A place that
/// was moved was given up, too; one whose time the window did not keep was not, nor one moved to an earlier
/// time that was held for it.
pub fn suspended_until(state: &State, subject: &SubjectId, now: Timestamp) -> Option<Timestamp> {
    let settings = &state.site.settings;
    let days = |count: i64| Minutes(count * 24 * 60);
    let (mut missed, mut given_up) = (Vec::new(), Vec::new());
    for one in of_visitor(state, subject) {
        let own = one.earlier.iter().filter(|earlier| earlier.whose == Whose::Visitor);
        let moved = own.filter(|earlier| !earlier.offered && !one.was_broken(earlier.from));
        given_up.extend(moved.map(|earlier| earlier.at));
        match &one.stage {
            Stage::Missed { at, .. } => missed.push(*at),
            Stage::Cancelled { at, whose: Whose::Visitor, .. } if !one.was_broken(one.from) => {
                given_up.push(*at);
            }
            Stage::Cancelled { .. }
            | Stage::Booked
            | Stage::Arrived { .. }
            | Stage::Served { .. } => {}
        }
    }
    let pause = days(settings.pause_days.into());
    let ends = |mut times: Vec<Timestamp>, most: u16| {
        times.sort_unstable();
        let most = usize::from(most.max(1));
        let close = |some: &&[Timestamp]| some[most - 1] <= some[0].plus(days(COUNTED_DAYS));
        times.windows(most).rev().find(close).map(|some| some[most - 1].plus(pause))
    };
    let until = ends(missed, settings.missed_before_pause);
    let until = until.max(ends(given_up, settings.cancelled_before_pause));
    until.filter(|until| now < *until)
}

/// Returns the appointments of a visitor that are at hand, whatever became of them.
fn of_visitor<'a>(
    state: &'a State,
    subject: &SubjectId,
) -> impl Iterator<Item = &'a Appointment> + use<'a> {
    let contacts = state.contact.of_subject(subject);
    contacts.flat_map(|contact| state.appointment.of_contact(&contact.id))
}

/// 2.6 A visitor gives up or moves an appointment by themselves some time ahead; later they call.
pub fn changes_in_time(state: &State, one: &Appointment, stamp: &Stamp) -> Result<(), Refusal> {
    let ahead = Minutes(i64::from(state.site.settings.change_ahead_minutes));
    let until = one.from.plus(Minutes(-ahead.0));
    let by_themselves = stamp.actor == Actor::Visitor && !goes_first(one, stamp);
    if by_themselves && until < stamp.at { Err(Refusal::TooLateToChange { until }) } else { Ok(()) }
}

/// S1.4.3 Only the window puts an appointment off, and a visitor acts for themselves alone.
pub fn own_wish(whose: Whose, stamp: &Stamp) -> Result<(), Refusal> {
    let is_own = stamp.actor != Actor::Visitor || whose == Whose::Visitor;
    if is_own { Ok(()) } else { Err(Refusal::NoConsent) }
}

/// 2.6 A visitor says that they are here some time before the time, and for as long as they are
/// waited for.
pub fn comes_in_time(state: &State, one: &Appointment, stamp: &Stamp) -> Result<(), Refusal> {
    if stamp.actor != Actor::Visitor {
        return Ok(());
    }
    let settings = &state.site.settings;
    let from = one.from.plus(Minutes(-i64::from(settings.arrive_early_minutes)));
    let until = one.from.plus(Minutes(i64::from(settings.arrive_late_minutes)));
    if (from..=until).contains(&stamp.at) {
        Ok(())
    } else {
        Err(Refusal::NotAwaited { from, until })
    }
}

/// S1.3.1 Whoever of the staff enters something about a visitor is on duty; the visitor need not be.
pub fn stands_at_window(state: &State, stamp: &Stamp) -> Result<(), crate::Refusal> {
    match stamp.actor {
        Actor::Visitor => Ok(()),
        Actor::Person(_) | Actor::Operator | Actor::System => {
            crate::contact::rules::serving(state, stamp).map(drop)
        }
    }
}

/// S1.4.1 A visitor acts only on what they took by themselves.
pub fn own_door(one: &Appointment, stamp: &Stamp) -> Result<(), Refusal> {
    if stamp.actor != Actor::Visitor || one.reserved {
        return Ok(());
    }
    Err(Refusal::UnknownAppointment { appointment: one.id.clone() })
}
