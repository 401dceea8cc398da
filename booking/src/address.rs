//! Every address of these pages, after the site's base.

use domain::id::{ItemCode, OperationId, PostId};
use domain::time::{Date, Timestamp};

/// How the names of scripts begin.
const SCRIPTS: [&str; 3] = ["script-", "slips-", "photos-"];

/// A slot somebody asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub post: PostId,
    pub from: Timestamp,
}

/// What photos are shown of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Complaint,
    Repair,
}

impl Of {
    /// Returns the address of what they are shown of.
    pub fn page(self, token: &str) -> Address {
        match self {
            Self::Complaint => Address::Complaint(token.to_owned()),
            Self::Repair => Address::Repair(token.to_owned()),
        }
    }
}

/// What an address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    Home,
    Item(ItemCode),
    Days(ItemCode),
    Day(ItemCode, Date),
    Form(ItemCode, Place),
    Slip(String),
    Cancel(String),
    Move(String),
    Here(String),
    /// To be told by message, or not any more.
    Messages(String),
    CalendarFile(String),
    /// To complain of anything, or of an appointment.
    Complain(Option<String>),
    /// A complaint, as whoever filed it sees it.
    Complaint(String),
    /// To say that something is broken.
    Report,
    /// A repair, as whoever reported it sees it.
    Repair(String),
    /// To say that nobody need come.
    CallOff(String),
    /// What is shut off, or will be.
    Outages,
    /// To show a photo of what is complained of, or broken.
    Photos(Of, String),
    /// The photo of a step.
    Photo(Of, String, OperationId),
    /// The lines of the windows, where a number is taken; perhaps of those that do one thing.
    Lines(Option<ItemCode>),
    /// A number, as whoever took it sees it.
    Number(String),
    LeaveLine(String),
    /// A visit at the window, as whoever came takes it along.
    Visit(String),
    /// What hangs in the hall.
    Board,
    /// To rate how one was served.
    Rate(String),
    My,
    /// How well the site does, without persons.
    Numbers,
    Style(String),
    Script(String),
}

impl Address {
    /// Reads the parts of a path; nothing where no page has that address.
    pub fn read(path: &[String]) -> Option<Self> {
        let parts: Vec<&str> = path.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
        let item = |code: &str| ItemCode(code.to_owned());
        Some(match parts.as_slice() {
            [] => Self::Home,
            ["my"] => Self::My,
            ["numbers"] => Self::Numbers,
            ["i", code] => Self::Item(item(code)),
            ["i", code, "days"] => Self::Days(item(code)),
            ["i", code, "d", date] => Self::Day(item(code), date.parse().ok()?),
            ["i", code, "t", post, millis] => Self::Form(item(code), Place::read(post, millis)?),
            ["b", token] => Self::Slip((*token).to_owned()),
            ["b", token, "cancel"] => Self::Cancel((*token).to_owned()),
            ["b", token, "move"] => Self::Move((*token).to_owned()),
            ["b", token, "here"] => Self::Here((*token).to_owned()),
            ["b", token, "messages"] => Self::Messages((*token).to_owned()),
            ["n"] => Self::Lines(None),
            ["i", code, "n"] => Self::Lines(Some(item(code))),
            ["n", token] => Self::Number((*token).to_owned()),
            ["n", token, "leave"] => Self::LeaveLine((*token).to_owned()),
            ["v", token] => Self::Visit((*token).to_owned()),
            ["board"] => Self::Board,
            ["complain"] => Self::Complain(None),
            ["b", token, "complain"] => Self::Complain(Some((*token).to_owned())),
            ["c", token] => Self::Complaint((*token).to_owned()),
            ["repair"] => Self::Report,
            ["repair", token] => Self::Repair((*token).to_owned()),
            ["repair", token, "cancel"] => Self::CallOff((*token).to_owned()),
            ["outages"] => Self::Outages,
            ["c", token, "photos"] => Self::Photos(Of::Complaint, (*token).to_owned()),
            ["repair", token, "photos"] => Self::Photos(Of::Repair, (*token).to_owned()),
            ["c", token, "photos", step] => {
                Self::Photo(Of::Complaint, (*token).to_owned(), step.parse().ok()?)
            }
            ["repair", token, "photos", step] => {
                Self::Photo(Of::Repair, (*token).to_owned(), step.parse().ok()?)
            }
            ["b", token, "rate"] => Self::Rate((*token).to_owned()),
            ["b", token, "slot.ics"] => Self::CalendarFile((*token).to_owned()),
            [name] if name.starts_with("style-") || name.starts_with("board-") => {
                Self::Style((*name).to_owned())
            }
            [name] if SCRIPTS.iter().any(|stem| name.starts_with(stem)) => {
                Self::Script((*name).to_owned())
            }
            _ => return None,
        })
    }

