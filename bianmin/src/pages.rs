//! Cuts the working set into pages of records and puts it together again, knowing no capability.
//!
//! A record is `{"s":slice,"f":field,"k":key,"v":value}`: an entry of a map; or, without `k`, a
//! field as a whole. What a first screen needs stands first.

use std::collections::BTreeMap;

use domain::State;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sync::{Audience, Page, PageFault};

/// The most records of a page.
const RECORDS: usize = 500;

/// The most bytes of a page's records, unless one alone has more: photos make some long.
const BYTES: usize = 512 * 1024;

/// Slices that every screen needs, in this order; all others follow by name.
const FIRST: [&str; 4] = ["site", "people", "duty", "catalogue"];

/// The page, or pages, of [`FIRST`].
const HOT: &str = "hot";

#[derive(Serialize, Deserialize)]
struct Record<'a> {
    s: &'a str,
    f: &'a str,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    k: Option<std::borrow::Cow<'a, str>>,
    #[serde(borrow)]
    v: &'a RawValue,
}

type Members<'a> = BTreeMap<std::borrow::Cow<'a, str>, &'a RawValue>;

/// Returns the members of a JSON object, or nothing for any other JSON.
fn members(json: &str) -> Option<Members<'_>> {
    #[derive(Deserialize)]
    #[serde(transparent)]
    struct Object<'a>(#[serde(borrow)] BTreeMap<Key<'a>, &'a RawValue>);
    let object: Object<'_> = serde_json::from_str(json).ok()?;
    Some(object.0.into_iter().map(|(key, value)| (key.0, value)).collect())
}

/// A member's name: borrowed where it has no escape.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(transparent)]
struct Key<'a>(#[serde(borrow)] std::borrow::Cow<'a, str>);

/// Says whether a value is a map of things: each entry is then a record of its own.
fn is_map(members: &Members<'_>) -> bool {
    !members.is_empty() && members.values().all(|value| value.get().starts_with(['{', '[']))
}

/// Writes the records of one slice.
fn records(slice: &str, json: &str) -> Vec<String> {
    let write = |f: &str, k: Option<&str>, v: &RawValue| {
        serde_json::to_string(&Record { s: slice, f, k: k.map(Into::into), v }).ok()
    };
    let mut records = Vec::new();
    for (field, value) in members(json).unwrap_or_default() {
        match members(value.get()).filter(is_map) {
            Some(map) => {
                records
                    .extend(map.iter().filter_map(|(key, value)| write(&field, Some(key), value)));
            }
            None => records.extend(write(&field, None, value)),
        }
    }
    records
}

fn page(name: &str, place: usize, records: &[String]) -> Page {
    let name = if place == 0 { name.to_owned() } else { format!("{name}-{place}") };
    Page { name, audience: Audience::Site, records: records.to_vec() }
}

/// Cuts records into runs short enough for a page.
fn chunks(records: &[String]) -> Vec<&[String]> {
    let (mut chunks, mut start, mut bytes) = (Vec::new(), 0, 0);
    for (place, record) in records.iter().enumerate() {
        bytes += record.len();
        if place > start && (place - start == RECORDS || bytes > BYTES) {
            chunks.extend(records.get(start..place));
            (start, bytes) = (place, record.len());
        }
    }
    chunks.extend(records.get(start..).filter(|rest| !rest.is_empty()));
    chunks
}

/// Cuts a state into pages.
pub fn cut(state: &State) -> Vec<Page> {
    // A state whose keys were not texts could not be written; the rules' own test holds that none
    // is, and the round trip is tested here.
    let json = serde_json::to_string(state).unwrap_or_default();
    let slices = members(&json).unwrap_or_default();
    let mut hot = Vec::new();
    for slice in FIRST {
        if let Some(json) = slices.get(slice) {
            hot.extend(records(slice, json.get()));
        }
    }
    let mut pages = Vec::new();
    let mut add = |name: &str, records: &[String]| {
        let cut = chunks(records).into_iter().enumerate();
        pages.extend(cut.map(|(place, records)| page(name, place, records)));
    };
    add(HOT, &hot);
    for (slice, json) in slices.iter().filter(|(slice, _)| !FIRST.contains(&slice.as_ref())) {
        add(slice, &records(slice, json.get()));
    }
    pages
}

