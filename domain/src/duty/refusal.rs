//! Why something about posts or duty is not done, in order of precedence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{AbsenceId, CorrectionId, DepartmentId, PersonId, PostId};
use crate::time::{Date, Hours, Timestamp};

/// Why something about posts or duty is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("no post is {post}")]
    UnknownPost { post: PostId },
    #[error("post {post} is closed for good")]
    PostClosed { post: PostId },
    #[error("nobody here is {person}")]
    UnknownPerson { person: PersonId },
    #[error("{person} is no clerk or supervisor of this site now")]
    CannotServe { person: PersonId },
    #[error("a post needs a name")]
    NameBlank,
    #[error("number {number} is post {post}")]
    NumberTaken { number: u8, post: PostId },
    #[error("the opening hours of {day} are out of order")]
    HoursMalformed { day: String },
    #[error("the site has no department {department} now")]
    NoDepartment { department: DepartmentId },
    #[error("S1.3.2 a post needs at least one B")]
    NoB,
    #[error("S1.3.2 {person} cannot be both A and B")]
    AIsB { person: PersonId },
    #[error("{person} is named twice")]
    NamedTwice { person: PersonId },
    #[error("S1.3.2 A and B of post {post} would both be absent from {from:?}")]
    BothAbsent { post: PostId, from: Timestamp, could_cover: BTreeSet<PersonId> },
    #[error("somebody is on duty at post {post}: {person}")]
    SomeoneOnDuty { post: PostId, person: PersonId },
    #[error("the roster ends before it begins")]
    DatesReversed,
    #[error("{date} is over")]
    InThePast { date: Date },
    #[error("a roster covers at most {days} days")]
    RosterTooLong { days: u16 },
    #[error("the shift on {date} lies outside the roster")]
    ShiftOutside { date: Date },
    #[error("the shift on {date} ends before it begins")]
    ShiftMalformed { date: Date },
    #[error("{person} is absent on {date}")]
    RosteredAbsent { person: PersonId, date: Date },
    #[error("{person} would stand at two posts on {date}")]
    RosteredTwice { person: PersonId, date: Date },
    #[error("S1.3.1 nobody stands at post {post} on {date}")]
    Hole { post: PostId, date: Date, hours: Hours },
    #[error("the absence ends before it begins")]
    AbsenceReversed,
    #[error("an absence lasts at most {days} days")]
    AbsenceTooLong { days: u16 },
    #[error("S1.6.3 nobody plans their own absence")]
    OwnAbsence,
    #[error("{absence} is no planned absence")]
    UnknownAbsence { absence: AbsenceId },
    #[error("the absence {absence} is over or cancelled")]
    AbsenceOver { absence: AbsenceId },
    #[error("S1.3.4 post {post} is not one of this person's")]
    Roaming { post: PostId, own: BTreeSet<PostId> },
    #[error("S1.3.4 on duty at post {post} already")]
    AlreadyOnDuty { post: PostId },
    #[error("S1.6.1 nobody serves who is not on duty")]
    NotOnDuty,
    #[error("not on duty at post {post}")]
    NotOnDutyHere { post: PostId },
    #[error("an emergency needs its reason")]
    ReasonBlank,
    #[error("S1.3.1 nobody else is at post {post}, open until {until:?}")]
    EmptiesPost { post: PostId, until: Timestamp },
    #[error("S1.3.1 the day at post {post} is not over: it opens again at {reopens:?}")]
    DayNotOver { post: PostId, reopens: Timestamp },
    #[error("{at:?} has not come yet")]
    NotYet { at: Timestamp },
    #[error("a day is corrected within {days} days")]
    TooLongAgo { days: i64 },
    #[error("{correction} waits for its answer")]
    CorrectionWaits { correction: CorrectionId },
    #[error("a correction needs its reason")]
    CorrectionReasonBlank,
    #[error("nobody asked for the correction {correction}")]
    UnknownCorrection { correction: CorrectionId },
    #[error("the correction {correction} was answered")]
    CorrectionAnswered { correction: CorrectionId },
    #[error("S1.3.1 nobody answers what they asked for themselves")]
    OwnCorrection,
    #[error("an answer needs its reason")]
    AnswerReasonBlank,
}
