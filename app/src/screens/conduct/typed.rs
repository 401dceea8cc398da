//! What is typed of an inspection, as the tablet keeps it: a lock or another screen loses none of it.

use std::collections::{BTreeMap, BTreeSet};

use domain::conduct::{Line, Mark, Way};
use domain::{PersonId, PostId};
use serde::{Deserialize, Serialize};

/// Under which name what is typed is kept.
pub const DRAFT: &str = "inspection";

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
