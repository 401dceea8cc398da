//! Comma-separated text as Excel and WPS read it: RFC 4180 with a byte-order mark, and nothing in
//! it that a spreadsheet would run as a formula or bend into a number or a date.

use super::Row;

/// Tells spreadsheet programs that the text is UTF-8.
const MARK: char = '\u{feff}';

/// Letters that make a spreadsheet take a cell for a formula.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];

/// Says that a quoted cell is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the quotation mark on line {line} is never closed")]
pub struct Unclosed {
    pub line: usize,
}

/// Writes rows as one text: every cell comes back from [`read`] as it was.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut text = String::from(MARK);
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| quoted(&guarded(cell))).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

/// Reads rows; blank lines are passed over, with or without a byte-order mark.
///
/// # Errors
/// [`Unclosed`] where a quotation mark has no partner.
pub fn read(text: &str) -> Result<Vec<Row>, Unclosed> {
    let mut reader = Reader::default();
    let mut letters = text.strip_prefix(MARK).unwrap_or(text).chars().peekable();
    while let Some(letter) = letters.next() {
        reader.take(letter, letters.peek() == Some(&'"'), || {
            letters.next();
        });
    }
    reader.finish()
}

/// Where the reader stands in the text.
struct Reader {
    rows: Vec<Row>,
    cells: Vec<String>,
    cell: String,
    /// The line the current row and the current quotation began on, and the one being read.
    row_line: usize,
    quote_line: usize,
    line: usize,
    quoted: bool,
}

impl Default for Reader {
    fn default() -> Self {
        let (rows, cells, cell) = (Vec::new(), Vec::new(), String::new());
        Self { rows, cells, cell, row_line: 1, quote_line: 1, line: 1, quoted: false }
    }
}

impl Reader {
    /// Takes one letter; `skip` passes over the second of two quotation marks.
    fn take(&mut self, letter: char, quote_follows: bool, skip: impl FnOnce()) {
        self.line += usize::from(letter == '\n');
        match (letter, self.quoted) {
            ('"', true) if quote_follows => {
                skip();
                self.cell.push('"');
            }
            ('"', true) => self.quoted = false,
            ('"', false) if self.cell.is_empty() => {
                self.quoted = true;
                self.quote_line = self.line;
            }
            (',', false) => self.end_cell(),
            ('\n', false) => self.end_row(),
            (other, _) => self.cell.push(other),
        }
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.cells.push(unguarded(&cell).to_owned());
    }

    fn end_row(&mut self) {
        if self.cell.ends_with('\r') {
            self.cell.pop();
        }
        self.end_cell();
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(Row { line: self.row_line, cells });
        }
        self.row_line = self.line;
    }

    fn finish(mut self) -> Result<Vec<Row>, Unclosed> {
        if self.quoted {
            return Err(Unclosed { line: self.quote_line });
        }
        self.end_row();
        Ok(self.rows)
    }
}

/// Returns a cell that no spreadsheet runs as a formula or reads as a number or a date.
fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA) || cell.starts_with('\'') {
        format!("'{cell}")
    } else if is_bent(cell) {
        format!("\t{cell}")
    } else {
        cell.to_owned()
    }
}

/// Returns the cell that was guarded.
fn unguarded(cell: &str) -> &str {
    if let Some(rest) = cell.strip_prefix('\'')
        && (rest.starts_with(FORMULA) || rest.starts_with('\''))
    {
        return rest;
    }
    cell.strip_prefix('\t').unwrap_or(cell)
}

/// Says whether a spreadsheet would show a cell otherwise than written: a badge 007, a phone, 1-2.
fn is_bent(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let only_digits = digits == cell.len();
    let number_like = cell.chars().all(|c| c.is_ascii_digit() || "-/.:%eE ".contains(c));
    let plain = only_digits && digits < 11 && (digits == 1 || !cell.starts_with('0'));
    digits > 0 && number_like && !plain
}

fn quoted(cell: &str) -> String {
    // Some programs part cells at semicolons or tabs: nothing begins a cell of its own there.
    let special = |c| matches!(c, '"' | ',' | ';' | '\t' | '\n' | '\r') || c == MARK;
    if cell.contains(special) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(cells: &[&str]) -> Vec<String> {
        let row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let read = read(&write(&[vec!["x".to_owned()], row])).unwrap();
        read[1].cells.clone()
    }

    #[test]
    fn every_cell_comes_back_as_it_was() {
        let cells = [
            "",
            "张三",
            "a,b",
            "say \"hi\"",
            "two\nlines",
            "two\r\nlines",
            "=1+1",
            "'=1+1",
            "''",
            "'",
            "+86 138",
            "-3",
            "@home",
            "\tTab",
            "007",
            "13800001234",
            "0731-82000000",
            "1-2",
            "3E5",
            "12",
            "0",
            "＝SUM",
            "end\r",
            " space ",
            "\u{feff}mark",
            "\0",
            "12:30",
            "2024-05-10",
            "'007",
            "\"",
            "\"\"",
            ",",
            "\r",
        ];
        for cell in cells {
            assert_eq!(round(&["a", cell, "z"]), ["a", cell, "z"], "{cell:?}");
        }
        assert_eq!(round(&cells), cells);
    }

    #[test]
    fn no_cell_begins_with_a_formula() {
        for cell in [
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@x",
            "\t=1",
            "\r=1",
            "\0=1",
            "＝1",
            "＋1",
            "－1",
            "＠1",
        ] {
            let text = write(&[vec![cell.to_owned()]]);
            let first = text.trim_start_matches(MARK).trim_start_matches('"').chars().next();
            assert_eq!(first, Some('\''), "{cell:?}");
        }
    }

    #[test]
    fn no_cell_is_parted_where_other_programs_part_them() {
        for cell in ["a;=1+1", "a\t=1+1"] {
            let text = write(&[vec![cell.to_owned()]]);
            assert_eq!(text, format!("{MARK}\"{cell}\"\r\n"));
        }
    }

    #[test]
    fn numbers_that_a_spreadsheet_would_bend_are_kept_as_text() {
        let text = write(&[["007", "13800001234", "5", "1-2"].map(str::to_owned).to_vec()]);
        assert_eq!(text, "\u{feff}\"\t007\",\"\t13800001234\",5,\"\t1-2\"\r\n");
    }

    #[test]
    fn rows_know_their_line_and_blank_ones_are_passed_over() {
        let rows = read("\u{feff}a,b\r\n\r\n\"c\nd\",e\n,\nf").unwrap();
        let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 3, 6]);
        assert_eq!(rows[1].cells, ["c\nd", "e"]);
    }

    #[test]
    fn an_open_quotation_is_named_by_its_line() {
        assert_eq!(read("a\nb,\"c\nd"), Err(Unclosed { line: 2 }));
    }
}