    /// Returns the path of the address.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::My => "/my".to_owned(),
            Self::Numbers => "/numbers".to_owned(),
            Self::Item(code) => format!("/i/{}", safe(&code.0)),
            Self::Days(code) => format!("/i/{}/days", safe(&code.0)),
            Self::Day(code, date) => format!("/i/{}/d/{date}", safe(&code.0)),
            Self::Form(code, place) => {
                let (post, millis) = (safe(&place.post.0), place.from.0);
                format!("/i/{}/t/{post}/{millis}", safe(&code.0))
            }
            Self::Slip(token) => format!("/b/{}", safe(token)),
            Self::Cancel(token) => format!("/b/{}/cancel", safe(token)),
            Self::Move(token) => format!("/b/{}/move", safe(token)),
            Self::Here(token) => format!("/b/{}/here", safe(token)),
            Self::Messages(token) => format!("/b/{}/messages", safe(token)),
            Self::Lines(None) => "/n".to_owned(),
            Self::Lines(Some(code)) => format!("/i/{}/n", safe(&code.0)),
            Self::Number(token) => format!("/n/{}", safe(token)),
            Self::LeaveLine(token) => format!("/n/{}/leave", safe(token)),
            Self::Visit(token) => format!("/v/{}", safe(token)),
            Self::Board => "/board".to_owned(),
            Self::Complain(None) => "/complain".to_owned(),
            Self::Complain(Some(token)) => format!("/b/{}/complain", safe(token)),
            Self::Complaint(token) => format!("/c/{}", safe(token)),
            Self::Report => "/repair".to_owned(),
            Self::Repair(token) => format!("/repair/{}", safe(token)),
            Self::CallOff(token) => format!("/repair/{}/cancel", safe(token)),
            Self::Outages => "/outages".to_owned(),
            Self::Photos(of, token) => format!("{}/photos", of.page(token).path()),
            Self::Photo(of, token, step) => {
                format!("{}/photos/{}", of.page(token).path(), safe(&step.0))
            }
            Self::Rate(token) => format!("/b/{}/rate", safe(token)),
            Self::CalendarFile(token) => format!("/b/{}/slot.ics", safe(token)),
            Self::Style(name) | Self::Script(name) => format!("/{}", safe(name)),
        }
    }

    /// Returns the secret of the slip it belongs to.
    pub fn token(&self) -> Option<&str> {
        match self {
            Self::Slip(token)
            | Self::Cancel(token)
            | Self::Move(token)
            | Self::Here(token)
            | Self::Messages(token)
            | Self::Complain(Some(token))
            | Self::Complaint(token)
            | Self::Repair(token)
            | Self::CallOff(token)
            | Self::Photos(_, token)
            | Self::Photo(_, token, _)
            | Self::Number(token)
            | Self::LeaveLine(token)
            | Self::Visit(token)
            | Self::Rate(token)
            | Self::CalendarFile(token) => Some(token),
            Self::Home
            | Self::Item(_)
            | Self::Days(_)
            | Self::Day(..)
            | Self::Form(..)
            | Self::Complain(None)
            | Self::Report
            | Self::Outages
            | Self::Lines(_)
            | Self::Board
            | Self::My
            | Self::Numbers
            | Self::Style(_)
            | Self::Script(_) => None,
        }
    }

    /// Says whether something is sent there.
    pub fn takes_forms(&self) -> bool {
        match self {
            Self::Form(..)
            | Self::Cancel(_)
            | Self::Move(_)
            | Self::Here(_)
            | Self::Messages(_)
            | Self::Complain(_)
            | Self::Complaint(_)
            | Self::Report
            | Self::Repair(_)
            | Self::CallOff(_)
            | Self::Photos(..)
            | Self::Lines(_)
            | Self::LeaveLine(_)
            | Self::Rate(_)
            | Self::My => true,
            Self::Home
            | Self::Item(_)
            | Self::Days(_)
            | Self::Day(..)
            | Self::Slip(_)
            | Self::CalendarFile(_)
            | Self::Photo(..)
            | Self::Number(_)
            | Self::Visit(_)
            | Self::Outages
            | Self::Board
            | Self::Numbers
            | Self::Style(_)
            | Self::Script(_) => false,
        }
    }
}

impl Place {
    /// Reads a post's id and the milliseconds at which the slot begins.
    pub fn read(post: &str, millis: &str) -> Option<Self> {
        Some(Self { post: post.parse().ok()?, from: Timestamp(millis.parse().ok()?) })
    }
}

/// The hex digits as they stand in an address.
const HEX: [&str; 16] =
    ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F"];

/// Returns a text as it stands in an address: all but letters, digits and a few marks encoded.
pub fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(["%", HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(path: &str) -> Vec<String> {
        path.split('/').map(str::to_owned).collect()
    }

    #[test]
    fn an_address_comes_back_from_its_path() {
        for path in [
            "/",
            "/my",
            "/i/FP01",
            "/i/FP01/days",
            "/i/FP01/d/2024-05-07",
            "/i/FP01/t/0000-1/1715045400000",
            "/b/abc",
            "/b/abc/cancel",
            "/b/abc/move",
            "/b/abc/here",
            "/b/abc/messages",
            "/complain",
            "/b/abc/complain",
            "/c/abc",
            "/c/abc/photos",
            "/c/abc/photos/0000000000000000-51",
            "/repair",
            "/repair/abc",
            "/repair/abc/cancel",
            "/repair/abc/photos",
            "/repair/abc/photos/0000000000000000-51",
            "/outages",
            "/b/abc/rate",
            "/v/abc",
            "/numbers",
            "/b/abc/slot.ics",
            "/style-0123456789ab.css",
            "/script-0123456789ab.js",
            "/slips-0123456789ab.js",
            "/photos-0123456789ab.js",
        ] {
            assert_eq!(Address::read(&parts(path)).unwrap().path(), path);
        }
        for path in ["/x", "/i", "/i/FP01/d/tomorrow", "/i/FP01/t/a/b", "/b/abc/x", "/b/a/b/c"] {
            assert_eq!(Address::read(&parts(path)), None, "{path}");
        }
        assert_eq!(safe("a/b ?<"), "a%2Fb%20%3F%3C");
    }
}
