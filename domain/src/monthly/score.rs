//! What a window's month comes to by its table: each point by its event. 2.11

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Group, Objection, Table, What};
use crate::assessment::Score;
use crate::id::{OperationId, PersonId};
use crate::time::Timestamp;

/// The version of the formula that [`scored`] is: another sum is another version.
pub const FORMULA: u16 = 1;

/// Something that counts for or against a window, by the operation that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    pub what: What,
    pub event: OperationId,
    pub at: Timestamp,
    /// Whose it is, where it is one person's and whoever reads may know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The part of the table it belongs to.
    pub group: Group,
    /// In hundredths of a point: what it costs, or gives.
    pub points: Score,
    pub vetoes: bool,
    /// What is said against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objection: Option<Objection>,
}

/// By what a point is told from others: one operation may show several.
pub type Key<'a> = (&'a OperationId, Timestamp, &'a What);

impl Point {
    /// Returns by what it is told from others.
    pub fn key(&self) -> Key<'_> {
        (&self.event, self.at, &self.what)
    }

    /// Says whether an objection to it waits for an answer.
    pub fn awaits_answer(&self) -> bool {
        self.objection.as_ref().is_some_and(|one| one.settled.is_none())
    }

    /// Says whether it counts: it does not where an objection was upheld, and stands here all the same.
    pub fn counts(&self) -> bool {
        let settled = self.objection.as_ref().and_then(|one| one.settled.as_ref());
        settled.is_none_or(|settled| settled.counts)
    }
}

/// What a window's month comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scored {
    /// In order of time.
    pub points: Vec<Point>,
    /// What is left of each part of the table, and what is given above, in hundredths of a point.
    pub parts: BTreeMap<Group, Score>,
    pub whole: Score,
    /// Whether something vetoes: the month has no score then.
    pub vetoed: bool,
    /// On how many days of whom something is not confirmed: of those nothing counts.
    pub unconfirmed: usize,
}

/// Returns what some points come to by a table: of each part what is left, never less than nothing; above a
/// hundred no more than there is of it.
pub fn scored(table: &Table, points: Vec<Point>, unconfirmed: usize) -> Scored {
    let sum = |group: Group| {
        let of_group = points.iter().filter(|one| one.group == group && one.counts());
        of_group.map(|one| one.points).sum::<Score>()
    };
    let part = |group: Group, most: Score| match group {
        Group::Bonus => sum(group).min(most),
        Group::Attendance
        | Group::Discipline
        | Group::Hygiene
        | Group::Business
        | Group::Intake
        | Group::Fees
        | Group::Limits
        | Group::Results
        | Group::Files
        | Group::Attitude => (most - sum(group)).max(0),
    };
    let parts: BTreeMap<Group, Score> =
        table.parts.iter().map(|one| (one.group, part(one.group, one.most))).collect();
    let vetoed = points.iter().any(|one| one.vetoes && one.counts());
    Scored { whole: parts.values().sum(), parts, vetoed, unconfirmed, points }
}
