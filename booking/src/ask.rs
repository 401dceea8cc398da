//! A request of a resident, and what it comes to.

use domain::contact::Personal;
use domain::time::Timestamp;
use domain::{AppointmentId, Operation, Refusal, State};

use crate::door::Door;

/// A request, taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub post: bool,
    /// The site's pages begin here, such as `/w/township`.
    pub base: String,
    /// The whole address without path: `https://example.org`. For codes and calendars.
    pub origin: String,
    /// The path's parts after the base.
    pub path: Vec<String>,
    pub query: Vec<(String, String)>,
    pub form: Vec<(String, String)>,
    pub now: Timestamp,
}

/// What a resident asks to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Errand {
    /// The key of the form: the same key is the same errand.
    pub key: String,
    pub operation: Operation,
    /// What travels apart from the operation, kept under a key of its own.
    pub personal: Option<Personal>,
}

/// What a request comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// A page, with its HTTP status.
    Page { status: u16, html: String },
    /// A file that never changes at its address, or may change.
    File { media: &'static str, name: Option<String>, for_ever: bool, bytes: Vec<u8> },
    /// Go there instead: 303.
    Go(String),
    /// The appointment with a typed code is wanted; its phone ends in these four digits.
    Find { code: String, last_four: String },
    /// Do this, then [`done`].
    Do(Box<Errand>),
}

/// Answers a request from the state.
pub fn answer(state: &State, asked: &Asked, door: &impl Door) -> Reply {
    let _ = (state, asked, door.key());
    Reply::Page { status: 404, html: String::new() }
}

/// Answers an errand once it is decided: with the appointment it made or changed, or with the form and
/// what is wrong, so that nothing typed is lost.
pub fn done(
    state: &State,
    asked: &Asked,
    outcome: &Result<AppointmentId, Refusal>,
    door: &impl Door,
) -> Reply {
    let _ = (state, asked, outcome, door.key());
    Reply::Page { status: 404, html: String::new() }
}
