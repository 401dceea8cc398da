//! The rules of scoring as they are being typed.

use domain::monthly::{Group, Part, Rule, Table, What};
use serde::{Deserialize, Serialize};

use super::say;

/// A part, and what is typed as the most of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedPart {
    pub group: Group,
    pub most: String,
}

/// A rule, and what is typed as its points: nothing where it is not to count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedRule {
    pub what: What,
    pub group: Group,
    pub points: String,
    pub vetoes: bool,
}

/// A table as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    pub parts: Vec<TypedPart>,
    pub rules: Vec<TypedRule>,
}

impl Typed {
    /// Returns a table, to be changed.
    pub fn of(table: &Table) -> Self {
        let part = |part: &Part| TypedPart { group: part.group, most: say::points(part.most) };
        let rule = |rule: &Rule| TypedRule {
            what: rule.what.clone(),
            group: rule.group,
            points: say::points(rule.points),
            vetoes: rule.vetoes,
        };
        Self {
            parts: table.parts.iter().map(part).collect(),
            rules: table.rules.iter().map(rule).collect(),
        }
    }

    /// Returns the table; nothing while something of it is no number.
    pub fn read(&self) -> Option<Table> {
        let part =
            |part: &TypedPart| Some(Part { group: part.group, most: say::read(&part.most)? });
        let counted = self.rules.iter().filter(|rule| !rule.points.trim().is_empty());
        let rule = |rule: &TypedRule| {
            let (what, points) = (rule.what.clone(), say::read(&rule.points)?);
            Some(Rule { what, group: rule.group, points, vetoes: rule.vetoes })
        };
        Some(Table {
            parts: self.parts.iter().map(part).collect::<Option<_>>()?,
            rules: counted.map(rule).collect::<Option<_>>()?,
        })
    }

    /// Adds a rule of the site's own, without points yet; not what is there already, nor what has no name.
    pub fn add(&mut self, name: &str, group: Group) -> bool {
        let what = What::Own(name.trim().to_owned());
        let known = self.rules.iter().any(|rule| rule.what == what);
        if name.trim().is_empty() || known {
            return false;
        }
        self.rules.push(TypedRule { what, group, points: String::new(), vetoes: false });
        true
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_table_is_read_as_it_was_typed_and_what_is_left_blank_does_not_count() {
        for table in [Table::township(), Table::county()] {
            assert_eq!(Typed::of(&table).read(), Some(table));
        }
        let mut typed = Typed::of(&Table::township());
        typed.rules[0].points = " ".to_owned();
        assert!(typed.add("擅自换班", Group::Hygiene));
        assert!(!typed.add("擅自换班", Group::Hygiene));
        assert!(!typed.add(" ", Group::Hygiene));
        let read = typed.read().map(|table| table.rules.len());
        assert_eq!(read, Some(Table::township().rules.len() - 1));
        typed.rules[1].points = "x".to_owned();
        assert_eq!(typed.read(), None);
    }
}
