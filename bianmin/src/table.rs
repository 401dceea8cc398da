//! Items and staff as tables that a spreadsheet program opens and gives back unchanged: pure
//! functions between the domain's types, rows of text, and CSV or XLSX.
//!
//! Out: [`items::write`] or [`staff::write`], then [`csv::write`] or [`xlsx::write`]. Back:
//! [`csv::read`], or [`xlsx::parts`] and [`xlsx::read`], then [`items::read`] or [`staff::read`].
//! What the rules say of it is for `domain::decide`; here is only what cannot be read at all.

pub mod csv;
pub mod discharges;
pub mod items;
mod line;
pub mod staff;
pub mod xlsx;

/// A table that leaves: its name, and its rows, the headings first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

/// Returns tables as comma-separated text: one as it is, several packed together, a file each.
pub fn separated(sheets: &[Sheet]) -> Vec<u8> {
    if let [only] = sheets {
        return csv::write(&only.rows).into_bytes();
    }
    let file = |sheet: &Sheet| ([&sheet.name, ".csv"].concat(), csv::write(&sheet.rows));
    xlsx::pack(&sheets.iter().map(file).collect::<Vec<_>>())
}

/// A row of a table with the line it stands on, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

/// A cell that cannot be read, by its line and heading.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, {column}: {why}")]
pub struct Fault {
    pub line: usize,
    pub column: String,
    pub why: Why,
}

/// Why a cell cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    #[error("there is no such column")]
    NoColumn,
    #[error("it is empty")]
    Blank,
    #[error("“{0}” is not what this column holds")]
    Unreadable(String),
    #[error("“{0}” stands in the table twice")]
    Twice(String),
}
