//! Tables of other programs: a workbook saved by openpyxl, deflated as Excel and WPS deflate.

use bianmin::table::xlsx::{self, Part};
use bianmin::table::{csv, staff};
use domain::people::Role;

const WORKBOOK: &[u8] = include_bytes!("tables/openpyxl.xlsx");

/// Returns the parts that are read, inflated within the size the archive claims.
fn inflated() -> Vec<Part> {
    let inflate = |part: Part| {
        if !part.deflated {
            return part;
        }
        let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(&part.bytes, part.size);
        Part { bytes: bytes.unwrap_or_default(), deflated: false, ..part }
    };
    xlsx::parts(WORKBOOK).map(|parts| parts.into_iter().map(inflate).collect()).unwrap_or_default()
}

#[test]
fn staff_are_read_from_the_first_sheet_of_a_workbook_saved_elsewhere() {
    assert!(xlsx::parts(WORKBOOK).unwrap().iter().any(|part| part.deflated));
    let staff = staff::read(&xlsx::read(&inflated()).unwrap()).unwrap();
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
    let staff = staff::read(&xlsx::read(&inflated()).unwrap()).unwrap();
    let rows = staff::write(&staff);
    let from_csv = csv::read(&csv::write(&rows)).unwrap();
    let from_xlsx = xlsx::read(&xlsx::parts(&xlsx::write("人员", &rows)).unwrap()).unwrap();
    assert_eq!(from_csv, from_xlsx);
    assert_eq!(staff::read(&from_csv), Ok(staff));
}
