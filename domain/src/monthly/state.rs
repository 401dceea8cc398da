//! The tables of a site, what was noted of its windows, and the months that are closed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Key, Scored, Table, What};
use crate::assessment::Settled;
use crate::id::{OperationId, PersonId, PostId};
use crate::map::Map;
use crate::time::{Month, Timestamp};

/// A table, and from which month on it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adopted {
    pub from: Month,
    pub table: Table,
    pub operation: OperationId,
}

/// Something that whoever oversees has noted of a window; what was said is kept under the operation's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    pub what: What,
    /// When it was.
    pub at: Timestamp,
    pub by: PersonId,
    pub operation: OperationId,
}

/// An objection to a point, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// The operation of the objection: what was said is kept under its name.
    pub operation: OperationId,
    pub by: PersonId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
}

/// An objection, and the point it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Against {
    pub event: OperationId,
    pub at: Timestamp,
    pub what: What,
    pub objection: Objection,
}

/// What is known of a window's month beside the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sheet {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub noted: Vec<Noted>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Against>,
}

/// A month as it was closed: by which formula and table, and what each window came to. It no longer changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub at: Timestamp,
    pub operation: OperationId,
    pub formula: u16,
    pub table: Table,
    pub windows: BTreeMap<PostId, Scored>,
}

impl Against {
    /// Returns what it is about.
    pub fn key(&self) -> Key<'_> {
        (&self.event, self.at, &self.what)
    }
}

impl Sheet {
    /// Returns the objection to a point.
    pub fn against(&self, point: Key) -> Option<&Objection> {
        let mut all = self.objections.iter();
        all.find(|one| one.key() == point).map(|one| &one.objection)
    }
}

/// The windows' months of a site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// In the order in which they were adopted.
    tables: Vec<Adopted>,
    sheets: Map<Month, BTreeMap<PostId, Sheet>>,
    closed: Map<Month, Closed>,
}

impl State {
    /// Returns the tables, in the order in which they were adopted.
    pub fn tables(&self) -> &[Adopted] {
        &self.tables
    }

    /// Returns the table that was adopted for a month; nothing where none was.
    pub fn adopted(&self, month: Month) -> Option<&Adopted> {
        let holds = self.tables.iter().filter(|one| one.from <= month);
        holds.max_by_key(|one| one.from)
    }

    /// Returns what is known of a window's month beside the record.
    pub fn sheet(&self, month: Month, post: &PostId) -> Option<&Sheet> {
        self.sheets.get(&month)?.get(post)
    }

    /// Returns what is known of the windows of a month.
    pub fn sheets(&self, month: Month) -> impl Iterator<Item = (&PostId, &Sheet)> {
        self.sheets.get(&month).into_iter().flatten()
    }

    /// Returns the months of which an objection was made.
    pub fn contested(&self) -> impl Iterator<Item = Month> {
        let said = |(_, all): &(&Month, &BTreeMap<PostId, Sheet>)| {
            all.values().any(|sheet| !sheet.objections.is_empty())
        };
        self.sheets.iter().filter(said).map(|(month, _)| *month)
    }

    /// Returns a month as it was closed.
    pub fn closed(&self, month: Month) -> Option<&Closed> {
        self.closed.get(&month)
    }

    /// Returns every month that is closed, the oldest first.
    pub fn all_closed(&self) -> impl DoubleEndedIterator<Item = (&Month, &Closed)> {
        self.closed.iter()
    }

    pub(super) fn adopt(&mut self, adopted: Adopted) {
        self.tables.push(adopted);
    }

    pub(super) fn close(&mut self, month: Month, closed: Closed) {
        self.closed.insert(month, closed);
    }

    /// Changes what is known of a window's month.
    pub(super) fn change(&mut self, month: Month, post: &PostId, change: impl FnOnce(&mut Sheet)) {
        let mut of_month = self.sheets.get(&month).cloned().unwrap_or_default();
        change(of_month.entry(post.clone()).or_default());
        self.sheets.insert(month, of_month);
    }
}
