//! Tables of other programs: a workbook saved by openpyxl, deflated as Excel and WPS deflate.

use bianmin::table::xlsx::{self, Part};
use bianmin::table::{csv, staff};
use domain::people::Role;

const WORKBOOK: &[u8] = include_bytes!("tables/openpyxl.xlsx");

/// Inflates a part within the size its archive claims.
fn inflated(part: Part) -> Part {
    if !part.deflated {
        return part;
    }
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(&part.bytes, part.size).unwrap();
    Part { bytes, deflated: false, ..part }
}

#[test]
fn staff_are_read_from_the_first_sheet_of_a_workbook_saved_elsewhere() {
    let parts = xlsx::parts(WORKBOOK).unwrap();
    assert!(parts.iter().any(|part| part.deflated));
    let parts: Vec<Part> = parts.into_iter().map(inflated).collect();
    let staff = staff::read(&xlsx::read(&parts).unwrap()).unwrap();
    let told: Vec<(&str, &str, &str, u8)> = staff
        .iter()
        .map(|person| {
            (person.badge.0.as_str(), person.name.as_str(), person.phone.as_str(), person.rank)
        })
        .collect();
    assert_eq!(told, [("007", "张 三", "13800001234", 2), ("=B", "李<四>&", "+86 138", 0)]);
    assert_eq!(staff[0].roles, [Role::Clerk, Role::Supervisor].into());
}

#[test]
fn the_same_staff_go_through_csv_and_xlsx_alike() {
    let parts: Vec<Part> = xlsx::parts(WORKBOOK).unwrap().into_iter().map(inflated).collect();
    let staff = staff::read(&xlsx::read(&parts).unwrap()).unwrap();
    let rows = staff::write(&staff);
    let from_csv = csv::read(&csv::write(&rows)).unwrap();
    let from_xlsx = xlsx::read(&xlsx::parts(&xlsx::write("人员", &rows)).unwrap()).unwrap();
    assert_eq!(from_csv, from_xlsx);
    assert_eq!(staff::read(&from_csv), Ok(staff));
}
