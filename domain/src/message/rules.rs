//! The clauses on messages, one function each.

use super::{About, Key, Kind, Refusal};
use crate::State;
use crate::appointment::Appointment;
use crate::id::ContactId;
use crate::time::{Date, Minutes, TimeOfDay, Timestamp, shift};

/// Nobody is woken by a reminder.
const MORNING: TimeOfDay = TimeOfDay::hm(7, 0);

/// How many days back the working day before another one is looked for.
const LOOK_BACK: i64 = 31;

/// 2.6 What is told is about a matter of the visitor who is told it.
pub fn belongs(state: &State, contact: &ContactId, key: &Key) -> Result<(), Refusal> {
    if state.contact.get(contact).is_none() {
        return Err(Refusal::UnknownContact { contact: contact.clone() });
    }
    let of = match &key.about {
        About::Appointment(id) => state.appointment.get(id).map(|one| &one.contact),
        About::Case(id) => state.case.get(id).map(|one| &one.contact),
    };
    let is_its_own = of == Some(contact) && told_of(&key.about).contains(&key.kind);
    let nothing = || Refusal::NothingToTell { contact: contact.clone() };
    if is_its_own { Ok(()) } else { Err(nothing()) }
}

/// Returns what is told about an appointment, or about a case.
fn told_of(about: &About) -> &'static [Kind] {
    match about {
        About::Appointment(_) => &[
            Kind::Booked,
            Kind::Moved,
            Kind::Cancelled,
            Kind::DayBefore,
            Kind::HoursBefore,
            Kind::NotKept,
        ],
        About::Case(_) => &[Kind::Supplement, Kind::Result],
    }
}

/// S1.4.2 A visitor is reminded as the site opens on the working day before, or as many working days
/// before as the site sets; never of what was arranged since. Returns when.
pub fn day_before(state: &State, one: &Appointment) -> Option<Timestamp> {
    let (zone, days) = (state.site.zone, usize::from(state.site.settings.remind_working_days));
    let day = one.from.date(zone);
    let before = (1..=LOOK_BACK).map(|n| shift(day, -n));
    let on = before.filter(|date| state.site.is_working_day(*date)).nth(days.checked_sub(1)?)?;
    let opens = opening(state, on)?;
    (arranged(one) < opens).then_some(opens)
}

fn opening(state: &State, date: Date) -> Option<Timestamp> {
    let first = state.site.open_hours(date).into_iter().next()?;
    Some(Timestamp::at(date, first.from, state.site.zone))
}

/// S1.4.2 A visitor is reminded once more some time before, two hours unless the site sets another time,
/// not before seven in the morning and never of what was arranged since. Returns when.
pub fn hours_before(state: &State, one: &Appointment) -> Option<Timestamp> {
    let ahead = i64::from(state.site.settings.remind_minutes);
    let zone = state.site.zone;
    let morning = Timestamp::at(one.from.date(zone), MORNING, zone);
    let at = one.from.plus(Minutes(-ahead)).max(morning);
    (ahead > 0 && at < one.from && arranged(one) < at).then_some(at)
}

/// 2.6 A phone gets so many messages a day at most, and a site sends so many: what is beyond is told by
/// hand, so that a gateway that is paid by the message is not run dry by anybody.
pub fn may_send(state: &State, to_this_phone: u32, in_all: u32) -> bool {
    let settings = &state.site.settings;
    to_this_phone < u32::from(settings.messages_to_one)
        && in_all < u32::from(settings.messages_a_day)
}

/// Returns when an appointment got the time it has.
fn arranged(one: &Appointment) -> Timestamp {
    one.earlier.last().map_or(one.booked, |earlier| earlier.at)
}
