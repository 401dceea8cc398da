//! What is signed, byte for byte. Signing and verifying themselves are given by the caller.

use serde::{Deserialize, Serialize};

use crate::hash::sha256;
use crate::id::{Hash16, LogId, NotAnId, parse_hex, push_hex};

/// An Ed25519 signature, 128 hex digits in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Signature(pub [u8; 64]);

impl From<Signature> for String {
    fn from(signature: Signature) -> Self {
        let mut text = Self::with_capacity(128);
        push_hex(&mut text, &signature.0);
        text
    }
}

impl TryFrom<String> for Signature {
    type Error = NotAnId;
    fn try_from(text: String) -> Result<Self, NotAnId> {
        parse_hex(&text).map(Self)
    }
}

/// Verifies an Ed25519 signature over a message with a public key.
pub type Verify = fn(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool;

/// A staff signature over consecutive operations of one signed-in session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The segment's first operation.
    pub from: u64,
    /// The last operation the signature covers.
    pub to: u64,
    pub signature: Signature,
}

/// Returns what a person signs for the operations `from ..= to` of a log; `hash` is the chain's
/// hash at `to`, so that every byte before it is covered.
pub fn segment_message(site: &str, log: LogId, from: u64, to: u64, hash: &Hash16) -> Vec<u8> {
    let mut message = b"bianmin segment v1\0".to_vec();
    message.extend_from_slice(site.as_bytes());
    message.push(0);
    message.extend_from_slice(&log.0);
    message.extend_from_slice(&from.to_be_bytes());
    message.extend_from_slice(&to.to_be_bytes());
    message.extend_from_slice(&hash.0);
    message
}

/// Returns what a tablet signs for a request: `body` is the frame's body as it travels.
pub fn push_message(body: &[u8]) -> Vec<u8> {
    let mut message = b"bianmin push v1\0".to_vec();
    message.extend_from_slice(&sha256(&[body]));
    message
}

/// Returns what a signed-in person signs to be shown what is meant for them in this request.
pub fn session_message(site: &str, device: &str, nonce: u64) -> Vec<u8> {
    let mut message = b"bianmin session v1\0".to_vec();
    message.extend_from_slice(site.as_bytes());
    message.push(0);
    message.extend_from_slice(device.as_bytes());
    message.push(0);
    message.extend_from_slice(&nonce.to_be_bytes());
    message
}
