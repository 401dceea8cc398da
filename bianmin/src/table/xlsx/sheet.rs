//! The parts of a workbook: sheets of text cells out, the first sheet of anybody's workbook in.
//! Source: ECMA-376 Part 1, 18.3 (worksheets) and 18.4 (shared strings).

use super::xml::{Piece, attribute, escape, pieces, unescape};
use super::{NotAWorkbook, Part, Row, Sheet};

const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const STRINGS: &str = "xl/sharedStrings.xml";

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The columns a sheet may have: Excel's own limit.
const MOST_COLUMNS: usize = 16_384;

/// Says whether a part belongs to what is read of a workbook.
pub fn is_needed(name: &str) -> bool {
    [BOOK, RELATIONS, STRINGS].contains(&name) || name.starts_with("xl/worksheets/sheet")
}

/// Characters no name of a sheet may hold, and how long one may be.
const NOT_IN_NAMES: &str = "[]:*?/\\";
const LONGEST_NAME: usize = 31;

/// Returns the parts of a workbook.
pub fn parts(sheets: &[Sheet]) -> Vec<(String, String)> {
    let places = || 1..=sheets.len();
    let part = |(part, kind): (String, &str)| {
        format!(r#"<Override PartName="/xl/{part}" ContentType="{KIND}.{kind}"/>"#)
    };
    let fixed = [("workbook.xml", "sheet.main+xml"), ("styles.xml", "styles+xml")];
    let fixed = fixed.map(|(part, kind)| (part.to_owned(), kind)).into_iter();
    let all = fixed.chain(places().map(|place| (path(place), "worksheet+xml")));
    let types: String = all.map(part).collect();
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    let types = format!(
        r#"{HEAD}<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>"#
    );
    let listed = |(place, sheet): (usize, &Sheet)| {
        let name = escape(&safe_name(place, &sheet.name));
        format!(r#"<sheet name="{name}" sheetId="{place}" r:id="rId{place}"/>"#)
    };
    let listed: String = places().zip(sheets).map(listed).collect();
    let book = format!(
        r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>"#
    );
    let targets = places().map(|place| ("worksheet", path(place)));
    let targets: Vec<_> = targets.chain([("styles", "styles.xml".to_owned())]).collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types),
        ("_rels/.rels".to_owned(), relationships(&[("officeDocument", BOOK.to_owned())])),
        (BOOK.to_owned(), book),
        (RELATIONS.to_owned(), relationships(&targets)),
        ("xl/styles.xml".to_owned(), styles()),
    ];
    let written = places().zip(sheets);
    parts.extend(written.map(|(place, one)| (["xl/", &path(place)].concat(), sheet(&one.rows))));
    parts
}

/// Returns where a sheet lies, below the workbook.
fn path(place: usize) -> String {
    format!("worksheets/sheet{place}.xml")
}

/// Returns a name spreadsheet programs take for a sheet; its number where nothing is left of it.
fn safe_name(place: usize, name: &str) -> String {
    let fits = |letter: char| if NOT_IN_NAMES.contains(letter) { ' ' } else { letter };
    let name: String = name.chars().map(fits).take(LONGEST_NAME).collect();
    let bare = name.trim_matches('\'');
    if bare.trim().is_empty() { place.to_string() } else { bare.to_owned() }
}

