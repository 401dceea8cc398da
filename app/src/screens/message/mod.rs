//! Messages to a visitor: whether they agreed, what became of each, and what somebody has to call about.
//! 2.6, S1.4.2

mod calls;
mod card;

pub use calls::{any, list};
pub use card::card;

use domain::State;
use domain::appointment::Appointment;
use domain::message::view::Message;
use domain::message::{About, Kind};

use crate::screens::{appointment, duty};
use crate::text::{Words, fill};

/// Returns what a message tells, in a few words.
fn about(words: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Booked => words.message_booked,
        Kind::Moved => words.message_moved,
        Kind::Cancelled => words.message_cancelled,
        Kind::DayBefore => words.message_day_before,
        Kind::HoursBefore => words.message_hours_before,
        Kind::NotKept => words.message_not_kept,
        Kind::Held => words.message_held,
        Kind::Supplement => words.message_supplement,
        Kind::Result => words.message_result,
    }
}

/// Returns what somebody says on the phone.
fn to_say(state: &State, words: &Words, message: &Message) -> String {
    let pattern = match message.key.kind {
        Kind::Booked | Kind::DayBefore | Kind::HoursBefore => words.message_say_time,
        Kind::Moved => words.message_say_moved,
        Kind::Cancelled => words.message_say_cancelled,
        Kind::NotKept => words.message_say_not_kept,
        Kind::Held => words.message_say_held,
        Kind::Supplement => words.message_say_supplement,
        Kind::Result => words.message_say_result,
    };
    let one = match &message.key.about {
        About::Appointment(id) => state.appointment.get(id),
        About::Case(_) => None,
    };
    let of = |at| appointment::when(state, at);
    let when = match (message.key.kind, one) {
        (Kind::NotKept, _) => of(message.key.of),
        (Kind::Held, Some(one)) => one.held().map(|held| of(held.from)).unwrap_or_default(),
        (_, Some(one)) => of(one.from),
        (_, None) => String::new(),
    };
    let window = one.map(|one| duty::post_of(state, &one.post)).unwrap_or_default();
    let until = one.and_then(Appointment::held).map(|held| of(held.until)).unwrap_or_default();
    fill(pattern, &[("when", &when), ("until", &until), ("window", &window)])
}
