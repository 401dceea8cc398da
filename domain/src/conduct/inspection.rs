//! An inspection and what became of its lines, and the questions one may ask of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Line, Mark};
use crate::id::{InspectionId, OperationId, PersonId, PostId};
use crate::time::Timestamp;

/// How a window was visited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Way {
    /// 抽查
    SpotCheck,
    /// 检查: the window was told before.
    Announced,
    /// 暗访: as a visitor.
    Mystery,
}

/// What became of a contested line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ruling {
    Stands,
    /// It counts nowhere, and stays readable.
    Falls,
}

/// What was done in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Noted,
    Contested(Line),
    Settled { line: Line, ruling: Ruling },
}

/// One step of an inspection; what was said in it is kept under the operation's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub operation: OperationId,
    pub at: Timestamp,
    pub by: PersonId,
    pub what: What,
}

/// A visit to a window, as it was recorded. S2.1, S2.2
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    pub id: InspectionId,
    /// The number it is spoken of by, such as `J261128-00-17-K`.
    pub no: String,
    pub post: PostId,
    /// When the window was visited.
    pub at: Timestamp,
    pub way: Way,
    /// Who recorded it.
    pub by: PersonId,
    pub noted: Timestamp,
    /// Who was seen on duty there; nobody where it was not said.
    pub persons: BTreeSet<PersonId>,
    /// Whom it concerns: those seen; where nobody was named, those of the post.
    pub concerns: BTreeSet<PersonId>,
    pub lines: BTreeMap<Line, Mark>,
    /// The forbidden phrases that were said, by their ids. S2.3.3
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub phrases: BTreeSet<String>,
    pub steps: Vec<Step>,
}

impl Inspection {
    /// Returns the lines that were not met when it was recorded.
    pub fn not_met(&self) -> impl Iterator<Item = Line> {
        let unmet = |(_, mark): &(&Line, &Mark)| **mark == Mark::NotMet;
        self.lines.iter().filter(unmet).map(|(line, _)| *line)
    }

    /// Returns the lines that count: not met, and not overturned.
    pub fn unmet(&self) -> impl Iterator<Item = Line> {
        self.not_met().filter(|line| self.ruling(*line) != Some(Ruling::Falls))
    }

    /// Says whether somebody contested a line.
    pub fn is_contested(&self, line: Line) -> bool {
        self.steps.iter().any(|step| step.what == What::Contested(line))
    }

    /// Says whether a person contested a line.
    pub fn is_contested_by(&self, line: Line, person: &PersonId) -> bool {
        let own = |step: &&Step| step.by == *person;
        self.steps.iter().filter(own).any(|step| step.what == What::Contested(line))
    }

    /// Returns what became of a contested line, once it is settled.
    pub fn ruling(&self, of: Line) -> Option<Ruling> {
        self.steps.iter().find_map(|step| match step.what {
            What::Settled { line, ruling } if line == of => Some(ruling),
            What::Settled { .. } | What::Contested(_) | What::Noted => None,
        })
    }

    /// Returns the lines that are contested and not settled yet.
    pub fn open(&self) -> impl Iterator<Item = Line> {
        self.not_met().filter(|line| self.is_contested(*line) && self.ruling(*line).is_none())
    }
}
