//! A register leaves the product, as a file or on paper: who took what of it along, and what for,
//! stands in the log before they have it. S2.1.7

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::Stamp;
use crate::id::{OperationId, PersonId};
use crate::time::{Date, Minutes, Timestamp};

/// For how long it is remembered what was given out: three years. 网络数据安全管理条例 Art. 12
const KEPT: Minutes = Minutes(3 * 366 * 24 * 60);

/// What can leave the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Register {
    /// 考勤. 2.10
    Attendance,
    /// The first-enquiry ledger. 2.5
    Ledger,
    /// The handover register. 2.8
    Handovers,
    /// The complaint ledger. 2.7
    Complaints,
    /// The results of an assessment, or one person's file. 2.12
    Assessment,
    /// The windows' months in points. 2.11
    Monthly,
    /// Cases as the tables of the national exchange. 2.13
    Cases,
    Staff,
    /// What was given out itself.
    GivenOut,
}

impl Register {
    /// Says whether names and phones stand in it that are masked for most. S2.1.7
    pub fn names_people(self) -> bool {
        match self {
            Self::Ledger | Self::Complaints | Self::Cases | Self::Staff => true,
            Self::Attendance
            | Self::Handovers
            | Self::Assessment
            | Self::Monthly
            | Self::GivenOut => false,
        }
    }
}

/// As what it leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Form {
    Workbook,
    Csv,
    Paper,
}

/// What it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Purpose {
    /// Asked for by a higher office.
    Report,
    /// An inspection or an audit.
    Inspection,
    Statistics,
    /// Kept in the files of the site.
    Files,
    /// Asked for by whom it is about.
    Concerned,
    /// The work of the site itself.
    Work,
    /// As the words say.
    Other,
}

/// Every purpose, in the order in which they are offered.
pub const PURPOSES: [Purpose; 7] = [
    Purpose::Report,
    Purpose::Inspection,
    Purpose::Statistics,
    Purpose::Files,
    Purpose::Concerned,
    Purpose::Work,
    Purpose::Other,
];

/// Asks to be given a register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveOut {
    pub what: Register,
    /// Whose alone, where it is about one person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The first and the last day it covers.
    pub from: Date,
    pub to: Date,
    pub form: Form,
    pub purpose: Purpose,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// How many rows there are, headings not counted.
    pub rows: u32,
    /// Whether names and phones stand in it unmasked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub personal: bool,
    /// Whether it lacks what only the server has, since there was no network.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
}

/// Somebody was given a register: exactly as they asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenOut(pub GiveOut);

/// A register that was given out, as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    pub at: Timestamp,
    /// Who has it; nobody where the operator did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub gave: GiveOut,
}

impl GiveOut {
    /// # Errors
    /// That its days run backwards, that nobody says what it is for, or that the days are somebody else's.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Result<Event, Refusal> {
        rules::given_out(self)?;
        rules::own_alone(state, self, stamp)?;
        Ok(Event::GivenOut(GivenOut(self.clone())))
    }
}

impl GivenOut {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let kept_since = stamp.at.plus(Minutes(-KEPT.0));
        let is_old = |(_, given): &(&OperationId, &Given)| given.at < kept_since;
        let old: Vec<OperationId> =
            state.given.iter().filter(is_old).map(|(id, _)| id.clone()).collect();
        for id in &old {
            state.given.remove(id);
        }
        let given = Given { at: stamp.at, by: stamp.person().cloned(), gave: self.0.clone() };
        state.given.insert(stamp.operation.clone(), given);
    }
}
