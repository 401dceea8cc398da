//! The repair teams and the buildings of the demo university. Names are invented.

use domain::Operation;
use domain::repair::{self, SetBuilding, SetTeam};

use super::words::{Words, text};

const TEAMS: [(Words, &str); 2] = [
    (["水电维修组", "水電維修組", "Plumbing and power"], "020-5550-2811"),
    (["木工门锁组", "木工門鎖組", "Carpentry and locks"], "020-5550-2812"),
];

const BUILDINGS: [Words; 5] = [
    ["北一舍", "北一舍", "North hall 1"],
    ["北二舍", "北二舍", "North hall 2"],
    ["第一教学楼", "第一教學樓", "Teaching building 1"],
    ["图书馆", "圖書館", "Library"],
    ["学生食堂", "學生食堂", "Canteen"],
];

/// Returns what names them.
pub fn teams_and_buildings() -> impl Iterator<Item = Operation> {
    let teams = TEAMS.iter().map(|(name, phone)| {
        let (name, phone) = (text(name), (*phone).to_owned());
        repair::Operation::SetTeam(SetTeam { team: None, name, phone, person: None, off: false })
    });
    let buildings = BUILDINGS.iter().map(|name| {
        repair::Operation::SetBuilding(SetBuilding { building: None, name: text(name), off: false })
    });
    teams.chain(buildings).map(Operation::Repair)
}
