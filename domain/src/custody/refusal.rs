//! Why something about a thing in custody is not done.

use serde::{Deserialize, Serialize};

use crate::id::{CaseId, ContactId, PersonId, PostId, ThingId};
use crate::time::Timestamp;

/// Why something about a thing in custody is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("S2.1.7 seals, keys, forms and cash are registered by whoever oversees")]
    RegisteredAbove,
    #[error("no window is {post}")]
    UnknownPost { post: PostId },
    #[error("S2.1.7 one to {most} things have a name of at most {long} characters each")]
    NamesWrong { most: usize, long: usize },
    #[error("no thing {thing} is known")]
    UnknownThing { thing: ThingId },
    #[error("S2.1.7 it left custody at {at:?}")]
    Gone { at: Timestamp, by: PersonId },
    #[error("S2.1.7 the book of such a thing has no such line")]
    OtherKind,
    #[error("S2.1.7 a use refers to a case, a visit or a document")]
    RefersToNothing,
    #[error("no case {case} is known")]
    UnknownCase { case: CaseId },
    #[error("no contact {contact} is known")]
    UnknownContact { contact: ContactId },
    #[error("S2.1.7 the number is more than none")]
    NumberWrong,
    #[error("S2.1.7 serials run from a first to a last of the same form")]
    SerialsWrong,
    #[error("S2.1.7 {cents} is not one of the notes and coins there are, or stands twice")]
    PiecesWrong { cents: u32 },
    #[error("say in one to {most} characters what it is about")]
    WordsWrong { most: usize },
    #[error(
        "S2.1.7 each use of this seal names the supervisor who allowed it, another than its user"
    )]
    NotAllowed,
    #[error("S2.1.7 {holder} holds it")]
    NotHolder { holder: PersonId },
    #[error("S2.1.7 {left} are there, in cents or pieces")]
    NotSoMany { left: i64 },
    #[error("S2.1.7 not all of these serials came in here")]
    NotInStock,
    #[error("S2.1.7 some of these serials were used, or came in, before")]
    SerialsTwice,
    #[error("the book has no such line")]
    UnknownLine,
    #[error("S2.1.7 only whoever is said to have allowed it says otherwise, once")]
    NotApprover,
    #[error("S2.1.7 it is no incident, or is settled")]
    NoIncident,
    #[error("S2.1.7 whoever is involved does not settle it")]
    Involved,
    #[error("S2.1.7 it waits for {to} to accept it")]
    PassedOn { to: PersonId },
    #[error("S2.1.7 {person} has it already, or is not of the staff")]
    NotToThem { person: PersonId },
    #[error("S2.1.7 it was not passed on, or to somebody else")]
    NotPassed,
    #[error("S2.1.7 what is not there is not accepted")]
    NotThere,
    #[error("S2.4 only a visitor's original is kept so")]
    NotOriginal,
    #[error("the day has gone by, or is more than {most} days away")]
    DayWrong { most: i64 },
    #[error(
        "S2.1.7 what belongs to the house leaves by whoever oversees, and what belongs to others is never withdrawn"
    )]
    NotThatWay,
    #[error("S2.1.7 {left} are left, in cents or pieces")]
    NotEmpty { left: i64 },
    #[error("S2.1.7 what is called lost was counted as missing before")]
    NotMissing,
    #[error("S2.4 originals are here: {names:?}")]
    OriginalsHere { names: Vec<String> },
}
