//! What becomes of an operation: final for all but what is held.

use serde::{Deserialize, Serialize};

use crate::id::OperationId;

/// The server's answer to one operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Its events stand in the site's history.
    Accepted,
    /// Accepted although it was sealed under other rules than the server's.
    AcceptedOldRules,
    /// It was true already; or the same operation stands under another name.
    Merged { of: Option<OperationId> },
    /// Refused, with the refusal as JSON.
    Rejected { refusal: String },
    /// Refused because it builds upon another that is, or stands in a group with it.
    DependencyRejected { of: OperationId },
    /// Received and kept; cannot be decided now. Blocks nothing that does not build upon it.
    Held(Hold),
}

/// Why an operation cannot be decided now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hold {
    /// Its kind or form is newer than the server.
    UnknownKind,
    /// No signature of the person who answers for it has come yet.
    MissingProof,
    /// Deciding it failed twice; waits for a mended server.
    ServerFault,
    /// Its tablet's or person's right was revoked, or its log is suspect: a person decides.
    Review,
    /// It builds upon an operation that is held.
    Dependency,
}

impl Verdict {
    /// Says whether the answer will never change.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Accepted
            | Self::AcceptedOldRules
            | Self::Merged { .. }
            | Self::Rejected { .. }
            | Self::DependencyRejected { .. } => true,
            Self::Held(_) => false,
        }
    }

    /// Says whether events of the operation stand in the history.
    pub fn has_events(&self) -> bool {
        match self {
            Self::Accepted | Self::AcceptedOldRules => true,
            Self::Merged { .. }
            | Self::Rejected { .. }
            | Self::DependencyRejected { .. }
            | Self::Held(_) => false,
        }
    }

    /// Says whether a person has to see it: refused or held.
    pub fn needs_a_person(&self) -> bool {
        match self {
            Self::Accepted | Self::AcceptedOldRules | Self::Merged { .. } => false,
            Self::Rejected { .. } | Self::DependencyRejected { .. } | Self::Held(_) => true,
        }
    }
}
