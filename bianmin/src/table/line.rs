//! One line of a table by its headings: written in their order, read in any.

use domain::text::Text;

use super::{Fault, Row, Why};

/// What a column holding a text is called in each language.
fn headings(column: &str) -> [String; 3] {
    [column.to_owned(), format!("{column}（繁）"), format!("{column}（英）")]
}

/// A line being written: cells with their headings.
#[derive(Default)]
pub struct Line {
    pub headings: Vec<String>,
    pub cells: Vec<String>,
}

impl Line {
    pub fn put(&mut self, column: &str, cell: impl Into<String>) {
        self.headings.push(column.to_owned());
        self.cells.push(cell.into());
    }

    pub fn text(&mut self, column: &str, text: &Text) {
        let words = [&text.hans, &text.hant, &text.en];
        for (heading, words) in headings(column).iter().zip(words) {
            self.put(heading, words.as_str());
        }
    }

    pub fn yes(&mut self, column: &str, yes: bool) {
        self.put(column, if yes { "是" } else { "否" });
    }
}

/// The columns of a table by their headings.
pub struct Columns {
    headings: Vec<String>,
}

impl Columns {
    /// Reads the first row of a table as its headings.
    ///
    /// # Errors
    /// The first required column that is missing.
    pub fn of(heading: &Row, required: &[&str]) -> Result<Self, Fault> {
        let headings = heading.cells.iter().map(|cell| cell.trim().to_owned());
        let columns = Self { headings: headings.collect() };
        match required.iter().find(|column| columns.place(column).is_none()) {
            Some(column) => {
                Err(Fault { line: heading.line, column: (*column).to_owned(), why: Why::NoColumn })
            }
            None => Ok(columns),
        }
    }

    fn place(&self, column: &str) -> Option<usize> {
        self.headings.iter().position(|heading| heading == column)
    }

    pub fn line<'a>(&'a self, row: &'a Row) -> Cells<'a> {
        Cells { columns: self, row }
    }
}

/// A line being read.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    columns: &'a Columns,
    row: &'a Row,
}

impl<'a> Cells<'a> {
    /// Returns a cell without the blanks around it; empty where the column or the cell is missing.
    pub fn get(self, column: &str) -> &'a str {
        let place = self.columns.place(column);
        place.and_then(|place| self.row.cells.get(place)).map_or("", |cell| cell.trim())
    }

    pub fn text(self, column: &str) -> Text {
        let [hans, hant, en] = headings(column).map(|heading| self.get(&heading).to_owned());
        Text { hans, hant, en }
    }

    /// Returns whether a cell says yes; an empty one says no.
    pub fn yes(self, column: &str) -> Result<bool, Fault> {
        match self.get(column).to_ascii_lowercase().as_str() {
            "是" | "yes" | "y" | "true" | "1" | "√" | "✓" => Ok(true),
            "" | "否" | "no" | "n" | "false" | "0" | "×" => Ok(false),
            _ => Err(self.unreadable(column)),
        }
    }

    /// Returns what a cell holds by a reader of its own; `None` where it is empty.
    pub fn maybe<T>(
        self,
        column: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Fault> {
        let cell = self.get(column);
        if cell.is_empty() {
            return Ok(None);
        }
        read(cell).map(Some).ok_or_else(|| self.unreadable(column))
    }

    /// Returns what a cell must hold.
    pub fn must<T>(self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
        self.maybe(column, read)?.ok_or_else(|| self.fault(column, Why::Blank))
    }

    pub fn fault(self, column: &str, why: Why) -> Fault {
        Fault { line: self.row.line, column: column.to_owned(), why }
    }

    fn unreadable(self, column: &str) -> Fault {
        self.fault(column, Why::Unreadable(self.get(column).to_owned()))
    }
}