fn relationships(targets: &[(&str, String)]) -> String {
    let one = |(n, (kind, target)): (u32, &(&str, String))| {
        format!(r#"<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
    };
    let all: String = (1..).zip(targets).map(one).collect();
    format!(r#"{HEAD}<Relationships xmlns="{PACKAGE}">{all}</Relationships>"#)
}

/// Two looks of a cell, both of the format "text": plain, and bold for the headings.
fn styles() -> String {
    let look = |font| {
        format!(
            r#"<xf numFmtId="49" fontId="{font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>"#
        )
    };
    format!(
        r#"{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{}{}</cellXfs></styleSheet>"#,
        look(0),
        look(1)
    )
}

fn sheet(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default().max(1);
    let lines: String = (1..).zip(rows).map(|(line, row)| write_row(line, row)).collect();
    format!(
        r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="{columns}" width="18" style="1" customWidth="1"/></cols><sheetData>{lines}</sheetData></worksheet>"#
    )
}

fn write_row(line: usize, row: &[String]) -> String {
    let style = if line == 1 { 2 } else { 1 };
    let cell = |(column, text): (usize, &String)| {
        format!(
            r#"<c r="{}{line}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>"#,
            letters(column),
            escape(text)
        )
    };
    let cells: String = row.iter().enumerate().map(cell).collect();
    format!(r#"<row r="{line}">{cells}</row>"#)
}

/// Returns the letters of a column counted from 0: A … Z, AA …
fn letters(mut column: usize) -> String {
    let mut letters = String::new();
    loop {
        let letter = u8::try_from(column % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        if column < 26 {
            return letters;
        }
        column = column / 26 - 1;
    }
}

/// Returns the column, from 0, of a cell's place such as `AB12`.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_usize, |number, letter| {
        number
            .saturating_mul(26)
            .saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
    });
    number.checked_sub(1).filter(|column| *column < MOST_COLUMNS)
}

/// Reads the first sheet.
pub fn read(parts: &[Part]) -> Result<Vec<Row>, NotAWorkbook> {
    let book = text(parts, BOOK)?;
    let strings = match text(parts, STRINGS) {
        Ok(strings) => shared(strings),
        Err(NotAWorkbook::Missing(_)) => Vec::new(),
        Err(wrong) => return Err(wrong),
    };
    let path = first_sheet(book, text(parts, RELATIONS)?);
    let mut reader = Reader { strings, ..Reader::default() };
    for piece in &pieces(text(parts, &path)?) {
        reader.take(piece);
    }
    Ok(reader.rows)
}

fn text<'a>(parts: &'a [Part], name: &str) -> Result<&'a str, NotAWorkbook> {
    let part = parts.iter().find(|part| part.name == name);
    let part = part.ok_or_else(|| NotAWorkbook::Missing(name.to_owned()))?;
    std::str::from_utf8(&part.bytes).map_err(|_| NotAWorkbook::NotText(name.to_owned()))
}

/// Returns the path of the workbook's first sheet.
fn first_sheet(book: &str, relations: &str) -> String {
    let opened = |document: &str, wanted: &str, read: &dyn Fn(&str) -> Option<String>| {
        pieces(document).iter().find_map(|piece| match piece {
            Piece::Open(name, attributes) if *name == wanted => read(attributes),
            Piece::Open(..) | Piece::Close(_) | Piece::Text(_) => None,
        })
    };
    let id = opened(book, "sheet", &|attributes| attribute(attributes, "r:id"));
    let target = opened(relations, "Relationship", &|attributes| {
        attribute(attributes, "Target").filter(|_| attribute(attributes, "Id") == id)
    });
    match target {
        Some(target) => match target.strip_prefix('/') {
            Some(absolute) => absolute.to_owned(),
            None => format!("xl/{target}"),
        },
        None => "xl/worksheets/sheet1.xml".to_owned(),
    }
}

