//! Service items as a table: a line an item with its first material, a further line with the same
//! code for each further material.

use domain::calendar::{Limit, Unit};
use domain::catalogue::{Item, ItemKind, Material, MaterialForm, Way};
use domain::text::Text;
use domain::time::Date;
use domain::{ItemCode, MaterialKey};

use super::line::{Cells, Columns, Line};
use super::{Fault, Row, Why};

const CODE: &str = "编码";
const NAME: &str = "事项名称";
const BASIS: &str = "设定依据";
const KIND: &str = "办件类型";
const MATERIAL: &str = "材料名称";
/// How many slots in a row an appointment takes; empty is one.
const SLOTS: &str = "占时段数";
/// Where whoever asks for it is taken; empty is a window.
const WAY: &str = "办理去处";

/// What each limit's unit is called after its number. R-CLK-2
const UNITS: [(&str, Unit); 5] = [
    ("个工作日", Unit::WorkingDays),
    ("天", Unit::CalendarDays),
    ("个办公小时", Unit::Hours),
    ("小时", Unit::ClockHours),
    ("个月", Unit::Months),
];
const KINDS: [(&str, ItemKind); 2] =
    [("即办件", ItemKind::Immediate), ("承诺件", ItemKind::Promised)];
const WAYS: [(&str, Way); 3] =
    [("窗口", Way::Window), ("报修", Way::Repair), ("投诉", Way::Complaint)];
const FORMS: [(&str, MaterialForm); 4] = [
    ("原件", MaterialForm::Original),
    ("复印件", MaterialForm::Copy),
    ("原件或复印件", MaterialForm::Either),
    ("填写", MaterialForm::Filled),
];

/// Returns the rows of a table of items, headings first.
pub fn write<'a>(items: impl IntoIterator<Item = &'a Item>) -> Vec<Vec<String>> {
    let blank = Item::new(ItemCode(String::new()), Text::default(), "");
    let mut rows = vec![line(&blank, None, true).headings];
    for item in items {
        rows.push(line(item, item.materials.first(), true).cells);
        let further = item.materials.iter().skip(1);
        rows.extend(further.map(|material| line(item, Some(material), false).cells));
    }
    rows
}

/// Writes one line: the item's own cells only where it is the item's first.
fn line(item: &Item, material: Option<&Material>, first: bool) -> Line {
    let mut line = Line::default();
    put_item(&mut line, item);
    if !first {
        line.cells.iter_mut().skip(1).for_each(String::clear);
    }
    put_material(&mut line, material);
    line
}

fn put_item(line: &mut Line, item: &Item) {
    let limit = |limit: Option<Limit>| limit.map(write_limit).unwrap_or_default();
    line.put(CODE, item.code.to_string());
    line.text(NAME, &item.name);
    line.text("对外名称", &item.outside_name);
    line.put(BASIS, &item.basis);
    line.put(KIND, word(&KINDS, item.kind));
    line.put("法定时限", limit(item.statutory));
    line.put("承诺时限", limit(item.promised));
    line.text("时限说明", &item.limit_note);
    line.text("收费", &item.fee);
    line.text("受理条件", &item.conditions);
    line.text("办理流程", &item.procedure);
    line.text("特别程序", &item.special);
    line.yes("网上办理", item.online);
    line.yes("匿名办理", item.anonymous);
    line.put(SLOTS, item.slots.to_string());
    line.put(WAY, word(&WAYS, item.way));
    line.yes("常办", item.common);
    line.yes("启用", item.on);
    line.put("版本", item.version.to_string());
    line.put("生效日期", item.valid_from.map(|date| date.to_string()).unwrap_or_default());
    line.put("内部备注", &item.note);
}

fn put_material(line: &mut Line, material: Option<&Material>) {
    let blank = Material::new(MaterialKey(String::new()), Text::default());
    let (there, material) = (material.is_some(), material.unwrap_or(&blank));
    let (before, first) = (line.cells.len(), "材料编号");
    line.put(first, material.key.to_string());
    line.text(MATERIAL, &material.name);
    line.put("材料形式", word(&FORMS, material.form));
    line.put("份数", material.copies.to_string());
    line.text("出具单位", &material.issuer);
    line.yes("必备", material.required);
    line.yes("可容缺", material.secondary);
    line.text("适用情形", &material.when);
    if !there {
        line.cells.iter_mut().skip(before).for_each(String::clear);
    }
}

/// Reads a table of items, headings first.
///
/// # Errors
/// Every line that cannot be read, by its first fault.
pub fn read(rows: &[Row]) -> Result<Vec<Item>, Vec<Fault>> {
    let Some((heading, lines)) = rows.split_first() else { return Ok(Vec::new()) };
    let columns = Columns::of(heading, &[CODE, NAME, BASIS, KIND]).map_err(|fault| vec![fault])?;
    let (mut items, mut faults) = (Vec::<Item>::new(), Vec::new());
    for row in lines {
        if let Err(fault) = read_line(columns.line(row), &mut items) {
            faults.push(fault);
        }
    }
    if faults.is_empty() { Ok(items) } else { Err(faults) }
}

