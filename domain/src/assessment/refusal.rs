//! Why an assessment does not go on.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Input, Veto};
use crate::id::{AssessmentId, OperationId, PersonId};
use crate::time::Date;

/// Why an assessment does not go on, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("no assessment is {assessment}")]
    UnknownAssessment { assessment: AssessmentId },
    #[error("{person} is not assessed here")]
    NotAssessed { person: PersonId },
    #[error("S1.5.2 whoever is assessed, is below or is related does not assess")]
    Involved,
    #[error("S1.5.2 nobody here can assess {person}")]
    NobodyAssesses { person: PersonId },
    #[error("S1.5.1 an assessment is about days that have been, in order")]
    Days,
    #[error("S1.5.2 somebody is assessed, once")]
    Nobody,
    #[error("2.12 the weights come to 100, and what is counted counts")]
    Weights,
    #[error("S1.5.1 it was frozen: what is counted no longer changes")]
    Frozen,
    #[error("S1.5.1 the person sees and contests what is counted before anybody scores")]
    NotFrozen,
    #[error("S1.5.1 what is counted is still being worked out")]
    StillCounting,
    #[error("S1.5.1 {event} is not counted here")]
    UnknownEvent { event: OperationId },
    #[error("S1.5.1 {event} is objected to already")]
    ObjectedAlready { event: OperationId },
    #[error("S1.5.1 an objection to {event} is not settled")]
    ObjectionOpen { event: OperationId },
    #[error("S1.5.1 nobody objects to {event}, or it is settled")]
    NothingToSettle { event: OperationId },
    #[error("S1.5.1 whoever is assessed may contest it until {until}")]
    StillTime { until: Date },
    #[error("S1.5.1 it was said to be right already")]
    ConfirmedAlready,
    #[error("S1.5.2 votes are still cast")]
    StillVoting,
    #[error("S1.5.2 the report is given already")]
    ReportedAlready,
    #[error("a mark lies outside 0 to 100")]
    MarkOutOfRange,
    #[error("S1.5.2 these marks are given already")]
    ScoredAlready,
    #[error("S1.5.2 a window is scored by the A of another window")]
    NotAPeer,
    #[error("S1.5.2 fewer than {least} would vote: it would not be secret")]
    TooFewVoters { least: u16 },
    #[error("S1.5.2 the ballot is open already, or over")]
    BallotAgain,
    #[error("S1.5.2 no ballot is open")]
    NoBallot,
    #[error("S1.5.2 what is counted is not what was voted")]
    MiscountedVotes,
    #[error("S1.5.2 this input is there, or excused already")]
    NothingToExcuse,
    #[error("S1.5.2 inputs are missing: {inputs:?}")]
    InputsMissing { inputs: BTreeSet<Input> },
    #[error("S1.5.2 there is no such grade here")]
    NoSuchGrade,
    #[error("S1.2.2 eating, taking, blocking or demanding bars excellent for the year")]
    Barred,
    #[error("S1.5.2 {veto:?} bars excellent")]
    Vetoed { veto: Veto },
    #[error("S1.5.2 at most {most} may be excellent")]
    TooManyExcellent { most: usize },
    #[error("S1.5.3 excellent names a reward or why there is none, incompetent what follows")]
    FollowMissing,
    #[error("S1.5.2 it is decided already")]
    DecidedAlready,
    #[error("S1.5.2 an objection is decided by somebody else")]
    SameDecider,
    #[error("S1.5.2 nothing is decided yet")]
    NotDecided,
    #[error("S1.5.2 it is answered already")]
    AnsweredAlready,
    #[error("S1.5.2 an objection is open")]
    ObjectionToResult,
    #[error("S1.5.3 the file is sealed")]
    Sealed,
}
