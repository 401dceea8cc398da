//! The day's discharges as another system gives them out: which column holds what is recognised by its
//! heading, or chosen; what cannot be read stays out, line by line. S3.1

use std::collections::BTreeMap;

use domain::contact::Personal;
use domain::text::half_width;
use domain::time::{Date, TimeOfDay, shift};
use domain::volume::{Enlist, Number, rules};
use serde::{Deserialize, Serialize};

use super::Row;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Column {
    Record,
    Admission,
    Patient,
    Ward,
    Physician,
    Day,
    Died,
}

/// Which column of a file holds what, counted from 0.
pub type Columns = BTreeMap<Column, usize>;

/// A line that was read: what is asked for, and whose it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub enlist: Enlist,
    pub patient: Personal,
}

/// A line that cannot be read, by the column that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Counted from 1.
    pub line: usize,
    pub column: Column,
}

/// The first day Excel counts from, as far as dates of our time go.
const EXCEL: Option<Date> = Date::from_ymd_opt(1899, 12, 30);

/// The days Excel writes dates of our time as: 1990 to 2100.
const SERIALS: std::ops::RangeInclusive<i64> = 32_874..=73_415;

/// What says of a patient that they died, where a column says how they left: 5 is death in the front page of records.
const LEFT: [&str; 2] = ["5", "死亡"];

/// What says so where a column asks it.
const DIED: [&str; 6] = ["是", "死亡", "Y", "YES", "1", "TRUE"];

/// The headings of a column that says how a patient left.
const HOW: [&str; 2] = ["离院方式", "離院方式"];

impl Column {
    pub const ALL: [Self; 7] = [
        Self::Record,
        Self::Admission,
        Self::Patient,
        Self::Ward,
        Self::Physician,
        Self::Day,
        Self::Died,
    ];

    /// Says whether no line can be read without it.
    pub fn is_needed(self) -> bool {
        match self {
            Self::Record | Self::Admission | Self::Ward | Self::Day => true,
            Self::Patient | Self::Physician | Self::Died => false,
        }
    }

    /// Returns the headings it is recognised by, in small letters.
    fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Record => &["病案号", "病案號", "病历号", "病歷號", "record", "record no", "mrn"],
            // The number of an admission may be the patient's: which admission it is says more.
            Self::Admission => {
                &["住院次数", "住院次數", "住院号", "住院號", "admission", "visit no", "encounter"]
            }
            Self::Patient => &["姓名", "患者姓名", "病人姓名", "patient", "name"],
            Self::Ward => &["病区", "病區", "科室", "出院科室", "出院科别", "ward", "department"],
            Self::Physician => {
                &["主管医生", "主管醫生", "住院医师", "主治医师", "physician", "doctor"]
            }
            Self::Day => &["出院日期", "出院时间", "出院時間", "discharged", "discharge date"],
            Self::Died => &["死亡", "是否死亡", "离院方式", "離院方式", "died", "deceased"],
        }
    }
}

/// Returns which column holds what, as far as the headings say.
pub fn recognised(headings: &[String]) -> Columns {
    let plain = |heading: &String| -> String { heading.trim().to_lowercase() };
    let headings: Vec<String> = headings.iter().map(plain).collect();
    let place = |column: Column| {
        let mut names = column.headings().iter();
        let place = names.find_map(|name| headings.iter().position(|other| other == name))?;
        Some((column, place))
    };
    Column::ALL.into_iter().filter_map(place).collect()
}

/// Reads the lines below the headings; what cannot be read, or is of a day to come, stays out.
pub fn read(rows: &[Row], columns: &Columns, today: Date) -> (Vec<Line>, Vec<Unread>) {
    let (mut lines, mut unread) = (Vec::new(), Vec::new());
    let heading = rows.first().zip(columns.get(&Column::Died));
    let heading = heading.and_then(|(row, place)| row.cells.get(*place));
    let how = heading.is_some_and(|heading| HOW.contains(&heading.trim()));
    let deaths: &[&str] = if how { &LEFT } else { &DIED };
    for row in
        rows.iter().skip(1).filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
    {
        match line(row, columns, deaths) {
            Ok(line) if line.enlist.day > today => {
                unread.push(Unread { line: row.line, column: Column::Day });
            }
            Ok(line) => lines.push(line),
            Err(column) => unread.push(Unread { line: row.line, column }),
        }
    }
    (lines, unread)
}

fn line(row: &Row, columns: &Columns, deaths: &[&str]) -> Result<Line, Column> {
    let cell = |column| {
        let cell = columns.get(&column).and_then(|place| row.cells.get(*place));
        cell.map(|cell| cell.trim()).unwrap_or_default()
    };
    let no = Number::new(cell(Column::Record), cell(Column::Admission));
    let whole = |part: &str| Number::new(part, part);
    rules::number(&whole(&no.record)).map_err(|_| Column::Record)?;
    rules::number(&whole(&no.admission)).map_err(|_| Column::Admission)?;
    rules::name(cell(Column::Ward)).map_err(|_| Column::Ward)?;
    rules::name_or_none(cell(Column::Physician)).map_err(|_| Column::Physician)?;
    let patient = Personal { name: cell(Column::Patient).to_owned(), ..Personal::default() };
    if !patient.check().is_empty() {
        return Err(Column::Patient);
    }
    let (day, time) = moment(cell(Column::Day)).ok_or(Column::Day)?;
    let died = deaths.contains(&cell(Column::Died).to_uppercase().as_str());
    let (ward, physician) = (cell(Column::Ward).to_owned(), cell(Column::Physician).to_owned());
    let enlist = Enlist { no, ward, physician, day, time, died };
    Ok(Line { enlist, patient })
}

