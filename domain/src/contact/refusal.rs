//! Why an operation on a contact is not done, in order of precedence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Relation;
use crate::id::{ContactId, ItemCode, MaterialKey, PersonId, SubjectId, UnitId};
use crate::time::{Date, Timestamp};

/// Why an operation on a contact is not done. Each says what it takes, or what happened meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("S1.1.1: only a member of staff receives visitors")]
    NobodyActs,
    #[error("S1.1.1: no contact {contact} is known")]
    UnknownContact { contact: ContactId },
    #[error("S1.1.1: no item {item} is published")]
    UnknownItem { item: ItemCode },
    #[error("S2.2.4: version {version} of the guide of {item} was never published")]
    UnknownVersion { item: ItemCode, version: u32 },
    #[error("S1.1.1: nobody here is known as {subject}")]
    UnknownSubject { subject: SubjectId },
    #[error("S2.2.4: {contact} was about something else")]
    OtherMatter { contact: ContactId },
    #[error("no identity may be asked for {item}")]
    IdentityNotAsked { item: ItemCode },
    #[error("the visitor is known already")]
    AlreadyIdentified,
    #[error("S1.1.2: closed by {by} at {at:?}")]
    AlreadyClosed { by: PersonId, at: Timestamp },
    #[error("S1.1.2: {owner} answers for it since {since:?}")]
    NotOwner { owner: PersonId, since: Timestamp },
    #[error("S1.6.3: the visitor is close to {person} ({relation:?}); somebody else decides")]
    Recused { person: PersonId, relation: Relation },
    #[error("S1.1.3: returned twice; only a supervisor moves it on")]
    Escalated,
    #[error("S2.2.4: the contact names no item, so no guide applies")]
    NoGuide,
    #[error("S2.2.4: {by} gave the notice at {at:?}; what is asked later is asked with its ground")]
    AlreadyNotified { by: PersonId, at: Timestamp },
    #[error("S2.2.4: nothing has been told yet: give the one-time notice first")]
    NothingTold,
    #[error("S1.6.2: not on the published list: {materials:?}")]
    NotOnList { materials: BTreeSet<MaterialKey> },
    #[error("S2.2.4: missing too, and not named: {materials:?}")]
    NotAllNamed { materials: BTreeSet<MaterialKey> },
    #[error("S1.6.2: was brought: {materials:?}")]
    Brought { materials: BTreeSet<MaterialKey> },
    #[error("S1.6.2: may not be asked for: {word}")]
    Forbidden { word: String },
    #[error("S1.6.2: nothing is asked")]
    NothingAsked,
    #[error("S1.6.2: a second supplement needs another supervisor")]
    SupervisorNeeded,
    #[error("S1.6.2: the papers are complete: accept the matter or refuse it with its ground")]
    PapersComplete,
    #[error("S2.2.4: the one-time notice has not been given")]
    NoticeMissing,
    #[error("S1.1.1: the answer is blank")]
    AnswerBlank,
    #[error("S2.2.5: no unit {unit} stands in the directory")]
    UnknownUnit { unit: UnitId },
    #[error("S2.2.5: the unit's {field:?} is missing")]
    UnitIncomplete { field: UnitField },
    #[error("S2.4, P-A09: the rule that forbids it is not named")]
    GroundBlank,
    #[error("S2.4, P-A09: what the visitor may do about it is not named")]
    RemedyBlank,
    #[error("S2.3.1.7: nobody is named whom to call")]
    NobodyToCall,
    #[error("S2.3.1.7: {due} is past")]
    CallInPast { due: Date },
    #[error("S2.3.1.7: a call is promised for {due}; it is made, or handed over, first")]
    CallPending { due: Date },
    #[error("S2.3.1.7: no call is promised")]
    NoCallPromised,
    #[error("S1.1.2: {by} gave it its outcome at {at:?}")]
    AlreadyDisposed { by: PersonId, at: Timestamp },
    #[error("S1.1.2: the visitor has not been told yet")]
    NotYetTold,
    #[error("S1.1.2: an outcome comes before its feedback")]
    NoOutcome,
    #[error("S1.1.2: what the visitor was told is blank")]
    ContentBlank,
    #[error("S1.1.3: nobody here is {person}")]
    UnknownPerson { person: PersonId },
    #[error("S1.1.3: {person} serves nobody")]
    CannotServe { person: PersonId },
    #[error("S1.1.3: {person} answers for it already")]
    AlreadyOwner { person: PersonId },
    #[error("S1.1.3: offered to {to} at {at:?}, who has not answered")]
    AlreadyOffered { to: PersonId, at: Timestamp },
    #[error("S1.1.3: the reason is blank")]
    ReasonBlank,
    #[error("S1.1.3: not offered to you")]
    NotOffered,
    #[error("S1.1.3: answered at {at:?}")]
    AlreadyAnswered { at: Timestamp },
    #[error("S1.1.3: withdrawn at {at:?}, before it was answered")]
    OfferLapsed { at: Timestamp, by: Option<PersonId> },
    #[error("S1.1.3: who is responsible instead stands in no directory")]
    NobodyResponsible,
    #[error("S2.2.6.5: {person} is not above anybody")]
    NotAbove { person: PersonId },
    #[error("S2.2.6.5: one does not ask oneself")]
    OneselfAsked,
    #[error("S2.2.6.5: {to} was asked at {at:?}, and has not replied")]
    AskedAlready { to: PersonId, at: Timestamp },
    #[error("S2.3.1.7: whoever rang and is told that somebody is asked is promised a call")]
    AnswerNotPromised,
    #[error("S2.2.6.5: nobody asked you this")]
    NotAskedOfYou,
    #[error("S2.2.6.5: it is replied to already")]
    RepliedAlready,
    #[error("S2.1.7: the visitor left no name")]
    NobodyNamed,
    #[error("S1.6.3: one declares it of oneself, a supervisor of others")]
    NotYoursToDeclare,
    #[error("S1.6.3: {person} is recused already")]
    RecusedAlready { person: PersonId },
    #[error("S1.6.3: nobody lifts their own recusal")]
    OwnRecusal,
    #[error("S1.6.3: {person} is not recused")]
    NotRecused { person: PersonId },
}

/// What a unit of the directory must have. S2.2.5
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitField {
    Name,
    Place,
    Phone,
}
