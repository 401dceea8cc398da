//! The JSON of the archive: searched by number, a page at a time; what is opened is brought back.

use domain::archive::Matter;
use serde::{Deserialize, Serialize};

/// The shortest text that is looked for in the archive, in characters.
pub const SHORTEST_SEARCH: usize = 4;

/// Looks into the archive for what has a number, or a name of its own, that begins with a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SearchArchive {
    /// A number of a contact, a case or an appointment, or the name of one of them or of a visitor's
    /// record; at least its first four characters.
    #[cfg_attr(test, schemars(length(min = SHORTEST_SEARCH)))]
    pub text: String,
    /// Where the page before ended: its `next`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// A page of what was found, the last closed first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Found {
    pub kept: Vec<Kept>,
    /// Where the next page begins, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Something in the archive. Personal fields are never in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Kept {
    pub id: String,
    /// When it was closed, in ms since 1970.
    pub closed: i64,
    /// A contact, with its case and its appointments if it has any, as the rules write them.
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub body: Box<Matter>,
}

/// Brings something back from the archive, so that every tablet has it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Recall {
    /// The `id` of what was found.
    pub id: String,
}

/// The answer to [`Recall`]: it is in the site's history up to here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Recalled {
    pub head: u64,
}