/// Fields by slice and name: each either whole or entry by entry.
enum Field<'a> {
    Whole(&'a RawValue),
    Entries(BTreeMap<String, &'a RawValue>),
}

/// Puts a state together from pages; what is not there is as in a site not yet opened.
///
/// # Errors
/// [`PageFault`] naming the page that cannot be read, or the first when they do not fit together.
pub fn join(pages: &[Page]) -> Result<State, PageFault> {
    let mut slices: BTreeMap<String, BTreeMap<String, Field<'_>>> = BTreeMap::new();
    let empty = serde_json::to_string(&State::default()).unwrap_or_default();
    for (slice, json) in members(&empty).unwrap_or_default() {
        let fields = slices.entry(slice.into_owned()).or_default();
        for (field, value) in members(json.get()).unwrap_or_default() {
            fields.insert(field.into_owned(), Field::Whole(value));
        }
    }
    for page in pages {
        for record in &page.records {
            let fault = |_| PageFault(page.name.clone());
            let Record { s, f, k, v } = serde_json::from_str(record).map_err(fault)?;
            let fields = slices.entry(s.to_owned()).or_default();
            match (k, fields.get_mut(f)) {
                (None, _) => drop(fields.insert(f.to_owned(), Field::Whole(v))),
                (Some(key), Some(Field::Entries(entries))) => {
                    entries.insert(key.into_owned(), v);
                }
                (Some(key), Some(Field::Whole(_)) | None) => {
                    let entries = BTreeMap::from([(key.into_owned(), v)]);
                    fields.insert(f.to_owned(), Field::Entries(entries));
                }
            }
        }
    }
    let name = pages.first().map_or_else(String::new, |page| page.name.clone());
    written(&slices).and_then(|json| serde_json::from_str(&json).ok()).ok_or(PageFault(name))
}

/// Writes the whole state as JSON.
fn written(slices: &BTreeMap<String, BTreeMap<String, Field<'_>>>) -> Option<String> {
    serde_json::to_string(slices).ok()
}

impl Serialize for Field<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Whole(value) => value.serialize(serializer),
            Self::Entries(entries) => entries.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_state_comes_back_from_its_pages_and_from_none() {
        let state = State::default();
        assert_eq!(join(&cut(&state)), Ok(state.clone()));
        assert_eq!(join(&[]), Ok(state));
    }

    #[test]
    fn a_map_of_things_is_cut_by_entry_and_a_thing_is_not() {
        let json =
            r#"{"name":"x","none":{},"hours":{"from":1},"map":{"a":{"n":1},"b\"c":{"n":2}}}"#;
        let records = records("slice", json);
        assert_eq!(records.len(), 5);
        assert_eq!(records[1], r#"{"s":"slice","f":"map","k":"a","v":{"n":1}}"#);
        assert_eq!(records[2], r#"{"s":"slice","f":"map","k":"b\"c","v":{"n":2}}"#);
    }

    #[test]
    fn a_page_has_neither_too_many_records_nor_too_many_bytes() {
        let short = vec!["{}".to_owned(); 1_001];
        let lengths: Vec<usize> = chunks(&short).iter().map(|chunk| chunk.len()).collect();
        assert_eq!(lengths, [500, 500, 1]);
        let long = vec!["x".repeat(BYTES * 2 / 3); 3];
        assert_eq!(chunks(&long).len(), 3);
        assert!(chunks(&[]).is_empty());
    }

    #[test]
    fn a_page_that_cannot_be_read_is_named() {
        let records = vec!["{".to_owned()];
        let page = Page { name: "hot".to_owned(), audience: Audience::Site, records };
        assert_eq!(join(&[page]), Err(PageFault("hot".to_owned())));
    }
}
