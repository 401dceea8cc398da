//! The JSON of windows' months in points: what no tablet holds, asked of the server by those it concerns.

use std::collections::{BTreeMap, BTreeSet};

use domain::OperationId;
use domain::contact::Personal;
use domain::monthly::{Table, view::Seen};
use domain::time::Month;
use serde::{Deserialize, Serialize};

/// What the person who asks may read of windows' months.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Monthly {
    /// The months, the newest first, as the rules write them: of all windows to whoever oversees, to the others
    /// of those they serve at.
    #[cfg_attr(test, schemars(with = "Vec<serde_json::Map<String, serde_json::Value>>"))]
    pub months: Vec<Seen>,
    /// The objections they may settle, by the operation of each.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub settles: BTreeSet<OperationId>,
    /// Whether they may adopt a table and close a month.
    pub oversees: bool,
    /// From which month on another table may hold, by its first day.
    #[cfg_attr(test, schemars(with = "String"))]
    pub begins: Month,
    /// The table that holds then, as things stand.
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub coming: Table,
    /// What was said, by the operation it was said with.
    #[cfg_attr(
        test,
        schemars(with = "BTreeMap<String, serde_json::Map<String, serde_json::Value>>")
    )]
    pub words: BTreeMap<String, Personal>,
}