fn read_line(cells: Cells<'_>, items: &mut Vec<Item>) -> Result<(), Fault> {
    let code = cells.must(CODE, |cell| Some(ItemCode(cell.to_ascii_uppercase())))?;
    let continues = items.last().is_some_and(|item| item.code == code);
    if !continues {
        if items.iter().any(|item| item.code == code) {
            return Err(cells.fault(CODE, Why::Twice(code.to_string())));
        }
        let read = read_item(cells, code.clone());
        // An item that cannot be read still takes its further lines, which are no items themselves.
        let bare = || Item::new(code, Text::default(), "");
        let (item, fault) = read.map_or_else(|fault| (bare(), Err(fault)), |item| (item, Ok(())));
        items.push(item);
        fault?;
    }
    if let Some(item) = items.last_mut().filter(|_| !cells.get(MATERIAL).is_empty()) {
        let material = read_material(cells, &item.materials)?;
        item.materials.push(material);
    }
    Ok(())
}

fn read_item(cells: Cells<'_>, code: ItemCode) -> Result<Item, Fault> {
    Ok(Item {
        outside_name: cells.text("对外名称"),
        kind: cells.must(KIND, |cell| meaning(&KINDS, cell))?,
        statutory: cells.maybe("法定时限", read_limit)?,
        promised: cells.maybe("承诺时限", read_limit)?,
        limit_note: cells.text("时限说明"),
        fee: cells.text("收费"),
        conditions: cells.text("受理条件"),
        procedure: cells.text("办理流程"),
        special: cells.text("特别程序"),
        online: cells.yes("网上办理")?,
        anonymous: cells.yes("匿名办理")?,
        slots: cells.maybe(SLOTS, |cell| cell.parse().ok())?.unwrap_or(1),
        way: cells.maybe(WAY, |cell| meaning(&WAYS, cell))?.unwrap_or_default(),
        common: cells.yes("常办")?,
        on: cells.yes("启用")?,
        version: cells.maybe("版本", |cell| cell.parse().ok())?.unwrap_or_default(),
        valid_from: cells.maybe("生效日期", read_date)?,
        note: cells.get("内部备注").to_owned(),
        ..Item::new(code, cells.text(NAME), cells.get(BASIS))
    })
}

fn read_material(cells: Cells<'_>, before: &[Material]) -> Result<Material, Fault> {
    let key = cells.maybe("材料编号", |cell| Some(MaterialKey(cell.to_owned())))?;
    Ok(Material {
        form: cells.maybe("材料形式", |cell| meaning(&FORMS, cell))?.unwrap_or_default(),
        copies: cells.maybe("份数", |cell| cell.parse().ok())?.unwrap_or_default(),
        issuer: cells.text("出具单位"),
        required: cells.get("必备").is_empty() || cells.yes("必备")?,
        secondary: cells.yes("可容缺")?,
        when: cells.text("适用情形"),
        ..Material::new(key.unwrap_or_else(|| free_key(before)), cells.text(MATERIAL))
    })
}

/// Returns a key that no material of the item has yet.
fn free_key(before: &[Material]) -> MaterialKey {
    let taken = |key: &String| before.iter().any(|material| material.key.0 == *key);
    let mut keys = (1..).map(|n: u32| format!("m{n}"));
    MaterialKey(keys.find(|key| !taken(key)).unwrap_or_default())
}

/// Returns a limit as it stands in a table: 15个工作日.
pub(crate) fn write_limit(limit: Limit) -> String {
    format!("{}{}", limit.count, word(&UNITS, limit.unit))
}

/// Reads `15个工作日`, `15 工作日`, `24小时`, `1个月`.
fn read_limit(cell: &str) -> Option<Limit> {
    let digits = cell.find(|letter: char| !letter.is_ascii_digit())?;
    let (count, unit) = cell.split_at(digits);
    let bare = |unit: &str| unit.trim().trim_start_matches('个').to_owned();
    let unit =
        UNITS.into_iter().find_map(|(name, meant)| (bare(name) == bare(unit)).then_some(meant))?;
    Some(Limit { count: count.parse().ok()?, unit })
}

