//! Switches that put single rules out of force, so that the simulator can prove it would notice.
//!
//! Outside the simulator every rule is in force, and asking costs nothing.

/// A rule of replication that can be put out of force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The server compares chains, so that two copies of a tablet are told apart.
    ForkCheck,
    /// An operation moved to another log is taken once only.
    TwinCheck,
    /// Cursors carry the history's hash, so that another history of the same length is noticed.
    HashedCursor,
    /// Acknowledged operations are kept, so that a restored server gets them back.
    RetainAcked,
    /// What the server lost is given back.
    GiveBack,
    /// An operation that fails twice is held.
    HoldPoison,
    /// A group is decided all or nothing.
    WholeGroups,
    /// What builds upon something refused is refused.
    Dependencies,
    /// A tablet believes its own derivation only if its hash is the server's.
    VerifiedHistory,
    /// A refused operation comes to a person.
    Inbox,
    /// A tab writes only if no other has written since.
    OneWriter,
    /// What leaves the working set is kept in the archive.
    Archive,
    /// What an operation names is brought back from the archive.
    Recall,
}

impl Rule {
    /// Every rule that can be put out of force.
    pub const ALL: [Self; 13] = [
        Self::ForkCheck,
        Self::TwinCheck,
        Self::HashedCursor,
        Self::RetainAcked,
        Self::GiveBack,
        Self::HoldPoison,
        Self::WholeGroups,
        Self::Dependencies,
        Self::VerifiedHistory,
        Self::Inbox,
        Self::OneWriter,
        Self::Archive,
        Self::Recall,
    ];
}

#[cfg(any(test, feature = "sim"))]
mod switched {
    use super::Rule;
    use std::cell::Cell;

    thread_local! {
        static OFF: Cell<Option<Rule>> = const { Cell::new(None) };
    }

    /// Puts one rule, or none, out of force for this thread.
    pub fn switch_off(rule: Option<Rule>) {
        OFF.set(rule);
    }

    /// Says whether a rule is in force.
    pub fn is_on(rule: Rule) -> bool {
        OFF.get() != Some(rule)
    }
}

#[cfg(any(test, feature = "sim"))]
pub use switched::{is_on, switch_off};

/// Says that a rule is in force.
#[cfg(not(any(test, feature = "sim")))]
pub const fn is_on(_rule: Rule) -> bool {
    true
}
