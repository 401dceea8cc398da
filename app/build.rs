//! Makes the table of words from `locales/*.json`, so that a missing word never reaches a user.
//!
//! Each file is a section; each key holds `[simplified, traditional, english]`, sections may nest.
//! A key without all three, or whose `{placeholders}` differ between languages, fails the build.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs};

use serde_json::Value;

/// A word in the three languages, in the order of the file.
type Word = [String; 3];

fn main() -> Result<(), String> {
    println!("cargo:rerun-if-changed=locales");
    let mut words = BTreeMap::new();
    for file in section_files(Path::new("locales"))? {
        let section = file.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
        let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        let json = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))?;
        collect(&section, &json, &mut words)?;
    }
    let out = env::var("OUT_DIR").map_err(|e| e.to_string())?;
    let table = rust(&words).map_err(|e| e.to_string())?;
    fs::write(Path::new(&out).join("words.rs"), table).map_err(|e| e.to_string())
}

/// Returns the section files in order of name.
fn section_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|e| e.to_string())?;
    let mut files: Vec<PathBuf> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    Ok(files)
}

/// Takes in one value: a word, or a section of words.
fn collect(name: &str, value: &Value, words: &mut BTreeMap<String, Word>) -> Result<(), String> {
    match value {
        Value::Array(texts) => {
            words.insert(name.to_owned(), word(name, texts)?);
            Ok(())
        }
        Value::Object(section) => section
            .iter()
            .try_for_each(|(key, value)| collect(&format!("{name}_{key}"), value, words)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            Err(format!("{name}: expected [simplified, traditional, english]"))
        }
    }
}

/// Reads one word, holding its three languages to the same placeholders.
fn word(name: &str, texts: &[Value]) -> Result<Word, String> {
    let texts: Vec<String> =
        texts.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect();
    let word: Word = texts.try_into().map_err(|_| format!("{name}: three texts are needed"))?;
    if word.iter().any(|text| text.trim().is_empty()) {
        return Err(format!("{name}: a language is empty"));
    }
    let wanted = placeholders(&word[0]);
    if word.iter().any(|text| placeholders(text) != wanted) {
        return Err(format!("{name}: the {{placeholders}} differ between languages"));
    }
    Ok(word)
}

/// Returns the names in braces.
fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|p| p.0.to_owned()))
        .collect()
}

/// Writes the struct and its three tables.
fn rust(words: &BTreeMap<String, Word>) -> Result<String, fmt::Error> {
    let mut out = String::new();
    writeln!(out, "/// Every word of the interface, in one language.\npub struct Words {{")?;
    for (name, word) in words {
        let english = word[2].replace('\n', " ");
        writeln!(out, "    /// {english}\n    pub {name}: &'static str,")?;
    }
    writeln!(out, "}}")?;
    for (index, language) in ["HANS", "HANT", "ENGLISH"].iter().enumerate() {
        writeln!(out, "static {language}: Words = Words {{")?;
        for (name, word) in words {
            writeln!(out, "    {name}: {:?},", word[index])?;
        }
        writeln!(out, "}};")?;
    }
    out.push_str(OF);
    Ok(out)
}

/// How the words of a language are found.
const OF: &str = "
/// Returns the words of a language.
pub fn of(language: domain::text::Language) -> &'static Words {
    match language {
        domain::text::Language::Hans => &HANS,
        domain::text::Language::Hant => &HANT,
        domain::text::Language::English => &ENGLISH,
    }
}
";
