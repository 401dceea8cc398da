//! Names of logs, operations and places in the site's history.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Says why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Appends bytes as lower-case hex digits.
pub fn push_hex(out: &mut String, bytes: &[u8]) {
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
}

/// Reads exactly `N` bytes from `2 N` lower-case hex digits.
///
/// # Errors
/// [`NotAnId`] for any other text.
pub fn parse_hex<const N: usize>(text: &str) -> Result<[u8; N], NotAnId> {
    let text = text.as_bytes();
    if text.len() != 2 * N {
        return Err(NotAnId);
    }
    let mut out = [0; N];
    for (byte, pair) in out.iter_mut().zip(text.chunks_exact(2)) {
        *byte = (digit(pair[0])? << 4) | digit(pair[1])?;
    }
    Ok(out)
}

fn digit(byte: u8) -> Result<u8, NotAnId> {
    match byte {
        b'0'..=b'9' => Ok(byte - b'0'),
        b'a'..=b'f' => Ok(byte - b'a' + 10),
        _ => Err(NotAnId),
    }
}

/// Gives a type with `Display` and `FromStr` the same text in JSON.
macro_rules! as_text {
    ($name:ident) => {
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|_| D::Error::custom(NotAnId))
            }
        }
    };
}

/// Declares a name made of a fixed number of bytes, written in hex.
macro_rules! hex_id {
    ($(#[$doc:meta])* $name:ident, $size:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $size]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut text = String::with_capacity(2 * $size);
                push_hex(&mut text, &self.0);
                f.write_str(&text)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                parse_hex(text).map(Self)
            }
        }

        as_text!($name);
    };
}

hex_id!(
    /// An append-only log, born with one storage instance: 8 random bytes, 16 hex digits.
    LogId,
    8
);
hex_id!(
    /// A SHA-256 cut to 16 bytes, 32 hex digits.
    Hash16,
    16
);
hex_id!(
    /// One life of the server's history: changed whenever the server was restored.
    Epoch,
    8
);

impl LogId {
    /// The server's own log, for operations of the operator and of the system.
    pub const SERVER: Self = Self([0; 8]);
}

/// An operation's name for ever: `<log, 16 hex digits>-<sequence from 1>`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId {
    pub log: LogId,
    pub seq: u64,
}

impl OperationId {
    /// Returns the name of one operation of a log.
    pub const fn new(log: LogId, seq: u64) -> Self {
        Self { log, seq }
    }
}

impl fmt::Display for OperationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.log, self.seq)
    }
}

impl FromStr for OperationId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (log, seq) = text.split_once('-').ok_or(NotAnId)?;
        Ok(Self { log: log.parse()?, seq: parse_seq(seq)? })
    }
}

/// Reads a sequence in its one canonical form: from 1, below 2^53, no leading zero or sign.
fn parse_seq(text: &str) -> Result<u64, NotAnId> {
    let canonical = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    let seq: u64 = text.parse().map_err(|_| NotAnId)?;
    if canonical && seq < 1 << 53 { Ok(seq) } else { Err(NotAnId) }
}

as_text!(OperationId);

/// The intrinsic name of an operation that was moved to another log: where it first stood, and
/// the first 8 bytes of its hash there. Text: `<log>-<sequence>-<16 hex digits>`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    pub id: OperationId,
    pub hash: [u8; 8],
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut hash = String::new();
        push_hex(&mut hash, &self.hash);
        write!(f, "{}-{hash}", self.id)
    }
}

impl FromStr for Origin {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let (id, hash) = text.rsplit_once('-').ok_or(NotAnId)?;
        Ok(Self { id: id.parse()?, hash: parse_hex(hash)? })
    }
}

as_text!(Origin);

/// A place in the site's history of events: how many, and the chain's hash there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    pub gseq: u64,
    pub hash: Hash16,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_id_reads_back_from_its_text() {
        let id = OperationId::new(LogId([0xa1, 2, 3, 4, 5, 6, 7, 0xff]), 17);
        assert_eq!(id.to_string(), "a1020304050607ff-17");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(json::to_string(&id), "\"a1020304050607ff-17\"");
    }

    #[test]
    fn only_one_text_names_an_operation() {
        for text in ["", "a-1", "A1020304050607FF-1", "a1020304050607ff-01", "a1020304050607ff-+1"]
        {
            assert_eq!(text.parse::<OperationId>(), Err(NotAnId), "{text}");
        }
        assert!("a1020304050607ff-0".parse::<OperationId>().is_err());
        assert!("a1020304050607ff-9007199254740992".parse::<OperationId>().is_err());
    }

    #[test]
    fn an_origin_reads_back_from_its_text() {
        let id = OperationId::new(LogId([7; 8]), 3);
        let origin = Origin { id, hash: [9; 8] };
        assert_eq!(origin.to_string().parse(), Ok(origin));
    }
}