/// Reads a day, with a time where one stands behind it: `2024-05-06 10:20`, `2024/5/6`, `20240506`,
/// `2024年5月6日`, or the number a spreadsheet writes.
fn moment(cell: &str) -> Option<(Date, Option<TimeOfDay>)> {
    let plain: String = cell.chars().map(half_width).collect();
    let plain = plain.replace('T', " ");
    let (day, time) = plain.split_once(' ').unwrap_or((&plain, ""));
    let time: String = time.chars().take(5).collect();
    Some((date(day.trim())?, time.trim().parse().ok()))
}

fn date(text: &str) -> Option<Date> {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if text.len() == 8 && digits(text) {
        return Date::parse_from_str(text, "%Y%m%d").ok();
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if digits(whole) && digits(part) {
        let serial = whole.parse().ok().filter(|serial| SERIALS.contains(serial))?;
        return Some(shift(EXCEL?, serial));
    }
    let text = text.replace(['/', '.', '年', '月'], "-").replace('日', "");
    Date::parse_from_str(&text, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        Date::from_ymd_opt(2024, 5, 6).unwrap()
    }

    fn rows(text: &str) -> Vec<Row> {
        super::super::csv::read(text).unwrap()
    }

    #[test]
    fn s3_1_columns_are_recognised_by_their_headings_in_any_order() {
        let rows =
            rows("出院日期,住院号,姓名,病案号,出院科室\n2024-05-06,2,王芳,00123456,心内科\n");
        let columns = recognised(&rows[0].cells);
        assert!(
            Column::ALL.iter().filter(|one| one.is_needed()).all(|one| columns.contains_key(one))
        );
        let (lines, unread) = read(&rows, &columns, today());
        assert_eq!((lines.len(), unread), (1, Vec::new()));
        assert_eq!(lines[0].patient.name, "王芳");
        assert_eq!(lines[0].enlist.no, Number::new("00123456", "2"));
        assert!(!lines[0].enlist.died);
    }

    #[test]
    fn s3_1_what_cannot_be_read_stays_out_and_is_named_by_its_line_and_column() {
        let rows = rows(concat!(
            "病案号,住院号,病区,出院日期,离院方式\n",
            "100,1,心内科,2024-05-06,5\n",
            ",1,心内科,2024-05-06,\n",
            "101,住院,心内科,2024-05-06,\n",
            "102,1,,2024-05-06,\n",
            "103,1,心内科,昨天,\n",
            "104,1,心内科,2024-05-07,\n",
            ",,,,\n",
        ));
        let (lines, unread) = read(&rows, &recognised(&rows[0].cells), today());
        assert_eq!(lines.len(), 1);
        assert!(lines[0].enlist.died);
        let wrong = [
            (3, Column::Record),
            (4, Column::Admission),
            (5, Column::Ward),
            (6, Column::Day),
            (7, Column::Day),
        ];
        assert_eq!(unread, wrong.map(|(line, column)| Unread { line, column }));
    }

    #[test]
    fn s3_2_a_death_is_told_by_how_a_patient_left_or_by_yes() {
        for (heading, cell, died) in [
            ("离院方式", "1", false),
            ("离院方式", "5", true),
            ("离院方式", "死亡", true),
            ("离院方式", "医嘱离院", false),
            ("是否死亡", "1", true),
            ("是否死亡", "是", true),
            ("是否死亡", "否", false),
            ("是否死亡", "5", false),
        ] {
            let text = format!(
                "病案号,住院次数,住院号,病区,出院日期,{heading}\n1,2,3,A,20240506,{cell}\n"
            );
            let rows = rows(&text);
            let (lines, _) = read(&rows, &recognised(&rows[0].cells), today());
            assert_eq!(lines[0].enlist.died, died, "{heading} {cell}");
            assert_eq!(lines[0].enlist.no.admission, "2");
        }
    }

    #[test]
    fn days_are_read_as_other_systems_write_them() {
        let day = Date::from_ymd_opt(2024, 5, 6);
        for (cell, time) in [
            ("2024-05-06", None),
            ("2024/5/6", None),
            ("2024.05.06", None),
            ("20240506", None),
            ("2024年5月6日", None),
            ("45418", None),
            ("45418.5", None),
            ("2024-05-06 10:20:33", Some(TimeOfDay::hm(10, 20))),
            ("2024-05-06T23:59", Some(TimeOfDay::hm(23, 59))),
            ("2024/5/6 9:05", Some(TimeOfDay::hm(9, 5))),
        ] {
            assert_eq!(moment(cell), day.map(|day| (day, time)), "{cell}");
        }
        for cell in ["", "昨天", "2024-13-01", "5", "06/05/2024"] {
            assert_eq!(moment(cell), None, "{cell}");
        }
    }
}
