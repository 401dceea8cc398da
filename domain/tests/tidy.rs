//! What lints cannot say: which slice may use which, what machinery may name, how files begin, how
//! long they are, and which words nobody needs.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test cannot read it fails on")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each slice uses only those before it; `crate::State` is everybody's.
const SLICES: [&str; 22] = [
    "site",
    "people",
    "catalogue",
    "duty",
    "contact",
    "case",
    "queue",
    "appointment",
    "premises",
    "custody",
    "repair",
    "volume",
    "copying",
    "handover",
    "complaint",
    "rating",
    "conduct",
    "accountability",
    "assessment",
    "monthly",
    "message",
    "archive",
];

/// Folders that carry opaque operations and name no capability; only the Worker knows people, for
/// their keys and tablets.
const MACHINERY: [&str; 4] = ["sync/src", "worker/src", "app/src/shell", "app/src/parts"];

const CRATES: [&str; 9] =
    ["domain", "sync", "bianmin", "booking", "drawing", "app", "worker", "tests", "xtask"];

/// Files that are too long already: none of them grows, and each is split when it is next changed.
const LONG_ALREADY: [(&str, usize); 3] = [
    ("app/src/screens/entry/join.rs", 190),
    ("bianmin/src/api.rs", 360),
    ("worker/src/store/ledger.rs", 360),
];

const EMPTY_WORDS: [&str; 10] = [
    "util", "utils", "helper", "helpers", "manager", "common", "service", "handler", "data", "info",
];

/// A file of the workspace.
struct File {
    /// From the root of the project.
    name: String,
    /// The lines, those of its tests left out.
    lines: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// Returns the Rust files of the workspace below a folder.
fn files(below: &str) -> Vec<File> {
    let mut paths = Vec::new();
    sources(&root().join(below), &mut paths);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        File { name, lines: code.lines().map(str::to_owned).collect() }
    };
    paths.into_iter().map(read).collect()
}

fn is_test(file: &File) -> bool {
    file.name.starts_with("tests/")
        || file.name.contains("/tests/")
        || file.name.contains("/benches/")
        || file.name.ends_with("/tests.rs")
}

/// Fails with every fault, each on its line.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults\n  {}", faults.len(), faults.join("\n  "));
}

/// Returns the code of a line: what stands before a comment.
fn code(line: &str) -> &str {
    line.split("//").next().unwrap_or_default()
}

#[test]
fn a_slice_uses_only_those_before_it() {
    let mut faults = Vec::new();
    for (place, slice) in SLICES.iter().enumerate() {
        let later = &SLICES[place + 1..];
        for file in files(&format!("domain/src/{slice}")).iter().filter(|file| !is_test(file)) {
            let text: String = file.lines.iter().map(|line| code(line)).collect();
            let words = text.split("crate::").skip(1);
            for word in words {
                let group = word.strip_prefix('{').map(|group| group.split(';').next());
                let used: Vec<&str> = match group {
                    Some(group) => group.unwrap_or_default().split([',', '{', '}']).collect(),
                    None => vec![word],
                };
                let named = used.iter().filter_map(|one| {
                    let name = one.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next();
                    later.iter().find(|later| name == Some(**later))
                });
                faults.extend(named.map(|later| format!("{} uses {later}", file.name)));
            }
        }
    }
    none(&faults);
}

#[test]
fn machinery_names_no_capability() {
    let mut faults = Vec::new();
    for file in MACHINERY.iter().flat_map(|folder| files(folder)) {
        for (number, line) in file.lines.iter().enumerate() {
            let knows = |slice: &&&str| **slice == "people" && file.name.starts_with("worker/");
            let named = SLICES.iter().filter(|slice| !knows(slice)).find(|slice| {
                let paths = [format!("domain::{slice}"), format!("Operation::{}", upper(slice))];
                paths.iter().any(|path| code(line).contains(path.as_str()))
            });
            faults.extend(named.map(|one| format!("{}:{} names {one}", file.name, number + 1)));
        }
    }
    none(&faults);
}

fn upper(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[test]
fn a_file_opens_by_saying_what_it_is() {
    let files = CRATES.iter().flat_map(|name| files(name));
    let mute =
        files.filter(|file| !file.lines.first().is_some_and(|line| line.starts_with("//! ")));
    let faults: Vec<String> =
        mute.map(|file| format!("{} does not open with //!", file.name)).collect();
    none(&faults);
}

#[test]
fn a_file_holds_one_idea() {
    let mut faults = Vec::new();
    for file in CRATES.iter().flat_map(|name| files(name)).filter(|file| !is_test(file)) {
        let is_component = ["app/src/parts/", "app/src/screens/"];
        let is_component = is_component.iter().any(|folder| file.name.starts_with(folder));
        let known = LONG_ALREADY.iter().find(|(name, _)| *name == file.name);
        let usual = if is_component { 150 } else { 300 };
        let (limit, lines) = (known.map_or(usual, |(_, limit)| *limit), file.lines.len());
        if lines > limit {
            faults.push(format!("{} has {lines} lines, at most {limit}", file.name));
        }
    }
    none(&faults);
}

#[test]
fn no_name_is_an_empty_word() {
    let mut faults = Vec::new();
    for file in CRATES.iter().flat_map(|name| files(name)) {
        let path = file.name.trim_end_matches(".rs");
        if let Some(word) = path.split('/').find(|part| EMPTY_WORDS.contains(part)) {
            faults.push(format!("{} is called {word}", file.name));
        }
        for (number, line) in file.lines.iter().enumerate() {
            if let Some(word) = empty_type(code(line)) {
                faults.push(format!("{}:{} declares {word}", file.name, number + 1));
            }
        }
    }
    none(&faults);
}

/// Returns the name of a declared type or module that ends in an empty word.
fn empty_type(line: &str) -> Option<&str> {
    let mut words = line
        .split_whitespace()
        .skip_while(|word| !matches!(*word, "struct" | "enum" | "trait" | "mod" | "type"));
    words.next()?;
    let name = words.next()?.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    let lower = name.to_lowercase();
    let mut empty = EMPTY_WORDS.iter();
    let is_empty = empty.any(|word| lower == *word || name.ends_with(&upper(word)));
    is_empty.then_some(name)
}

#[test]
fn nothing_is_left_for_later_and_nothing_tells_where_it_was_written() {
    let marks = ["TO".to_owned() + "DO", "FIX".to_owned() + "ME", "XX".to_owned() + "X"];
    let places = ["/wo".to_owned() + "rk/", "/ro".to_owned() + "ot/"];
    let mut faults = Vec::new();
    for file in CRATES.iter().flat_map(|name| files(name)) {
        for (number, line) in file.lines.iter().enumerate() {
            let mut all = marks.iter().chain(&places);
            if let Some(found) = all.find(|mark| line.contains(mark.as_str())) {
                faults.push(format!("{}:{} has {found}", file.name, number + 1));
            }
        }
    }
    none(&faults);
}
