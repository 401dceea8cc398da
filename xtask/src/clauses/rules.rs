//! The rules in a source file: functions whose doc comment names clauses.

/// A function that keeps clauses.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    pub clauses: Vec<String>,
    pub name: String,
    /// From the root of the project.
    pub file: String,
}

impl Rule {
    /// Returns a link to the rule as seen from `docs/`.
    pub fn link(&self) -> String {
        let slice = self.file.trim_start_matches("domain/src/");
        let slice = slice.split('/').next().unwrap_or_default().trim_end_matches(".rs");
        format!("[`{slice}::{}`](../{})", self.name, self.file)
    }
}

/// Returns the rules of a file. Where rules are stated a clause may end the comment; elsewhere it
/// must begin it.
pub fn of(text: &str, file: &str) -> Vec<Rule> {
    let states_rules = file.contains("/rules") || file.contains("/calendar/");
    let mut rules = Vec::new();
    let mut doc = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(more) = line.strip_prefix("///") {
            doc.push_str(more);
        } else if let Some(name) = function(line) {
            let clauses = named(&doc, states_rules);
            if !clauses.is_empty() {
                rules.push(Rule { clauses, name: name.to_owned(), file: file.to_owned() });
            }
            doc.clear();
        } else if !line.starts_with("#[") {
            doc.clear();
        }
    }
    rules
}

fn function(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let is_plain = before.split_whitespace().all(|word| word.starts_with("pub") || word == "const");
    let end = after.find(['(', '<'])?;
    is_plain.then_some(&after[..end])
}

fn named(doc: &str, also_last: bool) -> Vec<String> {
    let words: Vec<&str> = doc.split_whitespace().map(|word| word.trim_end_matches(',')).collect();
    let first = words.iter().take_while(|word| is_clause(word));
    let mut found: Vec<String> = first.map(|word| (*word).to_owned()).collect();
    if also_last {
        let last = words.iter().rev().take_while(|word| is_clause(word));
        found.extend(last.map(|word| (*word).to_owned()));
    }
    found.sort();
    found.dedup();
    found
}

fn is_clause(word: &str) -> bool {
    let number = word.strip_prefix("R-CLK-").or_else(|| word.strip_prefix('S'));
    number.is_some_and(|number| {
        number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_a_function_whose_comment_begins_or_ends_with_its_clauses() {
        let text = "/// S1.3.1, S2.1.4 A post is\n/// not empty.\npub fn kept(a: u8) {}\n\
                    /// Returns it. S1.1.1\nfn other() {}\n/// Plain.\nfn plain() {}\n";
        let rules = of(text, "domain/src/duty/rules.rs");
        let seen: Vec<_> = rules.iter().map(|rule| (rule.name.as_str(), &rule.clauses)).collect();
        let both = vec!["S1.3.1".to_owned(), "S2.1.4".to_owned()];
        assert_eq!(seen, [("kept", &both), ("other", &vec!["S1.1.1".to_owned()])]);
        assert_eq!(of(text, "domain/src/duty/view.rs").len(), 1);
    }
}
