//! Why something about a handover is not done, in order of precedence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Matter;
use crate::id::{HandoverId, PersonId, PostId};
use crate::time::Timestamp;

/// Why something about a handover is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("S1.3.3 no handover {handover} is known")]
    UnknownHandover { handover: HandoverId },
    #[error("S1.3.3 {to} confirmed at {at:?}")]
    AlreadyTaken { to: PersonId, at: Timestamp },
    #[error("S1.3.3 withdrawn at {at:?}")]
    AlreadyWithdrawn { at: Timestamp },
    #[error("S1.3.3 {to} has not confirmed it yet")]
    NotTaken { to: PersonId },
    #[error("S1.3.3 {responsible:?} answers for post {post} now")]
    NotResponsible { post: PostId, responsible: Option<PersonId> },
    #[error("S1.3.3 nobody hands over to themselves")]
    ToOneself,
    #[error("S1.3.3 {person} is neither A nor B of post {post}")]
    NotOfPost { post: PostId, person: PersonId },
    #[error("S1.3.3 given to {to} at {at:?}, who has not confirmed")]
    AlreadyGiven { to: PersonId, at: Timestamp },
    #[error("S1.3.3 line {line} says nothing")]
    LineBlank { line: u16 },
    #[error("S1.3.3 the forms of line {line} run from a first serial to a last")]
    SerialsMalformed { line: u16 },
    #[error("S1.3.3, S1.4.2 left out: {matters:?}")]
    LeftOut { matters: BTreeSet<Matter> },
    #[error("S2.1.7 in custody and not counted: {names:?}")]
    Uncounted { names: BTreeSet<String> },
    #[error("S2.1.7 {name} is counted twice")]
    CountedTwice { name: String },
    #[error("S2.1.7 it stands on a register that waits for {to}")]
    OnRegister { to: PersonId },
    #[error("S1.3.3 given to {to}, who confirms it")]
    NotReceiver { to: PersonId },
    #[error("S1.3.3 given by {by}, who may withdraw it")]
    NotGiver { by: PersonId },
    #[error("S1.3.3 neither acknowledged nor disputed: {lines:?}")]
    LinesOpen { lines: BTreeSet<u16> },
    #[error("S1.3.3 there is no line {line}")]
    NoLine { line: u16 },
    #[error("S1.3.3 line {line} is both acknowledged and disputed")]
    AnsweredTwice { line: u16 },
    #[error("S1.3.3 line {line} is disputed without a reason")]
    ReasonBlank { line: u16 },
    #[error("S1.3.3 it did not arrive since the handover")]
    NotArrived,
    #[error("S1.3.3 line {line} is not disputed")]
    NotDisputed { line: u16 },
    #[error("S1.3.3 who gave or received does not settle it")]
    OwnDispute,
}
