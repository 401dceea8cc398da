//! `cargo xtask clauses`: which clause is kept by which rule, and which story breaks or keeps it.
//! Written from the rules' own doc comments and the rows of the tests of `domain`.

mod rows;
mod rules;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use lexopt::Arg::{Long, Short, Value};

use crate::{Arguments, project};
use rows::Verb;

/// One line for the list of commands.
pub const USAGE: &str = "write docs/CLAUSES.md from the code; --check only compares";

const LIST: &str = "docs/clauses.csv";
/// How it is said that a clause arrives with something to come.
const LATER: &str = "arrives with";
const PAGE: &str = "docs/CLAUSES.md";

const OPENING: &str = "# Clauses\n\n\
    Written by `cargo xtask clauses` from the doc comments of the rules and the tests of \
    `domain`; `docs/clauses.csv` lists the clauses and says which are served in \
    another way, and by which other test that is shown, or arrive later.\n\n\
    | clause | asks | rule | broken by | kept by |\n|---|---|---|---|---|\n";

/// A clause of the regulation.
struct Clause {
    id: String,
    asks: String,
    /// The tests beside those of `domain` that show it kept: journeys in a browser, tables of sentences.
    shown: Vec<String>,
    /// How it is served where no rule can refuse, or with what it arrives.
    served: String,
}

/// Everything the code says about the clauses.
#[derive(Default)]
struct Evidence {
    rules: BTreeMap<String, Vec<rules::Rule>>,
    breaks: BTreeMap<String, Vec<String>>,
    keeps: BTreeMap<String, Vec<String>>,
    /// The names of the tests beside those of `domain`.
    tests: BTreeSet<String>,
}

/// Writes the page, or compares it.
pub fn command(mut arguments: Arguments) -> Result<()> {
    let mut check = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => check = true,
            Long(_) | Short(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    if check {
        return compare();
    }
    fs::write(project::path(PAGE), page()?).with_context(|| format!("writing {PAGE}"))
}

/// Compares the page with what the code says.
///
/// # Errors
/// They differ, or a clause is served by nothing.
pub fn compare() -> Result<()> {
    if fs::read_to_string(project::path(PAGE)).unwrap_or_default() != page()? {
        bail!("{PAGE} is not what the code says: run `cargo xtask clauses`");
    }
    Ok(())
}

/// Returns the page, or the first clause that nothing serves.
fn page() -> Result<String> {
    let (clauses, evidence) = (clauses()?, evidence()?);
    let known = |id: &&String| !clauses.iter().any(|clause| clause.id == **id);
    if let Some(id) = evidence.rules.keys().chain(evidence.breaks.keys()).find(known) {
        bail!("the code names clause {id}, which {LIST} does not");
    }
    let mut page = OPENING.to_owned();
    for clause in &clauses {
        page.push_str(&line(clause, &evidence)?);
    }
    Ok(page)
}

fn line(clause: &Clause, evidence: &Evidence) -> Result<String> {
    let Clause { id, asks, shown, served } = clause;
    let rules = evidence.rules.get(id).map_or(&[][..], Vec::as_slice);
    let told = |rows: &BTreeMap<String, Vec<String>>| rows.get(id).map(|rows| rows.join("; "));
    let (broken, kept) = (told(&evidence.breaks), told(&evidence.keeps));
    if let Some(lost) = shown.iter().find(|test| !evidence.tests.contains(*test)) {
        bail!("{id} is shown by a test that is not there: {lost}");
    }
    if broken.is_none() && kept.is_none() && shown.is_empty() && !served.starts_with(LATER) {
        bail!("{id} has no test: name in {LIST} the one that shows it");
    }
    let is_whole = !rules.is_empty() && broken.is_some() && kept.is_some();
    if !is_whole && served.is_empty() {
        bail!("{id} lacks a rule, a row that breaks it or one that keeps it: see {LIST}");
    }
    let mut links: Vec<String> = rules.iter().map(rules::Rule::link).collect();
    if !served.is_empty() {
        links.push(format!("*{served}*"));
    }
    let shown = shown.iter().map(|test| format!("*{}*", test.replace('_', " ")));
    let mut line = String::new();
    writeln!(
        line,
        "| {id} | {asks} | {} | {} | {} |",
        links.join(", "),
        broken.unwrap_or_default(),
        kept.into_iter().chain(shown).collect::<Vec<_>>().join("; ")
    )?;
    Ok(line)
}

fn clauses() -> Result<Vec<Clause>> {
    let text = fs::read_to_string(project::path(LIST)).context(LIST)?;
    text.lines().skip(1).map(clause).collect()
}

fn clause(row: &str) -> Result<Clause> {
    let cells: Vec<&str> = row.splitn(4, ',').collect();
    let [id, asks, shown, served] = cells[..] else {
        bail!("{LIST}: four columns are needed: {row}");
    };
    let shown = shown.split_whitespace().map(str::to_owned).collect();
    Ok(Clause { id: id.to_owned(), asks: asks.to_owned(), shown, served: served.to_owned() })
}

fn evidence() -> Result<Evidence> {
    let mut evidence = Evidence { tests: tests()?, ..Evidence::default() };
    for path in sources(&project::path("domain/src"))? {
        for rule in rules::of(&fs::read_to_string(&path)?, &relative(&path)) {
            for id in &rule.clauses {
                evidence.rules.entry(id.clone()).or_default().push(rule.clone());
            }
        }
    }
    for path in sources(&project::path("domain"))? {
        let text = fs::read_to_string(&path)?;
        for (id, says) in rows::of(&text, Verb::Breaks) {
            evidence.breaks.entry(id).or_default().push(says);
        }
        for (id, says) in rows::of(&text, Verb::Keeps) {
            evidence.keeps.entry(id).or_default().push(says);
        }
    }
    Ok(evidence)
}

/// Returns the names of all tests beside those of `domain`.
fn tests() -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for folder in ["tests/tests", "bianmin/tests", "booking/tests"] {
        for path in sources(&project::path(folder))? {
            let text = fs::read_to_string(&path)?;
            let after = text.split("#[test]\nfn ").skip(1);
            names.extend(after.filter_map(|rest| Some(rest.split_once('(')?.0.to_owned())));
        }
    }
    Ok(names)
}

fn relative(path: &Path) -> String {
    let root = project::root();
    path.strip_prefix(&root).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Returns the Rust files below a folder, in order.
fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clause_is_served_and_the_page_says_what_the_code_says() {
        let written = fs::read_to_string(project::path(PAGE)).unwrap_or_default();
        assert_eq!(page().unwrap(), written, "run `cargo xtask clauses`");
    }
}
