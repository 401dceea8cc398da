//! A request of a resident, and what it comes to.

use domain::contact::Personal;
use domain::time::Timestamp;
use domain::{Operation, State};

pub use domain::Beside;

use crate::address::{Address, Of};
use crate::calendar_file;
use crate::door::{self, Door, Slip};
use crate::page::Page;
use crate::pages::{
    board, call_off, change, complain, complaint, days, form, home, item, lines, missing, move_to,
    my, number, numbers, outages, photos, rate, repair, report, slip, visit,
};
use crate::script;
use crate::style;

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
    /// The file that was sent with the form; its sum stands in `form`, so that the same form with
    /// another file is another errand.
    pub file: File,
    pub now: Timestamp,
}

/// A file that was sent with a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum File {
    #[default]
    None,
    Sent(Vec<u8>),
    /// It was not read.
    TooLarge,
}

/// What a resident asks to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Errand {
    /// The key of the form: the same key is the same errand.
    pub key: String,
    pub operation: Operation,
    /// What travels apart from the operation, kept under a key of its own.
    pub beside: Option<Beside>,
    /// Who takes a place, new or known: the code of their slip is of use only with their phone.
    pub visitor: Option<Personal>,
    /// Whether it is asked by whoever has the secret of what it is about: nobody else can.
    pub proven: bool,
    pub urgency: Urgency,
}

/// How urgent an errand is: each kind is counted apart, so that nothing less keeps anybody from calling for
/// help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Urgency {
    #[default]
    Usual,
    /// Something is broken.
    Broken,
    /// Somebody is in danger.
    Danger,
}

impl Errand {
    /// Returns what is said with it.
    pub fn said(&self) -> Option<&Personal> {
        match &self.beside {
            Some(Beside::Said(personal)) => Some(personal),
            Some(Beside::Photo(_)) | None => None,
        }
    }
}

/// What a request comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// A page, with its HTTP status.
    Page { status: u16, html: String },
    /// A page that is asked for again after so many seconds, since things change.
    Live { seconds: u16, html: String },
    /// A file that never changes at its address, or may change.
    File { media: &'static str, name: Option<String>, for_ever: bool, bytes: Vec<u8> },
    /// Go there instead: 303.
    Go(String),
    /// The slip with a typed code is wanted; its phone ends in these four digits. Then [`crate::found`].
    Find { code: String, last_four: String },
    /// Do this, then [`crate::done`].
    Do(Box<Errand>),
}

/// Answers a request from the state.
pub fn answer(state: &State, asked: &Asked, door: &impl Door) -> Reply {
    let page = Page::new(state, asked, door);
    let Some(address) = Address::read(&asked.path) else { return missing::page(&page) };
    match (asked.post, address.takes_forms()) {
        (false, _) => shown(&page, &address),
        (true, true) => sent(&page, &address),
        (true, false) => missing::method(&page),
    }
}

/// The longest key a form is sent back with.
const KEY: usize = 64;

/// Returns the key a form was sent with.
pub fn key(asked: &Asked) -> Option<&str> {
    let (_, sent) = asked.form.iter().find(|(name, _)| name == "key")?;
    let is_key = (1..=KEY).contains(&sent.len())
        && sent.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    is_key.then_some(sent)
}

/// Says whether a request is for the form by which something broken is reported, sends it, or says that it is
/// not mended: whoever is in danger needs them.
pub fn reports(asked: &Asked) -> bool {
    match Address::read(&asked.path) {
        Some(Address::Report) => true,
        Some(Address::Repair(_)) => asked.post,
        Some(_) | None => false,
    }
}

/// Says whether a request is for a page that follows what happens by being asked for again.
pub fn follows(asked: &Asked) -> bool {
    matches!(
        Address::read(&asked.path),
        Some(Address::Board | Address::Number(_) | Address::Repair(_))
    )
}

/// Says whether whoever has the secret in an address may send a file there.
pub fn expects_file(state: &State, path: &[String], door: &dyn Door) -> bool {
    let Some(Address::Photos(of, token)) = Address::read(path) else { return false };
    match door.admit(&token).and_then(|slip| door::slip(state, &slip)) {
        Some(Slip::Complaint(_)) => of == Of::Complaint,
        Some(Slip::Repair(_)) => of == Of::Repair,
        Some(Slip::Appointment(_) | Slip::Ticket(_) | Slip::Visit(_)) | None => false,
    }
}

