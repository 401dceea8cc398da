//! The rows in a test: `breaks("S1.3.1", "what happens", …)` and `keeps(…)`, or a whole test that
//! is called after its clause, `s1_3_1_a_post_is_never_empty`.

/// Whether a row breaks its clause or just keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Breaks,
    Keeps,
}

impl Verb {
    fn call(self) -> &'static str {
        match self {
            Self::Breaks => "breaks(",
            Self::Keeps => "keeps(",
        }
    }

    /// Says whether a test's body has such a request in it.
    fn is_in(self, body: &str) -> bool {
        let marks: &[&str] = match self {
            // `refused` is what stories call an `Err` of their own slice.
            Self::Breaks => &["Err(", "unwrap_err(", "refused("],
            Self::Keeps => &[".unwrap()", "is_ok(", "Ok("],
        };
        marks.iter().any(|mark| body.contains(mark))
    }
}

/// Returns the clause and the story of each row that breaks, or keeps, its clause.
pub fn of(text: &str, verb: Verb) -> Vec<(String, String)> {
    let mut rows = calls(text, verb.call());
    rows.extend(tests(text).filter(|test| verb.is_in(test.body)).filter_map(|test| test.row()));
    rows
}

fn calls(text: &str, call: &str) -> Vec<(String, String)> {
    let rows = text.match_indices(call).filter(|(at, _)| begins(text, *at));
    rows.filter_map(|(at, _)| {
        let rest = text[at + call.len()..].trim_start();
        let (clause, rest) = literal(rest)?;
        let (says, _) = literal(rest.trim_start().strip_prefix(',')?.trim_start())?;
        clause.starts_with(['S', 'R']).then(|| (clause.to_owned(), says.to_owned()))
    })
    .collect()
}

/// Says whether a verb stands alone, not at the end of another word.
fn begins(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(char::is_whitespace)
}

fn literal(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('"')?.split_once('"')
}

struct Test<'a> {
    name: &'a str,
    body: &'a str,
}

fn tests(text: &str) -> impl Iterator<Item = Test<'_>> {
    text.split("#[test]").skip(1).filter_map(|test| {
        let (_, after) = test.split_once("fn ")?;
        let (name, body) = after.split_once('(')?;
        Some(Test { name, body })
    })
}

impl Test<'_> {
    /// Returns the clause a test is called after, and the rest of its name as a sentence.
    fn row(&self) -> Option<(String, String)> {
        let (prefix, rest) = match self.name.strip_prefix("r_clk_") {
            Some(rest) => ("R-CLK-", rest),
            None => ("S", self.name.strip_prefix('s')?),
        };
        let words: Vec<&str> = rest.split('_').collect();
        let is_number = |word: &&&str| word.chars().all(|c| c.is_ascii_digit());
        let numbers: Vec<&str> = words.iter().take_while(is_number).copied().collect();
        let says = words[numbers.len()..].join(" ");
        (!numbers.is_empty()).then(|| (format!("{prefix}{}", numbers.join(".")), says))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_on_one_line_or_on_many() {
        let text =
            "keeps(\"S1.6.1\", \"a badge\", |w| w);\n  keeps(\n  \"S2.4\",\n  \"a ground\",\n";
        let rows = of(text, Verb::Keeps);
        assert_eq!(rows[0], ("S1.6.1".to_owned(), "a badge".to_owned()));
        assert_eq!(rows[1], ("S2.4".to_owned(), "a ground".to_owned()));
        assert_eq!(of("pub fn keeps(clause: &str)", Verb::Keeps), []);
    }

    #[test]
    fn a_test_called_after_its_clause_is_a_row() {
        let text = "#[test]\nfn s1_1_3_a_matter_stays() { assert_eq!(done, Err(it)); }\n\
                    #[test]\nfn staff_work() { Err(it) }\n";
        let row = ("S1.1.3".to_owned(), "a matter stays".to_owned());
        assert_eq!(of(text, Verb::Breaks), [row]);
        assert_eq!(of(text, Verb::Keeps), []);
    }
}
