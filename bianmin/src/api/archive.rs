//! The JSON of the archive: searched by number, a page at a time; what is opened is brought back.

use domain::archive::Matter;
use serde::{Deserialize, Serialize};

/// The shortest text that is looked for in the archive, in characters.
pub const SHORTEST_SEARCH: usize = 4;

/// Says whether a text is the beginning of a number of a contact or a case. Both begin with six
/// digits, a day's or the site's, and go on with a hyphen: a name and a usual phone do not.
pub fn begins_a_number(text: &str) -> bool {
    let (first, rest) = text.split_at_checked(6).unwrap_or_default();
    let digits = first.len() == 6 && first.bytes().all(|byte| byte.is_ascii_digit());
    digits && (rest.is_empty() || rest.starts_with('-'))
}

/// Looks into the archive for what has a number, or a name of its own, that begins with a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SearchArchive {
    /// A number of a contact or a case, or the name of a contact, a case or a visitor's record; at
    /// least its first four characters.
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
    /// A contact, with its case if it has one, as the rules write them.
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

#[cfg(test)]
mod tests {
    use super::begins_a_number;

    #[test]
    fn only_what_begins_as_a_number_does_is_looked_for_elsewhere() {
        for number in ["430225-FP07-261123-A3017K", "430225", "261123-A3-12", "261123-"] {
            assert!(begins_a_number(number), "{number}");
        }
        for personal in
            ["", "8000", "13800138000", "0731-26224444", "刘老师", "六个汉字的话", "张三李四王五-"]
        {
            assert!(!begins_a_number(personal), "{personal}");
        }
    }
}