/// Says whether a file is sent to an address.
pub fn takes_file(path: &[String]) -> bool {
    matches!(Address::read(path), Some(Address::Photos(..)))
}

/// Says whether a request is for a style or a script: fetched once and kept, it is no page.
pub fn is_file(asked: &Asked) -> bool {
    matches!(Address::read(&asked.path), Some(Address::Style(_) | Address::Script(_)))
}

fn shown(page: &Page, address: &Address) -> Reply {
    match address {
        Address::Home => home::page(page),
        Address::Item(code) => item::page(page, code),
        Address::Days(code) => days::page(page, code),
        Address::Day(code, date) => days::times_of(page, code, *date),
        Address::Form(code, place) => form::page(page, code, place),
        Address::Slip(token) => slip::page(page, token),
        Address::Cancel(token) => change::ask_cancel(page, token),
        Address::Move(token) => move_to::page(page, token),
        Address::Here(token) | Address::Messages(token) => {
            Reply::Go(page.link(&Address::Slip(token.clone())))
        }
        Address::CalendarFile(token) => calendar_file::file(page, token),
        Address::Complain(token) => complain::page(page, token.as_deref()),
        Address::Complaint(token) | Address::Photos(Of::Complaint, token) => {
            complaint::page(page, token)
        }
        Address::Report => report::page(page),
        Address::Repair(token) | Address::Photos(Of::Repair, token) => repair::page(page, token),
        Address::CallOff(token) => call_off::page(page, token),
        Address::Outages => outages::page(page),
        Address::Photo(of, token, step) => photos::picture(page, (*of, token), step),
        Address::Lines(item) => lines::page(page, item.as_ref()),
        Address::Number(token) => number::page(page, token),
        Address::LeaveLine(token) => Reply::Go(page.link(&Address::Number(token.clone()))),
        Address::Visit(token) => visit::page(page, token),
        Address::Board => board::page(page),
        Address::Rate(token) => rate::page(page, token),
        Address::My => my::page(page),
        Address::Numbers => numbers::page(page),
        Address::Style(name) => stylesheet(page, name),
        Address::Script(name) => the_script(page, name),
    }
}

fn sent(page: &Page, address: &Address) -> Reply {
    match address {
        Address::Form(code, place) => form::sent(page, code, place),
        Address::Cancel(token) => change::cancel(page, token),
        Address::Move(token) => move_to::sent(page, token),
        Address::Here(token) => change::here(page, token),
        Address::Messages(token) => slip::messages(page, token),
        Address::Complain(token) => complain::sent(page, token.as_deref()),
        Address::Complaint(token) => complaint::sent(page, token),
        Address::Report => report::sent(page),
        Address::Repair(token) => repair::sent(page, token),
        Address::CallOff(token) => call_off::sent(page, token),
        Address::Photos(of, token) => photos::sent(page, (*of, token)),
        Address::Lines(item) => lines::sent(page, item.as_ref()),
        Address::LeaveLine(token) => number::leave(page, token),
        Address::Rate(token) => rate::sent(page, token),
        Address::My => my::sent(page),
        Address::Home
        | Address::Item(_)
        | Address::Days(_)
        | Address::Day(..)
        | Address::Slip(_)
        | Address::CalendarFile(_)
        | Address::Photo(..)
        | Address::Number(_)
        | Address::Visit(_)
        | Address::Outages
        | Address::Board
        | Address::Numbers
        | Address::Style(_)
        | Address::Script(_) => missing::method(page),
    }
}

fn stylesheet(page: &Page, name: &str) -> Reply {
    let known = [style::sheet(), style::board()];
    let Some(sheet) = known.into_iter().find(|sheet| sheet.name == name) else {
        return missing::page(page);
    };
    kept_for_ever("text/css; charset=utf-8", &sheet.css)
}

fn the_script(page: &Page, name: &str) -> Reply {
    let known = [script::of_pages(), script::of_slips(), script::of_photos()];
    let Some(script) = known.into_iter().find(|script| script.name == name) else {
        return missing::page(page);
    };
    kept_for_ever("text/javascript; charset=utf-8", &script.text)
}

fn kept_for_ever(media: &'static str, text: &str) -> Reply {
    Reply::File { media, name: None, for_ever: true, bytes: text.as_bytes().to_vec() }
}
