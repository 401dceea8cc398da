//! A setting has an effect: whatever may be set on the screen is read somewhere, and whatever nothing
//! reads is not offered.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what a test cannot read it fails on")]

use std::fs;
use std::path::Path;

use domain::site::{Setting, Settings};

/// Returns the text of all sources below a folder, but those that only hold the settings.
fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            all.push_str(&sources(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs")
            && !path.ends_with("site/settings.rs")
        {
            let text = fs::read_to_string(&path).unwrap();
            all.push_str(text.split("#[cfg(test)]\nmod tests {").next().unwrap());
        }
    }
    all
}

/// Returns the name of a setting's field: `vacancy_idle_minutes`.
fn field(setting: Setting) -> String {
    let mut name = String::new();
    for letter in format!("{setting:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[test]
fn what_may_be_set_is_read_and_what_nothing_reads_is_not_offered() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = sources(&root.join("src")) + &sources(&root.join("../app/src"));
    for (setting, ..) in Settings::default().limits() {
        let found = all.contains(&format!("settings.{}", field(setting)));
        assert_eq!(found, setting.is_read(), "{setting:?}");
    }
}
