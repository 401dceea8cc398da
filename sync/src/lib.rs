//! Replication as pure state machines over any [`Rules`]: no clock, no chance, no input or output.
//!
//! A tablet drives a [`replica::Replica`], a server an [`authority::Authority`] over a
//! [`ledger::Ledger`]; what travels between them is in [`wire`]. Time, randomness, signatures,
//! compression and storage are given by the caller, so that the simulator can drive the same code.

pub mod authority;
pub mod bytes;
pub mod hash;
pub mod id;
pub mod ledger;
pub mod op;
pub mod pace;
pub mod pack;
pub mod page;
pub mod proof;
pub mod record;
pub mod replica;
pub mod rules;
#[cfg(any(test, feature = "sim"))]
pub mod sim;
pub mod switch;
pub mod verdict;
pub mod wire;

pub use id::{Cursor, Epoch, Hash16, LogId, NotAnId, OperationId, Origin};
pub use op::{Attachment, Header, Sealed};
pub use rules::{
    Archived, Audience, Decision, Heard, Move, Page, PageFault, Rules, Stamp, Standing, Viewer,
};
pub use verdict::{Hold, Verdict};
