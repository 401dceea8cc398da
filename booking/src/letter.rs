//! Messages to residents as the gateway is given them: to whom, in which words, and what is noted of it.
//!
//! A message lies on a phone that others see: it names the site, the time and the number of the window,
//! never the matter.

use domain::appointment::{Appointment, Proof};
use domain::contact::Personal;
use domain::message::view::{self, Message};
use domain::message::{About, Kind, Note, Operation, rules};
use domain::time::Timestamp;
use domain::{OperationId, State};

use crate::address::Address;
use crate::door::Door;
use crate::say::{self, fill};
use crate::words::{Language, Reading, of};

/// A message that is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Due {
    /// The same for the same message, whenever it is asked for.
    pub id: String,
    /// From then on it is worth nothing.
    pub until: Timestamp,
    message: Message,
}

/// A message as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The phone as the visitor wrote it.
    pub to: String,
    pub kind: &'static str,
    pub language: &'static str,
    pub text: String,
}

/// Where residents' pages are found from outside, for links in messages.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The site's name in addresses.
    pub site: &'a str,
    /// The whole address without path, `https://example.org`; nothing where nobody has said it.
    pub origin: Option<&'a str>,
}

impl Due {
    /// Returns what is noted once the gateway has taken it, or will not.
    pub fn noted(&self, sent: bool) -> domain::Operation {
        let (contact, message) = (self.message.contact.clone(), self.message.key.clone());
        domain::Operation::Message(Operation::Note(Note { contact, message, sent }))
    }

    /// Writes it; nothing where the visitor left no phone, or it was erased.
    pub fn letter(&self, state: &State, place: Place<'_>, door: &dyn Door) -> Option<Letter> {
        let message = &self.message;
        let contact = state.contact.get(&message.contact)?;
        let personal = door.personal(contact.subject.as_ref()?).filter(Personal::has_phone)?;
        Some(Letter {
            to: personal.phone,
            kind: name(message.key.kind),
            language: message.language.code(),
            text: text(state, place, message, door),
        })
    }
}

/// Returns the messages that are due, the first due first.
pub fn due(state: &State, site: &str, now: Timestamp) -> Vec<Due> {
    let all = view::to_send(state, now).into_iter();
    all.map(|message| Due { id: id(state, site, &message), until: message.until, message })
        .collect()
}

/// Returns the name of a message. When the visitor came is part of it: a server restored from a backup gives
/// the names after it again.
fn id(state: &State, site: &str, message: &Message) -> String {
    let about = match &message.key.about {
        About::Appointment(id) => &id.0,
        About::Case(id) => &id.0,
    };
    let came = state.contact.get(&message.contact).map_or(0, |contact| contact.at.0);
    format!("{site}/{about}@{came}/{}/{}", name(message.key.kind), message.key.of.0)
}

/// Says whether one more message may be sent to a phone today, and by the site.
pub fn may_send(state: &State, to_this_phone: u32, in_all: u32) -> bool {
    rules::may_send(state, to_this_phone, in_all)
}

/// Returns when the next one is due although nothing happens until then.
pub fn next_due(state: &State, now: Timestamp) -> Option<Timestamp> {
    view::next_due(state, now)
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
        Kind::Held => "earlier_held",
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
        Kind::Held => words.message_held,
        Kind::Supplement => words.message_supplement,
        Kind::Result => words.message_result,
    };
    let site = &state.site;
    let (name, language) = (site.name.say(message.language), message.language);
    let about = match &message.key.about {
        About::Appointment(id) => state.appointment.get(id),
        About::Case(_) => None,
    };
    let held = about.and_then(Appointment::held);
    let until = held.map(|held| say::instant(held.until, state, language));
    let from = match message.key.kind {
        Kind::NotKept => Some(message.key.of),
        Kind::Held => held.map(|held| held.from),
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
    let window = about.map(|one| say::window_number(state, &one.post, language));
    let own = about.filter(|one| one.reserved).map(|one| OperationId(one.id.0.clone()));
    let link = own.and_then(|own| link(place, language, &door.token(&own)));
    let said = fill(
        pattern,
        &[
            ("when", &when),
            ("time", &time),
            ("until", &until.unwrap_or_default()),
            ("site", name),
            ("window", &window.unwrap_or_default()),
            ("supervision", &site.supervision_phone),
            ("more", &more(state, message, about, link.as_deref())),
        ],
    );
    said.trim().to_owned()
}

/// Says what else there is to know: that it is not certain, and where it is seen and changed.
fn more(
    state: &State,
    message: &Message,
    about: Option<&Appointment>,
    link: Option<&str>,
) -> String {
    let words = of(message.language);
    let breach = about.and_then(|one| Some((one, one.standing_breaches().next_back()?)));
    let unsure = message.key.kind == Kind::NotKept
        && breach.is_some_and(|(one, breach)| one.proof(breach) == Proof::Unconfirmed);
    let changes = about.is_some_and(Appointment::is_open) && message.key.kind != Kind::NotKept;
    let phone = state.site.phone.trim();
    let way = match link {
        Some(link) if changes => fill(words.message_at_link, &[("link", link)]),
        Some(link) => fill(words.message_look, &[("link", link)]),
        None if phone.is_empty() => String::new(),
        None => fill(words.message_by_phone, &[("phone", phone)]),
    };
    [if unsure { words.message_unsure } else { "" }, &way].join("")
}

/// Returns the address of a slip, in a language.
fn link(place: Place<'_>, language: Language, token: &str) -> Option<String> {
    let path = Address::Slip(token.to_owned()).path();
    let v = Reading { language, big: false }.v().map(|v| format!("?v={v}")).unwrap_or_default();
    Some(format!("{}/w/{}{path}{v}", place.origin?, place.site))
}
