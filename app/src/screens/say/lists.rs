//! Several things in a sentence, parted as the language parts them.

use domain::{PersonId, State};

use crate::text::{Language, language};

/// Returns names in a row.
pub fn names<'a>(state: &State, persons: impl IntoIterator<Item = &'a PersonId>) -> String {
    let names: Vec<&str> = persons.into_iter().map(|person| state.people.name(person)).collect();
    names.join(match language() {
        Language::English => ", ",
        Language::Hans | Language::Hant => "、",
    })
}

/// Returns several things as a list in a sentence: a; b.
pub fn listed(of: &[&str]) -> String {
    of.join(match language() {
        Language::English => "; ",
        Language::Hans | Language::Hant => "；",
    })
}

/// Returns a word and what there is to say about it: refused: ground; remedy.
pub fn after(word: &str, more: &[&str]) -> String {
    let more: Vec<&str> = more.iter().copied().filter(|one| !one.trim().is_empty()).collect();
    if more.is_empty() {
        return word.to_owned();
    }
    let colon = match language() {
        Language::English => ": ",
        Language::Hans | Language::Hant => "：",
    };
    [word, colon, &listed(&more)].concat()
}
