//! Staff as a table. Photos and keys stay out of it: it is for badges, names and roles.

use std::collections::BTreeSet;

use domain::Badge;
use domain::people::{Details, Role};
use domain::text::mask_phone;

use super::line::{Cells, Columns, Line};
use super::{Fault, Row, Why};

const BADGE: &str = "工号";
const NAME: &str = "姓名";
const ROLES: &str = "角色";
const PHONE: &str = "电话";

/// What each role is called in the table.
const NAMES: [(&str, Role); 3] =
    [("窗口人员", Role::Clerk), ("主管", Role::Supervisor), ("管理员", Role::Administrator)];

/// Returns the staff with their phones masked: such a table is for reading, and is not read back.
pub fn masked(staff: &[Details]) -> Vec<Details> {
    let mask = |one: &Details| Details { phone: mask_phone(&one.phone), ..one.clone() };
    staff.iter().map(mask).collect()
}

/// Returns the rows of a table of staff, headings first.
pub fn write(staff: &[Details]) -> Vec<Vec<String>> {
    let blank = Details {
        badge: Badge(String::new()),
        name: String::new(),
        initials: String::new(),
        photo: None,
        phone: String::new(),
        roles: BTreeSet::new(),
        rank: 0,
    };
    let headings = line(&blank).headings;
    std::iter::once(headings).chain(staff.iter().map(|person| line(person).cells)).collect()
}

fn line(person: &Details) -> Line {
    let roles = NAMES.iter().filter(|(_, role)| person.roles.contains(role));
    let mut line = Line::default();
    line.put(BADGE, person.badge.to_string());
    line.put(NAME, &person.name);
    line.put("简称", &person.initials);
    line.put(PHONE, &person.phone);
    line.put(ROLES, roles.map(|(name, _)| *name).collect::<Vec<_>>().join("、"));
    line.put("职级", person.rank.to_string());
    line
}

/// Reads a table of staff, headings first; a person read has no photo.
///
/// # Errors
/// Every line that cannot be read, by its first fault.
pub fn read(rows: &[Row]) -> Result<Vec<Details>, Vec<Fault>> {
    let Some((heading, lines)) = rows.split_first() else { return Ok(Vec::new()) };
    let columns = Columns::of(heading, &[BADGE, NAME, ROLES]).map_err(|fault| vec![fault])?;
    let (mut staff, mut faults) = (Vec::<Details>::new(), Vec::new());
    for row in lines {
        match person(columns.line(row), &staff) {
            Ok(person) => staff.push(person),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(staff) } else { Err(faults) }
}

fn person(cells: Cells<'_>, before: &[Details]) -> Result<Details, Fault> {
    let badge = cells.must(BADGE, |cell| Some(Badge(cell.to_owned())))?;
    if before.iter().any(|person| person.badge == badge) {
        return Err(cells.fault(BADGE, Why::Twice(badge.to_string())));
    }
    Ok(Details {
        badge,
        name: cells.must(NAME, |cell| Some(cell.to_owned()))?,
        initials: cells.get("简称").to_owned(),
        photo: None,
        phone: cells.maybe(PHONE, unmasked)?.unwrap_or_default(),
        roles: cells.must(ROLES, roles)?,
        rank: cells.maybe("职级", |cell| cell.parse().ok())?.unwrap_or_default(),
    })
}

/// Returns a phone that is no masked one: what hides digits would take them away.
fn unmasked(cell: &str) -> Option<String> {
    (!cell.contains('*')).then(|| cell.to_owned())
}

/// Reads `窗口人员、主管`, with whatever stands between the roles.
fn roles(cell: &str) -> Option<BTreeSet<Role>> {
    let apart = |letter: char| letter.is_whitespace() || "、,，;；/".contains(letter);
    let parts = cell.split(apart).filter(|part| !part.is_empty());
    let role = |part: &str| NAMES.iter().find_map(|(name, role)| (*name == part).then_some(*role));
    parts.map(role).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::csv;

    fn person(badge: &str, name: &str, phone: &str, roles: &[Role]) -> Details {
        Details {
            badge: Badge(badge.to_owned()),
            name: name.to_owned(),
            initials: "张".to_owned(),
            photo: None,
            phone: phone.to_owned(),
            roles: roles.iter().copied().collect(),
            rank: 2,
        }
    }

    #[test]
    fn staff_come_back_from_csv_as_they_were_with_their_zeros_and_plus_signs() {
        let staff = [
            person("007", "张三丰", "13800001234", &[Role::Clerk]),
            person("B-1", "=李四", "+86 138", &[Role::Supervisor, Role::Administrator]),
        ];
        let text = csv::write(&write(&staff));
        assert_eq!(read(&csv::read(&text).unwrap()), Ok(staff.to_vec()));
    }

    #[test]
    fn a_masked_phone_is_not_read_back_over_the_real_one() {
        let staff = [person("007", "张三", "13800001234", &[Role::Clerk])];
        let rows = write(&masked(&staff));
        assert!(
            rows[1].contains(&"****1234".to_owned()) && !rows.concat().concat().contains("1380")
        );
        let faults = read(&csv::read(&csv::write(&rows)).unwrap()).unwrap_err();
        assert_eq!((faults[0].line, faults[0].column.as_str()), (2, PHONE));
    }

    #[test]
    fn what_cannot_be_read_is_named_by_line_and_column() {
        let text =
            "工号,姓名,角色,职级\n1,甲,窗口人员,\n1,乙,主管,\n2,,主管,\n3,丙,站长,\n4,丁,主管,高\n";
        let faults = read(&csv::read(text).unwrap()).unwrap_err();
        let told: Vec<(usize, &str)> =
            faults.iter().map(|fault| (fault.line, fault.column.as_str())).collect();
        assert_eq!(told, [(3, BADGE), (4, NAME), (5, ROLES), (6, "职级")]);
    }

    #[test]
    fn roles_may_stand_apart_by_any_of_the_usual_marks() {
        let both: BTreeSet<Role> = [Role::Clerk, Role::Supervisor].into();
        for cell in ["窗口人员、主管", "主管,窗口人员", "窗口人员 主管", "主管；窗口人员"]
        {
            assert_eq!(roles(cell), Some(both.clone()), "{cell}");
        }
        assert_eq!(roles("主管、站长"), None);
    }
}
