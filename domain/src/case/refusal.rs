//! Why an operation on a case is not done, in order of precedence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{CaseNo, NumberFault};
use crate::id::{CaseId, ItemCode, MaterialKey, PersonId};
use crate::time::{Date, Timestamp};

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
    #[error("S1.1.2: the visitor has heard of it")]
    AlreadyHeard,
    #[error("R-CLK-4: nothing was asked by {due}; accepted by law since {since:?}")]
    DeemedAccepted { due: Date, since: Timestamp },
    #[error("R-CLK-6: a special procedure runs since {since:?}")]
    Paused { since: Timestamp },
    #[error("R-CLK-6: no special procedure runs")]
    NotPaused,
    #[error("R-CLK-6: a special procedure has a legal basis")]
    BasisBlank,
    #[error("R-CLK-6: at least one day")]
    NoDays,
    #[error("R-CLK-6: the visitor is told in writing")]
    NotInWriting,
    #[error("R-CLK-6: a special procedure ends with its result")]
    ResultBlank,
    #[error("R-CLK-7: an extension waits for its answer")]
    ExtensionWaits,
    #[error("R-CLK-7: extended once already")]
    ExtendedAlready,
    #[error("R-CLK-7: the date was {due}; what comes after it counts as overtime")]
    Expired { due: Date },
    #[error("R-CLK-7: at most {most} working days")]
    ExtensionTooLong { most: u16 },
    #[error("R-CLK-7: no extension is asked for")]
    NoExtensionAsked,
    #[error("R-CLK-7: another supervisor than the owner answers")]
    OwnExtension,
    #[error("R-CLK-7: the visitor is told before the date is over")]
    NotToldYet,
    #[error("S1.6.2: nothing is said")]
    NothingSaid,
    #[error("S1.4.1: it is no immediate matter")]
    NotImmediate,
    #[error("S1.6.3: another supervisor than the owner converts it")]
    OwnConversion,
    #[error("R-CLK-9: at most {most}")]
    ConversionTooLong { most: u16 },
    #[error("R-CLK-11: handed over by {by} at {at:?}")]
    AlreadyDelivered { by: PersonId, at: Timestamp },
    #[error("R-CLK-11: there is no document to hand over")]
    NothingToHandOver,
}
