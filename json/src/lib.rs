//! Compact JSON for what is stored and sent, in little code: a tablet downloads every byte of it.
//!
//! Writes the very bytes `serde_json` writes, and reads what it reads, with these differences:
//! a thing with named fields is an object and never an array, and no number has a fraction.
//! A fault says where, not what. Nothing recurses but the types that are read, so no document can
//! exhaust the stack; [`Value`] does recurse, and is for what we wrote ourselves.

mod member;
mod read;
mod text;
mod value;
mod write;

pub use member::{member, members};
pub use read::{from_slice, from_str};
pub use text::{quote, unquote};
pub use value::Value;
pub use write::{to_string, to_vec};

/// Says that a text is not the JSON that was expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("not the expected JSON at byte {at}")]
pub struct Fault {
    /// How many bytes were read before.
    pub at: usize,
}
