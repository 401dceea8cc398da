//! What is typed of an inspection, as the tablet keeps it: a lock or another screen loses none of it.

use std::collections::{BTreeMap, BTreeSet};

use domain::conduct::{Line, Mark, Way};
use domain::{PersonId, PostId};
use serde::{Deserialize, Serialize};

use crate::client::Client;

/// One of the sheets an inspector fills on a round without a network, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet(u8);

/// How many sheets a round has at most.
const MOST: u8 = 9;

impl Sheet {
    /// The one that is there when no other is begun.
    pub const FIRST: Self = Self(1);

    /// Reads a sheet's address.
    pub fn read(address: &str) -> Option<Self> {
        let number = address.parse().ok()?;
        (2..=MOST).contains(&number).then_some(Self(number))
    }

    /// Returns where the sheet is filled.
    pub fn address(self) -> String {
        match self {
            Self::FIRST => "inspections/new".to_owned(),
            Self(number) => format!("inspections/{number}"),
        }
    }

    /// Returns under which name what is typed is kept.
    pub fn key(self) -> String {
        match self {
            Self::FIRST => "inspection".to_owned(),
            Self(number) => format!("inspection-{number}"),
        }
    }

    /// Returns all sheets of a round, each with what is typed on it.
    pub fn all(client: Client) -> impl Iterator<Item = (Self, Typed)> {
        (1..=MOST).map(Self).map(move |sheet| (sheet, client.drafted(&sheet.key())))
    }
}

/// What was entered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub post: Option<PostId>,
    pub date: String,
    pub time: String,
    pub way: Option<Way>,
    pub persons: BTreeSet<PersonId>,
    pub lines: BTreeMap<Line, Mark>,
    pub phrases: BTreeSet<String>,
    pub words: String,
}
