//! Tables of other programs: a workbook saved by openpyxl, deflated as Excel and WPS deflate.

use bianmin::table::xlsx::{self, Part};
use bianmin::table::{Sheet, csv, separated, staff};
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
    let file = xlsx::write(&[Sheet { name: "人员".to_owned(), rows }]);
    let from_xlsx = xlsx::read(&xlsx::parts(&file).unwrap()).unwrap();
    assert_eq!(from_csv, from_xlsx);
    assert_eq!(staff::read(&from_csv), Ok(staff));
}

#[test]
fn several_tables_are_packed_as_a_file_each() {
    let sheet = |name: &str, cell: &str| Sheet {
        name: name.to_owned(),
        rows: vec![vec!["a".to_owned()], vec![cell.to_owned()]],
    };
    let one = String::from_utf8(separated(&[sheet("up_pro_accept", "=1")])).unwrap();
    assert_eq!(csv::read(&one).unwrap()[1].cells, ["=1"]);
    let packed = separated(&[sheet("up_pro_accept", "=1"), sheet("up_pro_result", "x")]);
    let text = String::from_utf8_lossy(&packed);
    assert!(packed.starts_with(b"PK"));
    for within in ["up_pro_accept.csv", "up_pro_result.csv", "\r\n'=1\r\n"] {
        assert!(text.contains(within), "{within}");
    }
}
