//! What becomes of an operation, as screens see it.

use domain::time::Timestamp;
use domain::{Operation, OperationId, PersonId, Refusal, Warning};
use sync::Hold;

/// An operation stands on this tablet for good: its transaction is complete.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The first operation saved; what it created is named after it.
    pub operation: OperationId,
    /// How many operations were saved together.
    pub steps: u32,
    /// What the rules would have a person notice.
    pub warnings: Vec<Warning>,
}

/// Why an operation was not saved. Nothing was changed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotSaved {
    /// A rule stands against it; shown beside the field with its clause.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The tablet's storage is full; the clerk is told at once.
    #[error("storage full")]
    StorageFull,
    /// Nobody is signed in, the screen is locked, or another tab works.
    #[error("closed")]
    Closed,
    /// The tablet could not store it.
    #[error("{0}")]
    Failed(String),
}

/// The truth about saving, always in the same place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Saved on this tablet and not yet with the server.
    pub saved_here: u32,
    /// With the server and not yet decided.
    pub waiting: u32,
    /// Refused or held: a person has to look.
    pub needs_you: u32,
}

/// How the tablet stands to the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// Not tried since the start.
    #[default]
    Unknown,
    /// The server answered at this time.
    Connected { at: Timestamp },
    /// No answer since then; work goes on.
    Apart { since: Timestamp },
    /// The server does not take this tablet any more.
    Revoked,
    /// The server speaks a newer protocol: everything is kept, the app must update.
    TooOld,
}

/// Something refused or held, waiting for its owner.
#[derive(Clone, Debug, PartialEq)]
pub struct TrayItem {
    pub operation: OperationId,
    /// What was asked, where this app knows its kind.
    pub asked: Option<Operation>,
    /// Who asked it, and so settles it.
    pub owner: Option<PersonId>,
    pub at: Timestamp,
    pub why: Why,
}

/// Why an operation stands in the tray.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// A rule stood against it when the server decided.
    Refused(Refusal),
    /// Something it depends on was refused.
    Depends(OperationId),
    /// Received and kept; the server cannot decide it now.
    Held(Hold),
    /// Refused for a reason newer than this app, as the server wrote it.
    Unknown(String),
}

/// Operations that were called saved and are gone from this tablet's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The first and the last of them, as this tablet counted.
    pub from: u64,
    pub to: u64,
}
