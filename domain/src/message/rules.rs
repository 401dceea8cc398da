//! The clauses on messages, one function each.

use super::{About, Key, Kind, Refusal};
use crate::State;
use crate::appointment::Appointment;
use crate::appointment::rules::MORNING;
use crate::case::{self, Case};
use crate::id::ContactId;
use crate::text::Language;
use crate::time::{Date, Minutes, Timestamp, shift};

/// How many days around another one a working day is looked for.
const LOOK_AROUND: i64 = 31;

/// 2.6 Only whoever agreed is written to: returns in which language.
pub fn agreed(state: &State, contact: &ContactId) -> Option<Language> {
    state.contact.get(contact)?.messages
}

/// 2.6 What is told has happened, or is promised, in a matter of the visitor who is told it.
pub fn belongs(state: &State, contact: &ContactId, key: &Key) -> Result<(), Refusal> {
    if state.contact.get(contact).is_none() {
        return Err(Refusal::UnknownContact { contact: contact.clone() });
    }
    let is_its_own = match &key.about {
        About::Appointment(id) => {
            let one = state.appointment.get(id).filter(|one| one.contact == *contact);
            one.is_some_and(|one| told_of(one, key.kind).contains(&key.of))
        }
        About::Case(id) => {
            let one = state.case.get(id).filter(|one| one.contact == *contact);
            one.is_some_and(|one| told_of_case(one, key.kind).contains(&key.of))
        }
    };
    let nothing = || Refusal::NothingToTell { contact: contact.clone() };
    if is_its_own { Ok(()) } else { Err(nothing()) }
}

/// Returns the moments of an appointment of which a kind of message tells, those before it was moved too.
fn told_of(one: &Appointment, kind: Kind) -> Vec<Timestamp> {
    match kind {
        Kind::Booked => vec![one.booked],
        Kind::Moved => one.earlier.iter().map(|earlier| earlier.at).collect(),
        Kind::Cancelled => one.ended().into_iter().collect(),
        Kind::DayBefore | Kind::HoursBefore => {
            one.earlier.iter().map(|earlier| earlier.from).chain([one.from]).collect()
        }
        Kind::NotKept => one.breaches.iter().map(|breach| breach.from).collect(),
        Kind::Held => one.offers.clone(),
        Kind::Supplement | Kind::Result => Vec::new(),
    }
}

/// Returns the moments of a case of which a kind of message tells.
fn told_of_case(one: &Case, kind: Kind) -> Vec<Timestamp> {
    match kind {
        Kind::Supplement => one.supplements.iter().map(|supplement| supplement.at).collect(),
        Kind::Result => match one.stage {
            case::Stage::Done { at, .. } | case::Stage::Refused { at, .. } => vec![at],
            case::Stage::Intake
            | case::Stage::Supplement { .. }
            | case::Stage::Accepted
            | case::Stage::Withdrawn { .. } => Vec::new(),
        },
        Kind::Booked
        | Kind::Moved
        | Kind::Cancelled
        | Kind::DayBefore
        | Kind::HoursBefore
        | Kind::NotKept
        | Kind::Held => Vec::new(),
    }
}

/// S1.4.2 A visitor is reminded as the site opens on the working day before, or as many of them before as
/// the site sets; a day on which it does not open is none, and nobody is woken. Never of what was arranged
/// since. Returns when.
pub fn day_before(state: &State, one: &Appointment) -> Option<Timestamp> {
    let days = usize::from(state.site.settings.remind_working_days).checked_sub(1)?;
    let day = one.from.date(state.site.zone);
    let mut before = (1..=LOOK_AROUND).filter_map(|n| opening(state, shift(day, -n)));
    let at = before.nth(days)?;
    (arranged(one) < at).then_some(at)
}

/// Returns the end of the last day whose visitors may have to be reminded at an instant. S1.4.2
pub fn reminded_until(state: &State, now: Timestamp) -> Timestamp {
    let days = usize::from(state.site.settings.remind_working_days);
    let today = now.date(state.site.zone);
    let open = (1..=LOOK_AROUND).map(|n| shift(today, n));
    let mut open = open.filter(|date| opening(state, *date).is_some());
    let last = open.nth(days).unwrap_or_else(|| shift(today, LOOK_AROUND));
    state.site.day_begins(shift(last, 1))
}

/// Returns when a working day begins at the site, no earlier than people are up; none where it stays shut.
fn opening(state: &State, date: Date) -> Option<Timestamp> {
    let hours = state.site.open_hours(date);
    let first = hours.first().filter(|_| state.site.is_working_day(date))?;
    Some(Timestamp::at(date, first.from.max(MORNING), state.site.zone))
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