/// Reads the strings that cells refer to by number; the sound of a word is no part of it.
fn shared(document: &str) -> Vec<String> {
    let (mut strings, mut inside, mut sound) = (Vec::<String>::new(), false, false);
    for piece in pieces(document) {
        match piece {
            Piece::Open("si", _) => strings.push(String::new()),
            Piece::Open("t", _) => inside = true,
            Piece::Close("t") => inside = false,
            Piece::Open("rPh", _) => sound = true,
            Piece::Close("rPh") => sound = false,
            Piece::Text(text) if inside && !sound => {
                if let Some(string) = strings.last_mut() {
                    string.push_str(&text);
                }
            }
            Piece::Open(..) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
    strings.iter().map(|string| unescape(string)).collect()
}

/// Where the reader stands in the sheet.
#[derive(Default)]
struct Reader {
    strings: Vec<String>,
    rows: Vec<Row>,
    line: usize,
    cells: Vec<String>,
    /// The column of the cell being read, whether its text is a number of a shared string, and
    /// the text so far.
    column: usize,
    by_number: bool,
    inside: bool,
    cell: String,
}

impl Reader {
    fn take(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open("row", attributes) => {
                let line = attribute(attributes, "r").and_then(|line| line.parse().ok());
                self.line = line.unwrap_or(self.line + 1);
                self.cells.clear();
            }
            Piece::Close("row") => self.end_row(),
            Piece::Open("c", attributes) => {
                let place = attribute(attributes, "r").and_then(|place| column(&place));
                self.column = place.unwrap_or(self.cells.len());
                self.by_number = attribute(attributes, "t").as_deref() == Some("s");
                self.cell.clear();
            }
            Piece::Close("c") => self.end_cell(),
            Piece::Open("v" | "t", _) => self.inside = true,
            Piece::Close("v" | "t") => self.inside = false,
            Piece::Text(text) if self.inside => self.cell.push_str(text),
            Piece::Open(..) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }

    fn end_cell(&mut self) {
        let shared = || self.strings.get(self.cell.trim().parse::<usize>().ok()?).cloned();
        let cell = if self.by_number { shared().unwrap_or_default() } else { unescape(&self.cell) };
        if self.column < MOST_COLUMNS && self.column >= self.cells.len() {
            self.cells.resize(self.column, String::new());
            self.cells.push(cell);
        }
    }

    fn end_row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(Row { line: self.line, cells });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, text: &str) -> Part {
        let bytes = text.as_bytes().to_vec();
        Part { name: name.to_owned(), deflated: false, size: bytes.len(), bytes }
    }

    #[test]
    fn columns_are_lettered_as_spreadsheets_letter_them() {
        for (number, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(number), name);
            assert_eq!(column(&format!("{name}12")), Some(number));
        }
        assert_eq!(column("12"), None);
        assert_eq!(column("ZZZZZZZZZZZZZZZZZZZZ1"), None);
    }

    #[test]
    fn a_workbook_saved_by_another_program_is_read_by_its_relations() {
        let parts = [
            part(
                BOOK,
                r#"<workbook><sheets><sheet name="表" sheetId="4" r:id="rId7"/></sheets></workbook>"#,
            ),
            part(
                RELATIONS,
                r#"<Relationships><Relationship Id="rId1" Target="styles.xml"/><Relationship Target="/xl/worksheets/sheet4.xml" Id="rId7"/></Relationships>"#,
            ),
            part(
                STRINGS,
                "<sst><si><t>工号</t></si><si><r><t>张</t></r><r><t xml:space=\"preserve\"> 三</t></r><rPh><t>zhang</t></rPh></si></sst>",
            ),
            part(
                "xl/worksheets/sheet4.xml",
                "<worksheet><sheetData><row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c><c r=\"D3\"><v>7</v></c><c r=\"E3\" t=\"str\"><f>A1</f><v>x</v></c><c r=\"F3\" s=\"1\"/></row></sheetData></worksheet>",
            ),
        ];
        let cells = ["工号", "", "张 三", "7", "x", ""].map(str::to_owned).to_vec();
        assert_eq!(read(&parts), Ok(vec![Row { line: 3, cells }]));
    }

    #[test]
    fn a_part_that_is_missing_or_no_text_is_named() {
        let book = part(BOOK, "<workbook/>");
        let missing = NotAWorkbook::Missing(RELATIONS.to_owned());
        assert_eq!(read(std::slice::from_ref(&book)), Err(missing));
        let broken = Part { bytes: vec![0xff], ..part(STRINGS, "") };
        assert_eq!(read(&[book, broken]), Err(NotAWorkbook::NotText(STRINGS.to_owned())));
    }
}
