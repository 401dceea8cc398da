//! Why something about volumes is not done.

use serde::{Deserialize, Serialize};

use crate::id::VolumeId;
use crate::time::{Date, Timestamp};

/// Why something about volumes is not done, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("a number has two parts of one to {most} letters, digits and hyphens each")]
    NumberWrong { most: usize },
    #[error("a name has at most {most} characters")]
    NameWrong { most: usize },
    #[error("S3.1 nobody is discharged on a day to come")]
    DayAhead,
    #[error("S3.1 {volume} is listed under this number")]
    NumberTaken { volume: VolumeId },
    #[error("S3.1 the day has a list, or is not over")]
    DayListed,
    #[error("no volume is {volume}")]
    UnknownVolume { volume: VolumeId },
    #[error("one to {most} volumes, each once")]
    VolumesWrong { most: usize },
    #[error("S3.1 its line was marked, and does not count")]
    Struck,
    #[error(
        "S3.1 a duplicate is of another volume, whose line counts and has the same record number"
    )]
    NotItsTwin,
    #[error("S3.1 a volume that was signed in is no slip of a list")]
    SignedIn,
    #[error("S3.4 it was sealed at {at:?} and moves nowhere")]
    Sealed { at: Timestamp },
    #[error("S3.2 it is in the record room already")]
    AlreadyHere,
    #[error("S3.4 its ward has not brought it yet")]
    StillInWard,
    #[error("S3.4 {name} has it, until {until}")]
    LentAlready { name: String, until: Date },
    #[error("S3.4 it is lost")]
    Lost,
    #[error("S3.2 whoever brings it and whoever takes it are two people, and both confirm")]
    NotByTwo,
    #[error("S3.2 at most {most} defects of at most {long} characters each")]
    DefectWrong { most: usize, long: usize },
    #[error("S3.2 no such defect, or it is put right")]
    NoDefect,
    #[error("S3.2 it is not as late as that")]
    NotSoLate,
    #[error("S3.4 {volume} is overdue with the same borrower")]
    Overdue { volume: VolumeId },
    #[error("S3.4 for this purpose it is lent until {latest} at the latest")]
    TooLong { latest: Date },
    #[error("S3.4 more than {most} at once are allowed by a supervisor, another than who lends")]
    NotAllowed { most: u32 },
    #[error("S3.4 it is not lent")]
    NotLent,
    #[error("S3.4 it was due on {until}: what is overdue comes back")]
    PastDue { until: Date },
    #[error("S3.4 it was renewed before")]
    RenewedBefore,
    #[error("S3.4 somebody needs it")]
    Recalled,
    #[error("S3.4 nobody needs it, or its holder was told")]
    NothingToTell,
    #[error("S3.4 no such seal is shut")]
    NotSealed,
    #[error("S3.4 nobody asked for three years only on {from}")]
    NotLapsed { from: Date },
    #[error("S3.4 the list both sides sign has one to {most} pages")]
    PagesWrong { most: u16 },
    #[error("say in one to {most} characters what it is about")]
    WordsWrong { most: usize },
}
