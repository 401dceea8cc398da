//! What travels beside an operation: the log keeps only what it commits to, so that it can be erased.

use super::Personal;

/// What travels apart from an operation.
#[derive(Clone, Debug, PartialEq)]
pub enum Beside {
    /// Name and phone, of a new visitor only, and words.
    Said(Personal),
    /// A JPEG that says nothing of whoever took it.
    Photo(Vec<u8>),
}
