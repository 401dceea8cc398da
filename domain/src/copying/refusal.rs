//! Why something about copies is not done.

use serde::{Deserialize, Serialize};

use super::Proof;
use crate::id::{CopyId, VolumeId};
use crate::time::Timestamp;

/// Why something about copies is not done, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("no volume is {volume}")]
    NoVolume { volume: VolumeId },
    #[error("S3.3 these papers are missing: {missing:?}")]
    ProofsMissing { missing: Vec<Proof> },
    #[error("S3.3 whoever asks is there while it is copied")]
    NotPresent,
    #[error("S3.3 a unit's letter has a number of at most {most} characters")]
    LetterUnsaid { most: usize },
    #[error("S3.3 the parts are said, in at most {most} characters")]
    PartsUnsaid { most: usize },
    #[error("S3.3 of the ID the last four signs are kept, digits or a final X")]
    IdWrong,
    #[error("S3.3 whoever asks is named")]
    NameUnsaid,
    #[error("S3.3 what it is for is said, in at most {most} characters")]
    PurposeUnsaid { most: usize },
    #[error("S3.3 one to {most} copies")]
    CopiesWrong { most: u8 },
    #[error("S3.1 its line was marked, and does not count")]
    OfNoVolume,
    #[error("S3.3 the original was sealed at {at:?}: only the sealed copy is copied")]
    OriginalSealed { at: Timestamp },
    #[error("no request is {copy}")]
    UnknownCopy { copy: CopyId },
    #[error("S3.3 all of it was handed out, or it was withdrawn")]
    OverAlready,
    #[error(
        "S3.3 its ward has not finished it: it is copied as far as it is, and the rest follows"
    )]
    Unfinished,
    #[error("S3.3 one to {most} pages")]
    SheetsWrong { most: u16 },
    #[error("S3.3 a page costs {cents} cents by the public list")]
    OtherPrice { cents: u16 },
    #[error("S3.3 both sides check a copy before it is handed out")]
    NotChecked,
    #[error("S3.3 the stamp has a number of at most {most} characters")]
    StampUnsaid { most: usize },
    #[error("S3.3 what is paid has a receipt, whose number has at most {most} characters")]
    ReceiptUnsaid { most: usize },
    #[error("S3.3 what is posted has a number of at most {most} characters")]
    PostUnsaid { most: usize },
    #[error("say in one to {most} characters why")]
    WhyUnsaid { most: usize },
}
