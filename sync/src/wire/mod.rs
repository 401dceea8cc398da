//! What travels: a frame around compressed columns. Compression itself happens at the edge.
//!
//! A request both pushes and pulls. Whatever bytes come in, reading them gives a message or a
//! [`Malformed`] with a code, never a panic; whatever is no frame at all (a captive portal's page,
//! a proxy's apology) is no answer.

mod attached;
mod frame;
mod logs;
mod request;
mod response;

#[cfg(test)]
mod size;
#[cfg(test)]
mod tests;

pub use frame::{Frame, frame};
pub use request::{LogPart, Request, Session};
pub use response::{Answer, Item, LogReply, LogState, Response, Run, Status};

use crate::bytes::Torn;

/// The newest protocol this build speaks; every earlier one is understood.
pub const PROTOCOL: u64 = 1;
/// The longest body that is looked at, in bytes as it travels.
pub const MAX_BODY: usize = 512 * 1024;
/// The most bytes a body may unfold to.
pub const MAX_COLUMNS: usize = 8 * 1024 * 1024;
/// The most operations in one request.
pub const MAX_OPS: usize = 4_000;
/// The most attachments asked for in one request.
pub const MAX_WANTED: usize = 200;
/// The longest sealed operation, in bytes.
pub const MAX_OP: usize = 64 * 1024;
/// The content type of requests and answers.
pub const CONTENT_TYPE: &str = "application/x-bianmin-sync";

/// Why bytes are not a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Not one of our frames: something between the two ends answered.
    #[error("not a sync frame")]
    NotAFrame,
    /// Cut off, or with something added.
    #[error("the frame's length is not what it says")]
    Length,
    /// Changed on the way.
    #[error("the frame's checksum does not match")]
    Checksum,
    /// Longer than allowed.
    #[error("more bytes or operations than one request may hold")]
    TooLarge,
    /// Of a protocol newer than this build's.
    #[error("a newer protocol than this side speaks")]
    NewerProtocol,
    /// The columns do not add up.
    #[error("the message cannot be read")]
    Unreadable,
}

impl Malformed {
    /// Returns the code clients are told.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAFrame => "not_a_frame",
            Self::Length => "bad_length",
            Self::Checksum => "bad_checksum",
            Self::TooLarge => "too_large",
            Self::NewerProtocol => "newer_protocol",
            Self::Unreadable => "unreadable",
        }
    }
}

impl From<Torn> for Malformed {
    fn from(_: Torn) -> Self {
        Self::Unreadable
    }
}
