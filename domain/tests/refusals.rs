//! Every refusal is met by some test: one that nothing can meet is a rule that nobody keeps.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test cannot read it fails on")]

use std::fs;
use std::path::Path;

use domain::Refusal;
use serde_json::json;

const SLICES: [&str; 22] = [
    "Access",
    "Site",
    "People",
    "Catalogue",
    "Duty",
    "Contact",
    "Case",
    "Queue",
    "Appointment",
    "Premises",
    "Custody",
    "Repair",
    "Volume",
    "Copying",
    "Handover",
    "Complaint",
    "Rating",
    "Conduct",
    "Accountability",
    "Assessment",
    "Monthly",
    "Message",
];

/// Stands behind the access matrix, which refuses whoever is no person before.
const BEHIND_ACCESS: &str = "Contact.NobodyActs";

/// Returns the names of a slice's refusals, as serde itself lists them when it meets another.
fn variants(slice: &str) -> Vec<String> {
    let fault = serde_json::from_value::<Refusal>(json!({ slice: { "?": null } })).unwrap_err();
    let fault = fault.to_string();
    let (_, listed) = fault.split_once("expected").unwrap();
    listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Returns the text of all tests below a folder.
fn tests(folder: &Path) -> String {
    let mut all = String::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            all.push_str(&tests(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let is_test = path.ends_with("tests.rs") || path.to_string_lossy().contains("/tests/");
            let from = if is_test { Some(0) } else { text.find("#[cfg(test)]\nmod tests {") };
            all.push_str(from.map_or("", |from| &text[from..]));
        }
    }
    all
}

/// Says whether a text has a name as a whole word.
fn names(text: &str, name: &str) -> bool {
    let mut ends = text.match_indices(name).map(|(at, _)| at + name.len());
    ends.any(|end| !text[end..].starts_with(|c: char| c.is_alphanumeric()))
}

#[test]
fn every_refusal_is_met_by_a_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = tests(&root.join("src")) + &tests(&root.join("tests"));
    let mut unmet = Vec::new();
    for slice in SLICES {
        for variant in variants(slice) {
            let name = format!("{slice}.{variant}");
            let met = names(&all, &name) || names(&all, &format!("Refusal::{variant}"));
            if !met && name != BEHIND_ACCESS {
                unmet.push(name);
            }
        }
    }
    assert!(unmet.is_empty(), "{} refusals are met by no test\n{unmet:#?}", unmet.len());
}
