//! Workbooks of sheets of text cells: what goes in comes back, and no spreadsheet bends a badge
//! number or runs a cell. Written stored, so that nothing here compresses; read in two steps, so
//! that whoever holds the platform's inflater unpacks the parts.

mod sheet;
mod xml;
mod zip;

use super::{Row, Sheet};

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

/// Writes a workbook, the first row of each sheet bold and kept in sight.
pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    zip::write(&sheet::parts(sheets))
}

/// Packs texts as files of these names, where one file is asked for.
pub fn pack(files: &[(String, String)]) -> Vec<u8> {
    zip::write(files)
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

    fn sheet_of(rows: &[Vec<String>]) -> Sheet {
        Sheet { name: "表".to_owned(), rows: rows.to_vec() }
    }

    fn round(rows: &[Vec<String>]) -> Vec<Row> {
        let parts = parts(&write(&[sheet_of(rows)])).unwrap();
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
    fn no_cell_is_a_formula_or_anything_but_text_whatever_stands_in_it() {
        let hostile = [
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"http://x\",\"y\")",
            "+1+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\0=1",
            "＝1",
            "</t></is></c><c r=\"A9\"><f>1+1</f></c>",
            "]]><f>1</f>",
            "&lt;f&gt;1",
        ];
        let row: Vec<String> = hostile.iter().map(|cell| (*cell).to_owned()).collect();
        let file =
            write(&[Sheet { name: hostile[9].to_owned(), rows: vec![row.clone(), row.clone()] }]);
        let parts = parts(&file).unwrap();
        let sheet = parts.iter().find(|part| part.name.contains("sheet1")).unwrap();
        let text = std::str::from_utf8(&sheet.bytes).unwrap();
        let (mut cells, mut kinds) = (0, Vec::new());
        for piece in xml::pieces(text) {
            match piece {
                xml::Piece::Open("c", attributes) => {
                    cells += 1;
                    kinds.push(xml::attribute(attributes, "t").unwrap());
                }
                xml::Piece::Open("f" | "v", _) => panic!("something is computed: {text}"),
                xml::Piece::Open(..) | xml::Piece::Close(_) | xml::Piece::Text(_) => {}
            }
        }
        assert_eq!(cells, 2 * hostile.len());
        assert!(kinds.iter().all(|kind| kind == "inlineStr"), "{kinds:?}");
        let read = read(&parts).unwrap();
        assert_eq!(read.into_iter().map(|row| row.cells).collect::<Vec<_>>(), [row.clone(), row]);
    }

    #[test]
    fn each_table_has_its_sheet_under_a_name_that_spreadsheets_take() {
        let named = |name: &str| Sheet { name: name.to_owned(), rows: vec![vec![name.to_owned()]] };
        let long = "很".repeat(40);
        let sheets =
            [named("up_pro_accept"), named("a/b:c*?[d]\\"), named(&long), named("'"), named("")];
        let parts = zip::read(&write(&sheets)).unwrap();
        let book = parts.iter().find(|part| part.name == "xl/workbook.xml").unwrap();
        let names: Vec<String> = xml::pieces(std::str::from_utf8(&book.bytes).unwrap())
            .iter()
            .filter_map(|piece| match piece {
                xml::Piece::Open("sheet", attributes) => xml::attribute(attributes, "name"),
                xml::Piece::Open(..) | xml::Piece::Close(_) | xml::Piece::Text(_) => None,
            })
            .collect();
        assert_eq!(names[..2], ["up_pro_accept", "a b c   d  "]);
        assert_eq!(names[2], "很".repeat(31));
        assert_eq!(names[3..], ["4", "5"]);
        for place in 1..=sheets.len() {
            let name = format!("xl/worksheets/sheet{place}.xml");
            assert!(parts.iter().any(|part| part.name == name), "{name}");
        }
        assert_eq!(read(&parts).unwrap()[0].cells, ["up_pro_accept"]);
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
        let file = write(&[sheet_of(&[vec!["a".to_owned()]])]);
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
