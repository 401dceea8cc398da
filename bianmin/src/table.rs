//! Items and staff as tables that a spreadsheet program opens and gives back unchanged: pure
//! functions between the domain's types, rows of text, and CSV or XLSX.

pub mod csv;

/// A row of a table with the line or row number it stands on, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}
