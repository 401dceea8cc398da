//! An operation sealed once: canonical bytes that are hashed, signed and never encoded again.

use serde::{Deserialize, Serialize};

use crate::hash::commitment;
use crate::id::{Hash16, NotAnId, Origin, parse_hex, push_hex};

/// Version of the header's form.
pub const HEADER_VERSION: u8 = 1;

/// Everything about a sealed operation but what is asked. All times in ms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Version of this form.
    pub v: u8,
    /// Who answers for it.
    pub by: String,
    /// When it happened, since 1970 UTC, by the tablet's best knowledge.
    pub at: i64,
    /// How far the raw wall clock was ahead of `at`.
    pub wall: i64,
    /// `at` less the monotonic clock's reading: when the tablet seems to have started.
    pub mono: i64,
    /// How many times the tablet's storage had been opened.
    pub boot: u32,
    /// How much of the site's history the tablet had seen: its cursor's gseq.
    pub seen: u64,
    /// Version of the rules it was decided under on the tablet.
    pub rules: u32,
    /// Place in, and size of, a group decided all or nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<(u32, u32)>,
    /// How far back in the same log the operations stand that this one builds upon.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deps: Vec<u64>,
    /// Where it first stood, if it was moved from another log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Commitment to its attachment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<Hash16>,
}

/// Personal fields that travel and are stored beside the log, and can be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "HexAttachment", try_from = "HexAttachment")]
pub struct Attachment {
    /// 16 random bytes: without them the commitment in the log says nothing.
    pub key: [u8; 16],
    /// JSON of the personal fields, or a picture.
    pub bytes: Vec<u8>,
}

/// An attachment as JSON.
#[derive(Serialize, Deserialize)]
struct HexAttachment {
    key: String,
    json: String,
}

impl From<Attachment> for HexAttachment {
    fn from(attachment: Attachment) -> Self {
        let mut key = String::new();
        push_hex(&mut key, &attachment.key);
        Self { key, json: String::from_utf8_lossy(&attachment.bytes).into_owned() }
    }
}

impl TryFrom<HexAttachment> for Attachment {
    type Error = NotAnId;
    fn try_from(hex: HexAttachment) -> Result<Self, NotAnId> {
        Ok(Self { key: parse_hex(&hex.key)?, bytes: hex.json.into_bytes() })
    }
}

impl Attachment {
    /// Says whether these are fields, which every tablet keeps that needs them. A picture is large and looked
    /// at once: whoever looks asks the server for it.
    pub fn is_fields(&self) -> bool {
        self.bytes.first() == Some(&b'{')
    }

    /// Returns what the log keeps of it.
    pub fn commitment(&self) -> Hash16 {
        commitment(&self.key, &self.bytes)
    }
}

/// An operation's canonical bytes, its place in its log's chain, and its attachment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Compact JSON: the header's members, then `"op"`.
    pub bytes: Vec<u8>,
    /// The chain's hash after it.
    pub hash: Hash16,
    /// Personal fields, if any.
    pub attachment: Option<Attachment>,
}

/// Says that sealed bytes are not of a form this version knows. They are kept all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a form of operation this version knows")]
pub struct UnknownForm;

/// Writes the canonical bytes of an operation given as compact JSON.
pub fn seal(header: &Header, operation: &str) -> Vec<u8> {
    let mut bytes = json::to_vec(header);
    bytes.pop();
    bytes.extend_from_slice(b",\"op\":");
    bytes.extend_from_slice(operation.as_bytes());
    bytes.push(b'}');
    bytes
}

/// Reads the header of sealed bytes.
///
/// # Errors
/// [`UnknownForm`] for another version or anything malformed.
pub fn header(bytes: &[u8]) -> Result<Header, UnknownForm> {
    let header: Header = json::from_slice(bytes).map_err(|_| UnknownForm)?;
    if header.v == HEADER_VERSION { Ok(header) } else { Err(UnknownForm) }
}

/// Returns what is asked, as the JSON that was sealed.
///
/// # Errors
/// [`UnknownForm`] if there is no such member.
pub fn operation(bytes: &[u8]) -> Result<&str, UnknownForm> {
    let text = std::str::from_utf8(bytes).map_err(|_| UnknownForm)?;
    json::member(text, "op").map_err(|_| UnknownForm)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Header {
        Header {
            v: HEADER_VERSION,
            by: "p".into(),
            at: 5,
            wall: 0,
            mono: -1,
            boot: 2,
            seen: 0,
            rules: 1,
            group: None,
            deps: Vec::new(),
            origin: None,
            commit: None,
        }
    }

    #[test]
    fn what_is_absent_is_not_written() {
        let bytes = seal(&plain(), r#"{"Do":1}"#);
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert_eq!(
            text,
            r#"{"v":1,"by":"p","at":5,"wall":0,"mono":-1,"boot":2,"seen":0,"rules":1,"op":{"Do":1}}"#
        );
        assert_eq!(header(&bytes), Ok(plain()));
        assert_eq!(operation(&bytes), Ok(r#"{"Do":1}"#));
    }

    #[test]
    fn a_newer_form_is_told_from_ours() {
        let bytes = br#"{"v":2,"by":"p","op":{}}"#;
        assert_eq!(header(bytes), Err(UnknownForm));
    }
}
