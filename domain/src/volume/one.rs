//! One volume: what it is, where it was and is, and what was found about it. S3.1, S3.2, S3.4

use serde::{Deserialize, Serialize};

use super::{
    Borrower, Copied, Defect, Enlist, Enlisted, Move, Number, Place, Purpose, Round, Side, Way,
    Wrong,
};
use crate::context::Stamp;
use crate::id::{OperationId, PersonId, VolumeId};
use crate::time::{Date, TimeOfDay, Timestamp};

/// The line of a list does not count. S3.1
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struck {
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub how: Wrong,
    /// Why; empty where a second list brought the same line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Somebody was reminded of it. S3.2, S3.4
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chased {
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub round: Round,
    pub how: Way,
}

/// Somebody needs a volume that is lent. S3.4
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recalled {
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub words: String,
    /// When its holder was told, once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Timestamp>,
}

/// A loan that is out. S3.4
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loan {
    /// By which operation.
    pub lend: OperationId,
    pub to: Borrower,
    pub purpose: Purpose,
    pub since: Timestamp,
    /// The last day on which it is back in time.
    pub until: Date,
    /// When it was renewed: once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewed: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recalled: Option<Recalled>,
    /// The supervisor who allowed so many at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<PersonId>,
}

/// Who stood there when a volume was sealed or unsealed. S3.4
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealing {
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    /// Of the patient's; none where it was unsealed after three years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// Of the hospital's.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub staff: String,
}

/// It was sealed, the original or a copy of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    pub what: Copied,
    pub pages: u16,
    pub sealed: Sealing,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsealed: Option<Sealing>,
}

/// What was found when it was signed in. S3.2
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// By which operation, and which of it.
    pub receive: OperationId,
    pub place: u8,
    pub at: Timestamp,
    pub defect: Defect,
    /// When it was put right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mended: Option<Timestamp>,
}

/// A volume: the record of one admission. Whose it is travels apart, with the operation of its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Volume {
    pub id: VolumeId,
    pub no: Number,
    pub ward: String,
    pub physician: String,
    /// The day of the discharge: day 0 of its clocks.
    pub day: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeOfDay>,
    /// Whether the patient died: such records have a clock of their own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub died: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub struck: Option<Struck>,
    /// When it was first signed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filed: Option<Timestamp>,
    /// As last counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u16>,
    /// In order of time; never empty.
    pub moves: Vec<Move>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loan: Option<Loan>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub defects: Vec<Reported>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chased: Vec<Chased>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seals: Vec<Seal>,
}

impl Volume {
    /// Begins with its line of a list, in the ward.
    pub(super) fn new(enlisted: &Enlisted, stamp: &Stamp) -> Self {
        let Enlisted { line, twin } = enlisted.clone();
        let Enlist { no, ward, physician, day, time, died } = line;
        let how = |of| Struck {
            at: stamp.at,
            by: None,
            how: Wrong::Duplicate { of },
            words: String::new(),
        };
        let (operation, by) = (stamp.operation.clone(), stamp.person().cloned());
        let begins = Move { operation, at: stamp.at, by, to: Place::Ward, said: String::new() };
        Self {
            id: VolumeId::from(&stamp.operation),
            no,
            ward,
            physician,
            day,
            time,
            died,
            struck: twin.map(how),
            filed: None,
            pages: None,
            moves: vec![begins],
            loan: None,
            defects: Vec::new(),
            chased: Vec::new(),
            seals: Vec::new(),
        }
    }

    /// Says whether word of a move comes after that of a later one: such a move is over already.
    pub(super) fn is_past(&self, stamp: &Stamp) -> bool {
        self.moves.last().is_some_and(|last| stamp.at < last.at)
    }

    /// S3.4 Moves it: no earlier than it came to where it is, so that its places never overlap.
    pub(super) fn goes(&mut self, to: Place, said: &str, stamp: &Stamp) {
        let last = self.moves.last().map_or(stamp.at, |last| last.at);
        let (operation, by) = (stamp.operation.clone(), stamp.person().cloned());
        let said = said.trim().to_owned();
        self.moves.push(Move { operation, at: stamp.at.max(last), by, to, said });
        self.loan = None;
    }

    /// Returns where it is.
    pub fn place(&self) -> &Place {
        self.moves.last().map_or(&Place::Lost, |last| &last.to)
    }

    /// S3.4 Returns how it came to where it was at an instant; none where it was not known here yet.
    pub fn at(&self, at: Timestamp) -> Option<&Move> {
        self.moves.iter().rev().find(|one| one.at <= at)
    }

    /// Says whether its line counts.
    pub fn counts(&self) -> bool {
        self.struck.is_none()
    }

    /// S3.2 Says whether its ward still has it.
    pub fn is_due(&self) -> bool {
        self.counts() && *self.place() == Place::Ward
    }

    /// S3.4 Returns the seal on the original, where it is sealed: it moves nowhere.
    pub fn sealed(&self) -> Option<&Seal> {
        let shut = |seal: &&Seal| seal.what == Copied::Original && seal.unsealed.is_none();
        self.seals.iter().find(shut)
    }

    /// Returns the seals that nobody opened: of the original or of copies.
    pub fn shut(&self) -> impl Iterator<Item = &Seal> {
        self.seals.iter().filter(|seal| seal.unsealed.is_none())
    }

    /// S3.2 Returns what is not put right yet.
    pub fn wanting(&self) -> impl Iterator<Item = &Reported> {
        self.defects.iter().filter(|one| one.mended.is_none())
    }

    /// Says whether somebody was reminded of a round, for the present loan where it is lent.
    pub fn was_chased(&self, round: Round) -> bool {
        let since = self.loan.as_ref().map_or(Timestamp(i64::MIN), |loan| loan.since);
        self.chased.iter().any(|one| one.round == round && one.at >= since)
    }
}
