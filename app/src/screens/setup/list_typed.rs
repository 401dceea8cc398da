//! The lines of a list as they are being set; what is typed is kept.

use domain::LineKey;
use domain::premises::{Ground, Line, rules};
use domain::text::Text;
use serde::{Deserialize, Serialize};

use crate::screens::premises::read;

/// One line as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedLine {
    pub key: String,
    pub name: Text,
    pub ground: Option<Ground>,
    /// The least number of a stock.
    pub least: Option<String>,
    pub off: bool,
}

/// A list as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedList {
    pub lines: Vec<TypedLine>,
}

impl TypedLine {
    fn of(line: &Line) -> Self {
        Self {
            key: line.key.0.clone(),
            name: line.name.clone(),
            ground: line.ground,
            least: line.least.map(|least| least.to_string()),
            off: line.off,
        }
    }

    /// Says whether its name can be read.
    pub fn is_named(&self) -> bool {
        let names = [&self.name.hans, &self.name.hant, &self.name.en];
        !self.name.is_blank() && names.iter().all(|name| name.chars().count() <= rules::NAME)
    }

    /// Says whether its least number can be read, where it has one.
    pub fn is_counted(&self) -> bool {
        self.least.as_ref().is_none_or(|least| read(least).is_some_and(|least: u16| least > 0))
    }

    fn read(&self) -> Option<Line> {
        let least = self.least.as_ref().map(|least| read(least));
        (self.is_named() && self.is_counted()).then(|| Line {
            key: LineKey(self.key.clone()),
            name: self.name.clone(),
            ground: self.ground,
            least: least.flatten(),
            off: self.off,
        })
    }
}

impl TypedList {
    /// Returns what was typed before, and every line that stands in the list by now.
    pub fn over(mut self, lines: &[Line]) -> Self {
        let typed = |line: &&Line| self.lines.iter().any(|one| one.key == line.key.0);
        let new: Vec<TypedLine> =
            lines.iter().filter(|line| !typed(line)).map(TypedLine::of).collect();
        self.lines.extend(new);
        self
    }

    /// Adds a line of the site's own; not one without a name, or with a number nobody can read.
    pub fn add(&mut self, name: &str, least: &str) -> bool {
        let least = (!least.trim().is_empty()).then(|| least.trim().to_owned());
        let taken = |n: &usize| self.lines.iter().any(|line| line.key == own(*n));
        let free = (1..=rules::LINES).find(|n| !taken(n)).unwrap_or_default();
        let name = Text::hans(name.trim());
        let line = TypedLine { key: own(free), name, least, ..TypedLine::default() };
        let fits = line.is_named() && line.is_counted() && self.lines.len() < rules::LINES;
        if fits {
            self.lines.push(line);
        }
        fits
    }

    /// Returns the lines; nothing while one of them cannot be read.
    pub fn read(&self) -> Option<Vec<Line>> {
        self.lines.iter().map(TypedLine::read).collect()
    }
}

fn own(n: usize) -> String {
    ["own-", &n.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use domain::premises::{Kind, usual};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_list_is_read_as_it_was_typed_and_a_line_of_ones_own_has_a_key_of_its_own() {
        let lines = usual(Kind::Opening);
        let mut typed = TypedList::default().over(&lines);
        assert_eq!(typed.read(), Some(lines.clone()));
        assert!(typed.add("叫号屏已打开", ""));
        assert!(typed.add("口罩还有多少", "50"));
        for (name, least) in [(" ", ""), ("口罩", "0"), ("口罩", "很多")] {
            assert!(!typed.add(name, least), "{name} {least}");
        }
        let read = typed.read().unwrap_or_default();
        let keys: Vec<&str> = read.iter().skip(lines.len()).map(|one| one.key.0.as_str()).collect();
        assert_eq!(keys, ["own-1", "own-2"]);
        assert_eq!(read.last().and_then(|line| line.least), Some(50));
        // What somebody else has added meanwhile is not lost.
        assert_eq!(TypedList::default().over(&read).lines.len(), read.len());
        typed.lines[0].name = Text::default();
        assert_eq!(typed.read(), None);
    }
}