/// Reads `2026-01-31`, `2026/1/31`, or the day number a spreadsheet makes of it.
fn read_date(cell: &str) -> Option<Date> {
    let parts: Vec<i32> =
        cell.split(['-', '/', '.']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts.as_slice() {
        [year, month, day] => {
            Date::from_ymd_opt(*year, u32::try_from(*month).ok()?, u32::try_from(*day).ok()?)
        }
        // Day 1 is 1 January 1900, and 29 February 1900 counts though it never was.
        [day @ 61..=80_000] => {
            Some(domain::time::shift(Date::from_ymd_opt(1899, 12, 30)?, i64::from(*day)))
        }
        _ => None,
    }
}

/// Returns the word for a meaning.
fn word<T: Copy + PartialEq>(words: &[(&'static str, T)], meant: T) -> &'static str {
    words
        .iter()
        .find_map(|(word, meaning)| (*meaning == meant).then_some(*word))
        .unwrap_or_default()
}

/// Returns the meaning of a word.
fn meaning<T: Copy>(words: &[(&str, T)], said: &str) -> Option<T> {
    words.iter().find_map(|(word, meaning)| (*word == said).then_some(*meaning))
}

#[cfg(test)]
mod tests {
    use domain::site::Profile;

    use super::*;
    use crate::reference;
    use crate::table::csv;

    fn rows(cells: &[Vec<String>]) -> Vec<Row> {
        (1..).zip(cells).map(|(line, cells)| Row { line, cells: cells.clone() }).collect()
    }

    fn table(rows: &[&[&str]]) -> Vec<Row> {
        let cells = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
        self::rows(&rows.iter().map(cells).collect::<Vec<_>>())
    }

    #[test]
    fn every_reference_item_comes_back_from_csv_as_it_was() {
        for profile in [Profile::Township, Profile::University, Profile::Hospital] {
            let items = reference::items(profile).unwrap();
            let text = csv::write(&write(&items));
            assert_eq!(read(&csv::read(&text).unwrap()), Ok(items));
        }
    }

    #[test]
    fn an_empty_catalogue_is_a_table_of_headings() {
        let written = write([]);
        assert_eq!(written.len(), 1);
        assert_eq!(read(&rows(&written)), Ok(vec![]));
        assert_eq!(read(&[]), Ok(vec![]));
    }

    #[test]
    fn a_short_table_typed_by_hand_is_read_in_any_order_of_its_columns() {
        let items = read(&table(&[
            &["办件类型", "编码", "事项名称", "设定依据", "承诺时限", "材料名称", "生效日期"],
            &["承诺件", "ab01", "甲", "某条例", "15 工作日", "身份证", "2026/1/5"],
            &["", "AB01", "", "", "", "户口簿", ""],
            &["即办件", "AB02", "乙", "某条例", "", "", "46027"],
        ]))
        .unwrap();
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].promised, Some(Limit::working_days(15)));
        let keys: Vec<&str> =
            items[0].materials.iter().map(|material| material.key.0.as_str()).collect();
        assert_eq!(keys, ["m1", "m2"]);
        assert!(items[0].materials[0].required);
        assert_eq!(items[0].valid_from, items[1].valid_from);
        assert_eq!(items[1].materials, []);
    }

    #[test]
    fn limits_are_read_as_they_are_written() {
        for (_, unit) in UNITS {
            let limit = Limit { count: 7, unit };
            assert_eq!(read_limit(&write_limit(limit)), Some(limit));
        }
        for wrong in ["", "7", "工作日", "七个工作日", "7个世纪", "99999个工作日"] {
            assert_eq!(read_limit(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_by_line_and_column() {
        let faults = read(&table(&[
            &["编码", "事项名称", "设定依据", "办件类型", "启用"],
            &["AB01", "甲", "某条例", "快件", "是"],
            &["", "乙", "某条例", "即办件", "是"],
            &["AB03", "丙", "某条例", "即办件", "也许"],
            &["AB04", "丁", "某条例", "即办件", "否"],
            &["AB05", "戊", "某条例", "即办件", "否"],
            &["AB04", "丁", "某条例", "即办件", "否"],
        ]))
        .unwrap_err();
        let told: Vec<String> = faults.iter().map(Fault::to_string).collect();
        assert_eq!(
            told,
            [
                "line 2, 办件类型: “快件” is not what this column holds",
                "line 3, 编码: it is empty",
                "line 4, 启用: “也许” is not what this column holds",
                "line 7, 编码: “AB04” stands in the table twice",
            ]
        );
    }

    #[test]
    fn the_further_lines_of_an_item_that_cannot_be_read_are_not_told_as_faults() {
        let faults = read(&table(&[
            &["编码", "事项名称", "设定依据", "办件类型", "材料名称", "份数"],
            &["AB01", "甲", "某条例", "快件", "身份证", "1"],
            &["AB01", "", "", "", "户口簿", "1"],
            &["AB01", "", "", "", "照片", "几张"],
            &["AB02", "乙", "某条例", "即办件", "", ""],
        ]))
        .unwrap_err();
        let told: Vec<(usize, &str)> =
            faults.iter().map(|fault| (fault.line, fault.column.as_str())).collect();
        assert_eq!(told, [(2, "办件类型"), (4, "份数")]);
    }

    #[test]
    fn a_table_without_a_required_column_is_refused_as_a_whole() {
        let faults = read(&table(&[&["编码", "事项名称", "办件类型"], &["AB01", "甲", "即办件"]]));
        let fault = Fault { line: 1, column: BASIS.to_owned(), why: Why::NoColumn };
        assert_eq!(faults, Err(vec![fault]));
    }
}
