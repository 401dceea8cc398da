//! Why an operation on a case is not done, in order of precedence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{CaseNo, NumberFault};
use crate::id::{CaseId, ItemCode, MaterialKey, PersonId};
use crate::time::Timestamp;

/// Why an operation on a case is not done. Each says what it takes, or what happened meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("S1.1.1: no case {case} is known")]
    UnknownCase { case: CaseId },
    #[error("S1.1.2: closed by {by} at {at:?}")]
    AlreadyClosed { by: PersonId, at: Timestamp },
    #[error("S1.6.2: {by} accepted it at {at:?}")]
    AlreadyAccepted { by: PersonId, at: Timestamp },
    #[error("S1.6.2: it has its outcome since {at:?}")]
    AlreadySettled { at: Timestamp },
    #[error("S1.1.2: {owner} answers for it since {since:?}")]
    NotOwner { owner: PersonId, since: Timestamp },
    #[error("S1.1.2: {person} answers for it already")]
    AlreadyOwner { person: PersonId },
    #[error("S1.6.2: no item is named")]
    NoItem,
    #[error("S1.6.2: the contact is about {item}")]
    OtherItem { item: ItemCode },
    #[error("S1.6.2: {item} is not offered here")]
    ItemOff { item: ItemCode },
    #[error("S1.3.4: this window does not serve {item}; transfer the visitor inside")]
    NotThisPost { item: ItemCode },
    #[error("S1.6.2: not on the published list: {materials:?}")]
    NotOnList { materials: BTreeSet<MaterialKey> },
    #[error("S1.6.2: needed from everybody: {materials:?}")]
    StillNeeded { materials: BTreeSet<MaterialKey> },
    #[error("S1.6.2: nothing is ticked")]
    NothingTicked,
    #[error("the number {no}: {fault}")]
    NumberMalformed { no: CaseNo, fault: NumberFault },
    #[error("the number {no} belongs to {case}")]
    NumberTaken { no: CaseNo, case: CaseId },
    #[error("S1.6.2: the papers are complete: accept the case or refuse it with its ground")]
    PapersComplete,
    #[error("S1.6.2: still missing: {materials:?}")]
    PapersIncomplete { materials: BTreeSet<MaterialKey> },
    #[error("S1.6.2: missing too, and not named: {materials:?}")]
    NotAllNamed { materials: BTreeSet<MaterialKey> },
    #[error("S1.6.2: not missing: {materials:?}")]
    NotMissing { materials: BTreeSet<MaterialKey> },
    #[error("S1.6.2: a second supplement needs another supervisor")]
    SupervisorNeeded,
    #[error("S1.6.2: the reason is blank")]
    ReasonBlank,
    #[error("S1.1.2: a promise needs somebody it is made to")]
    NobodyNamed,
    #[error("S1.6.2: a promised matter is accepted before it is finished")]
    NotAccepted,
    #[error("S1.1.2: an outcome comes before its feedback")]
    NoOutcome,
}
