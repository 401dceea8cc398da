//! Workbooks of one sheet of text cells: what goes in comes back, and no spreadsheet bends a badge
//! number or runs a cell. Written stored, so that nothing here compresses; read in two steps, so
//! that whoever holds the platform's inflater unpacks the parts.

mod sheet;
mod xml;
mod zip;

use super::Row;

pub use zip::Part;

/// Says why bytes are not a workbook that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAWorkbook {
    #[error("the file is not a zip archive, or is cut short")]
    NotAnArchive,
    #[error("the file is packed in a way that is not supported")]
    Packed,
    #[error("the file lacks its part {0}")]
    Missing(String),
    #[error("the part {0} is not text")]
    NotText(String),
}

/// Writes a workbook of one sheet, its first row bold and kept in sight.
pub fn write(name: &str, rows: &[Vec<String>]) -> Vec<u8> {
    zip::write(&sheet::parts(name, rows))
}

/// Returns the parts of a workbook that [`read`] needs, the deflated ones still deflated.
///
/// # Errors
/// [`NotAWorkbook`] where the archive cannot be read.
pub fn parts(file: &[u8]) -> Result<Vec<Part>, NotAWorkbook> {
    let parts = zip::read(file)?;
    Ok(parts.into_iter().filter(|part| sheet::is_needed(&part.name)).collect())
}

/// Reads the first sheet out of inflated parts; each cell as the text it shows.
///
/// # Errors
/// [`NotAWorkbook`] where a part is missing or no text.
pub fn read(parts: &[Part]) -> Result<Vec<Row>, NotAWorkbook> {
    sheet::read(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(rows: &[Vec<String>]) -> Vec<Row> {
        let parts = parts(&write("表", rows)).unwrap();
        assert!(parts.iter().all(|part| !part.deflated));
        read(&parts).unwrap()
    }

    #[test]
    fn every_cell_comes_back_as_it_was() {
        let cells: Vec<String> = [
            "工号",
            "007",
            "13800001234",
            "=1+1",
            "+86",
            "-3",
            "@",
            "'x",
            "<a&b>\"'",
            "two\nlines",
            "tab\there",
            "\r\n",
            "_x0041_",
            "_x005F_",
            "\u{1}\0",
            " space ",
            "",
            "2024-05-10",
            "𠮷",
        ]
        .map(str::to_owned)
        .to_vec();
        let rows = round(&[vec!["标题".to_owned()], cells.clone()]);
        assert_eq!(rows[1], Row { line: 2, cells });
    }

    #[test]
    fn trailing_blanks_and_blank_rows_keep_the_line_numbers() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let rows = round(&[row(&["a"]), row(&["", ""]), row(&["", "b"])]);
        let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [1, 3]);
        assert_eq!(rows[1].cells, ["", "b"]);
    }

    #[test]
    fn what_is_no_workbook_is_refused_and_nothing_panics() {
        assert_eq!(parts(b""), Err(NotAWorkbook::NotAnArchive));
        assert_eq!(parts(b"PK\x05\x06"), Err(NotAWorkbook::NotAnArchive));
        let file = write("表", &[vec!["a".to_owned()]]);
        for end in 0..file.len() {
            assert_eq!(parts(&file[..end]), Err(NotAWorkbook::NotAnArchive), "{end}");
        }
        for place in 0..file.len() {
            let mut broken = file.clone();
            broken[place] ^= 0xff;
            let _ = parts(&broken).and_then(|parts| read(&parts));
        }
        assert_eq!(read(&[]), Err(NotAWorkbook::Missing("xl/workbook.xml".to_owned())));
    }
}
