//! Messages to residents as the gateway is given them: to whom, in which words, and what is noted of it.
//!
//! A message lies on a phone that others see: it names the site, the time and the number of the window,
//! never the matter.

use domain::appointment::Appointment;
use domain::contact::Personal;
use domain::message::view::{self, Message};
use domain::message::{About, Kind, Operation, Post};
use domain::time::Timestamp;
use domain::{OperationId, State};

use crate::address::Address;
use crate::door::Door;
use crate::say::{self, fill};
use crate::words::{Language, Reading, of};

/// A message that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// The same for the same message, whenever it is asked for.
    pub id: String,
    /// The phone as the visitor wrote it.
    pub to: String,
    pub kind: &'static str,
    pub language: &'static str,
    pub text: String,
    /// From then on it is worth nothing.
    pub expires: Timestamp,
    message: Message,
}

/// Where residents' pages are found from outside, for links in messages.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The site's name in addresses.
    pub site: &'a str,
    /// The whole address without path, `https://example.org`; nothing where nobody has said it.
    pub origin: Option<&'a str>,
}

impl Letter {
    /// Returns what is noted once the gateway has taken it, or will not.
    pub fn noted(&self, sent: bool) -> domain::Operation {
        let (contact, message) = (self.message.contact.clone(), self.message.key.clone());
        domain::Operation::Message(Operation::Post(Post { contact, message, sent }))
    }
}

/// Returns the messages that are due, the first due first: those whose visitor left a phone.
pub fn letters(state: &State, place: Place<'_>, now: Timestamp, door: &dyn Door) -> Vec<Letter> {
    let due = view::to_send(state, now).into_iter();
    due.filter_map(|message| letter(state, place, message, door)).collect()
}

/// Says whether one more message may be sent to a phone today, and by the site.
pub fn may_send(state: &State, to_this_phone: u32, in_all: u32) -> bool {
    domain::message::rules::may_send(state, to_this_phone, in_all)
}

/// Returns when the next one is due although nothing happens until then.
pub fn next_letter(state: &State, now: Timestamp) -> Option<Timestamp> {
    view::next_due(state, now)
}

fn letter(state: &State, place: Place<'_>, message: Message, door: &dyn Door) -> Option<Letter> {
    let contact = state.contact.get(&message.contact)?;
    let personal = door.personal(contact.subject.as_ref()?).filter(Personal::has_phone)?;
    let kind = name(message.key.kind);
    let about = match &message.key.about {
        About::Appointment(id) => &id.0,
        About::Case(id) => &id.0,
    };
    Some(Letter {
        id: format!("{}/{about}/{kind}/{}", place.site, message.key.of.0),
        to: personal.phone,
        kind,
        language: message.language.code(),
        text: text(state, place, &message, door),
        expires: message.until,
        message,
    })
}

/// Returns how the gateway is told what kind of message it is.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Booked => "booked",
        Kind::Moved => "moved",
        Kind::Cancelled => "cancelled",
        Kind::DayBefore => "day_before",
        Kind::HoursBefore => "hours_before",
        Kind::NotKept => "not_kept",
        Kind::Supplement => "supplement",
        Kind::Result => "result",
    }
}

fn text(state: &State, place: Place<'_>, message: &Message, door: &dyn Door) -> String {
    let words = of(message.language);
    let pattern = match message.key.kind {
        Kind::Booked => words.message_booked,
        Kind::Moved => words.message_moved,
        Kind::Cancelled => words.message_cancelled,
        Kind::DayBefore => words.message_day_before,
        Kind::HoursBefore => words.message_hours_before,
        Kind::NotKept => words.message_not_kept,
        Kind::Supplement => words.message_supplement,
        Kind::Result => words.message_result,
    };
    let site = &state.site;
    let (name, language) = (site.name.say(message.language), message.language);
    let about = match &message.key.about {
        About::Appointment(id) => state.appointment.get(id),
        About::Case(_) => None,
    };
    let from = match message.key.kind {
        Kind::NotKept => Some(message.key.of),
        Kind::Booked
        | Kind::Moved
        | Kind::Cancelled
        | Kind::DayBefore
        | Kind::HoursBefore
        | Kind::Supplement
        | Kind::Result => about.map(|one| one.from),
    };
    let when = from.map(|from| say::instant(from, state, language)).unwrap_or_default();
    let time = from.map(|from| say::time(from, state)).unwrap_or_default();
    let window =
        about.map(|one| say::window_number(state, &one.post, language)).unwrap_or_default();
    let more = about.map(|one| more(state, place, (one, language), door)).unwrap_or_default();
    let said = fill(
        pattern,
        &[
            ("when", &when),
            ("time", &time),
            ("site", name),
            ("window", &window),
            ("phone", &site.phone),
            ("supervision", &site.supervision_phone),
            ("more", &more),
        ],
    );
    said.trim().to_owned()
}

/// Says where it is changed: on its slip, where the visitor has one, or by phone.
fn more(
    state: &State,
    place: Place<'_>,
    (one, language): (&Appointment, Language),
    door: &dyn Door,
) -> String {
    let words = of(language);
    let own = OperationId(one.id.0.clone());
    match place.origin.filter(|_| one.reserved) {
        Some(origin) => {
            let path = Address::Slip(door.token(&own)).path();
            let v = Reading { language, big: false }.v();
            let v = v.map(|v| format!("?v={v}")).unwrap_or_default();
            let link = format!("{origin}/w/{}{path}{v}", place.site);
            fill(words.message_at_link, &[("link", &link)])
        }
        None if state.site.phone.trim().is_empty() => String::new(),
        None => fill(words.message_by_phone, &[("phone", &state.site.phone)]),
    }
}
