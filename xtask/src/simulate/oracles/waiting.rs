//! Earlier times that are held: for one at a time, the one who waits longest, and for nobody who did not
//! ask. 2.6

use domain::appointment::{Appointment, Event as Appointed, Held, SlotId, slot_at};
use domain::{Actor, Event, State};
use sync::sim::Counters;

use super::Step;

/// The oracle of what is held, as its failures begin.
const HELD: &str = "2.6 held";

/// Judges an event: what is held is free, earlier, and of whoever waits longest.
pub fn judge(step: &Step<'_>, counters: &mut Counters) -> Result<(), String> {
    let Event::Appointment(event) = step.event else { return Ok(()) };
    if let Appointed::Moved(moved) = event {
        let before = step.before.appointment.get(&moved.appointment);
        let taken = before.and_then(Appointment::held).is_some_and(|held| held.from == moved.from);
        *counters.entry("earlier times taken").or_default() += u64::from(taken);
    }
    let Appointed::Held(held) = event else { return Ok(()) };
    *counters.entry("earlier times held").or_default() += 1;
    let wrong = |what: &str| Err(format!("{HELD}: {held:?} {what}"));
    let Some(one) = step.before.appointment.get(&held.appointment) else {
        return wrong("for nobody known");
    };
    if step.stamp.actor != Actor::System || one.waiting.is_none() || one.held().is_some() {
        return wrong("for nobody who waits, or not by the server");
    }
    if one.from <= held.from || held.from <= step.stamp.at || held.until <= step.stamp.at {
        return wrong("is not earlier, or over");
    }
    if let Some(place) = held.places.iter().find(|place| {
        let slot = slot_at(step.before, &one.post, place.from);
        let taken = step.before.appointment.taken(&SlotId::of(&one.post, place.from));
        let holder = taken.and_then(|taken| taken.places.get(&place.place));
        holder.is_some() || slot.is_none_or(|slot| place.place >= slot.places)
    }) {
        return wrong(&format!("has {place:?}, which is not free"));
    }
    let passed_over =
        step.before.appointment.all().find(|other| would_take(step.before, other, (one, held)));
    passed_over.map_or(Ok(()), |other| wrong(&format!("passes over {}", other.id)))
}

/// Says whether somebody else waits longer, and nothing but the waiting stands between them and what is
/// held: the same thing to do, nothing else booked, nothing missed.
fn would_take(state: &State, other: &Appointment, (one, held): (&Appointment, &Held)) -> bool {
    let (Some(waiting), Some(own)) = (&other.waiting, &one.waiting) else { return false };
    let alone = other.subject.as_ref().is_some_and(|subject| {
        let contacts = state.contact.of_subject(subject);
        contacts.flat_map(|contact| state.appointment.of_contact(&contact.id)).count() == 1
    });
    let same = other.post == one.post && other.item == one.item;
    let wants = waiting.held.is_none() && !waiting.passed.contains(&held.from);
    let longer = (waiting.since, &other.id) < (own.since, &one.id);
    same && wants && longer && alone && is_untouched(other) && held.from < other.from
}

/// Says whether an appointment is as it was booked.
fn is_untouched(one: &Appointment) -> bool {
    one.is_open() && one.earlier.is_empty() && one.breaches.is_empty()
}
