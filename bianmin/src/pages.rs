//! Cuts the working set into pages of records and puts it together again, knowing no capability.
//!
//! A record is `{"s":slice,"f":field,"k":key,"v":value}`: an entry of a map; or, without `k`, a
//! field as a whole. What a first screen needs stands first.

use std::borrow::Cow;
use std::collections::BTreeMap;

use domain::State;
use json::Fault;
use sync::{Audience, Page, PageFault};

/// The most records of a page.
const RECORDS: usize = 500;

/// The most bytes of a page's records, unless one alone has more: photos make some long.
const BYTES: usize = 512 * 1024;

/// Slices that every screen needs, in this order; all others follow by name.
const FIRST: [&str; 4] = ["site", "people", "duty", "catalogue"];

/// Slices that no tablet holds.
const OVERSEEN: [&str; 6] =
    ["complaint", "rating", "conduct", "accountability", "assessment", "monthly"];

/// The page, or pages, of [`FIRST`].
const HOT: &str = "hot";

/// The members of an object, each value as it stands.
type Members<'a> = BTreeMap<Cow<'a, str>, &'a str>;

/// Returns the members of a JSON object, or nothing for any other JSON.
fn members(json: &str) -> Option<Members<'_>> {
    Some(json::members(json).ok()?.into_iter().collect())
}

/// A record as it stands in its page.
struct Record<'a> {
    slice: String,
    field: String,
    key: Option<String>,
    value: &'a str,
}

impl<'a> Record<'a> {
    fn read(record: &'a str) -> Result<Self, Fault> {
        let members = json::members(record)?;
        let member = |wanted| {
            let found = members.iter().find(|(name, _)| name == wanted);
            found.map(|(_, value)| *value)
        };
        let wrong = Fault { at: 0 };
        let text = |name| json::from_str(member(name).ok_or(wrong)?);
        let key = member("k").map(json::from_str).transpose()?;
        Ok(Self { slice: text("s")?, field: text("f")?, key, value: member("v").ok_or(wrong)? })
    }
}

/// Writes a record.
fn record(slice: &str, field: &str, key: Option<&str>, value: &str) -> String {
    let mut record = String::new();
    let names = [("{\"s\":", Some(slice)), (",\"f\":", Some(field)), (",\"k\":", key)];
    for (name, text) in names {
        if let Some(text) = text {
            record.push_str(name);
            json::quote(&mut record, text);
        }
    }
    record + ",\"v\":" + value + "}"
}

/// Says whether a value is a map of things: each entry is then a record of its own.
fn is_map(members: &Members<'_>) -> bool {
    !members.is_empty() && members.values().all(|value| value.starts_with(['{', '[']))
}

/// Writes the records of one slice.
fn records(slice: &str, json: &str) -> Vec<String> {
    let mut records = Vec::new();
    for (field, value) in members(json).unwrap_or_default() {
        match members(value).filter(is_map) {
            Some(map) => records
                .extend(map.iter().map(|(key, value)| record(slice, &field, Some(key), value))),
            None => records.push(record(slice, &field, None, value)),
        }
    }
    records
}

fn page(slice: &str, place: usize, records: &[String]) -> Page {
    let audience = if OVERSEEN.contains(&slice) { Audience::Oversight } else { Audience::Site };
    let name = if place == 0 { slice.to_owned() } else { format!("{slice}-{place}") };
    Page { name, audience, records: records.to_vec() }
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
    let json = json::to_string(state);
    let slices = members(&json).unwrap_or_default();
    let mut hot = Vec::new();
    for slice in FIRST {
        if let Some(json) = slices.get(slice) {
            hot.extend(records(slice, json));
        }
    }
    let mut pages = Vec::new();
    let mut add = |name: &str, records: &[String]| {
        let cut = chunks(records).into_iter().enumerate();
        pages.extend(cut.map(|(place, records)| page(name, place, records)));
    };
    add(HOT, &hot);
    for (slice, json) in slices.iter().filter(|(slice, _)| !FIRST.contains(&slice.as_ref())) {
        add(slice, &records(slice, json));
    }
    pages
}

/// Fields by slice and name: each either whole or entry by entry.
enum Field<'a> {
    Whole(&'a str),
    Entries(BTreeMap<String, &'a str>),
}

/// Puts a state together from pages; what is not there is as in a site not yet opened.
///
/// # Errors
/// [`PageFault`] naming the page that cannot be read, or the first when they do not fit together.
pub fn join(pages: &[&Page]) -> Result<State, PageFault> {
    let mut slices: BTreeMap<String, BTreeMap<String, Field<'_>>> = BTreeMap::new();
    let empty = json::to_string(&State::default());
    for (slice, json) in members(&empty).unwrap_or_default() {
        let fields = slices.entry(slice.into_owned()).or_default();
        for (field, value) in members(json).unwrap_or_default() {
            fields.insert(field.into_owned(), Field::Whole(value));
        }
    }
    for page in pages {
        for record in &page.records {
            let record = Record::read(record).map_err(|_| PageFault(page.name.clone()))?;
            let fields = slices.entry(record.slice).or_default();
            match (record.key, fields.get_mut(&record.field)) {
                (None, _) => drop(fields.insert(record.field, Field::Whole(record.value))),
                (Some(key), Some(Field::Entries(entries))) => {
                    entries.insert(key, record.value);
                }
                (Some(key), Some(Field::Whole(_)) | None) => {
                    let entries = BTreeMap::from([(key, record.value)]);
                    fields.insert(record.field, Field::Entries(entries));
                }
            }
        }
    }
    let name = pages.first().map_or_else(String::new, |page| page.name.clone());
    let records = pages.iter().flat_map(|page| &page.records);
    let whole = written(&slices, records.map(String::len).sum());
    json::from_str(&whole).map_err(|_| PageFault(name))
}

/// Writes the whole state as JSON, of about so many bytes.
fn written(slices: &BTreeMap<String, BTreeMap<String, Field<'_>>>, bytes: usize) -> String {
    let mut out = String::with_capacity(bytes);
    object(&mut out, slices, |out, fields| {
        object(out, fields, |out, field| match field {
            Field::Whole(value) => out.push_str(value),
            Field::Entries(entries) => object(out, entries, |out, value| out.push_str(value)),
        });
    });
    out
}

fn object<V>(out: &mut String, members: &BTreeMap<String, V>, value: impl Fn(&mut String, &V)) {
    out.push('{');
    for (place, (name, member)) in members.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        json::quote(out, name);
        out.push(':');
        value(out, member);
    }
    out.push('}');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_state_comes_back_from_its_pages_and_from_none() {
        let state = State::default();
        let pages = cut(&state);
        assert_eq!(join(&pages.iter().collect::<Vec<_>>()), Ok(state.clone()));
        assert_eq!(join(&[]), Ok(state));
    }

    #[test]
    fn what_is_overseen_is_on_a_page_that_no_tablet_gets() {
        for page in cut(&State::default()) {
            let of = |slice: &str| page.records.iter().any(|record| record.contains(slice));
            let overseen =
                OVERSEEN.map(|slice| format!("\"s\":\"{slice}\"")).iter().any(|slice| of(slice));
            assert_eq!(page.audience == Audience::Oversight, overseen, "{}", page.name);
        }
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
        assert_eq!(join(&[&page]), Err(PageFault("hot".to_owned())));
    }
}
