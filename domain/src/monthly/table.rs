//! By which rules a window's month is scored: parts that come to a hundred points, and what costs how much of
//! which. All integers, in hundredths of a point. 2.11

use serde::{Deserialize, Serialize};

use super::What;
use crate::assessment::Score;

/// The parts a table may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Group {
    /// 考勤
    Attendance,
    /// 纪律
    Discipline,
    /// 卫生
    Hygiene,
    /// 业务
    Business,
    /// 受理退回
    Intake,
    /// 收费
    Fees,
    /// 办理时限
    Limits,
    /// 办理结果
    Results,
    /// 档案
    Files,
    /// 服务态度
    Attitude,
    /// 加分: what is given above a hundred.
    Bonus,
}

/// A part of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub group: Group,
    /// The most there is of it, in hundredths of a point: what costs more than that costs no more.
    pub most: Score,
}

/// What something costs; in the part of what is given above a hundred, what it gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    pub what: What,
    pub group: Group,
    /// In hundredths of a point.
    pub points: Score,
    /// 一票否决: after it the month has no score. 2.11
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vetoes: bool,
}

/// The rules by which months are scored. What is in none of them counts nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub parts: Vec<Part>,
    pub rules: Vec<Rule>,
}

impl Default for Table {
    fn default() -> Self {
        Self::township()
    }
}

/// What a table says of one thing: points, and whether it vetoes.
type Line = (What, u16, bool);

impl Table {
    /// Returns the table of a township's convenience centre: attendance 30, discipline 30, hygiene 10, business
    /// 30. 2.11
    pub fn township() -> Self {
        let attendance: &[Line] = &[
            (What::Late, 1, false),
            (What::LeftEarly, 1, false),
            (What::Long, 3, false),
            (What::OffPost, 1, false),
            (What::Absent, 3, false),
            (What::AbsentLong, 6, false),
        ];
        let discipline: &[Line] = &[
            (What::NotAtPost, 10, false),
            (What::NoBadge, 1, false),
            (What::OffWork, 1, false),
            (What::BadManner, 1, false),
            (What::Disobeyed, 20, false),
            (What::Quarrel, 3, false),
        ];
        let hygiene: &[Line] =
            &[(What::Unclean, 10, false), (What::BadPlace, 1, false), (What::Untidy, 10, false)];
        let business: &[Line] = &[
            (What::NotAccepted, 1, false),
            (What::NotEntered, 2, false),
            (What::Broken, 2, false),
            (What::Overdue, 5, false),
            (What::Fault, 5, false),
            (What::Fee, 10, false),
            (What::Criticised, 10, false),
            (What::Serious, 20, true),
            (What::Vice, 20, true),
        ];
        Self::of(&[
            (Group::Attendance, 30, attendance),
            (Group::Discipline, 30, discipline),
            (Group::Hygiene, 10, hygiene),
            (Group::Business, 30, business),
        ])
    }

    /// Returns the table of a county's hall, with up to ten points above a hundred: attendance 20, intake and
    /// return 15, fees 10, limits 15, results 15, files 3, cleanliness 2, attitude 20. 2.11
    pub fn county() -> Self {
        let attendance: &[Line] = &[
            (What::Late, 1, false),
            (What::LeftEarly, 1, false),
            (What::Long, 3, false),
            (What::OffPost, 2, false),
            (What::Absent, 3, false),
            (What::AbsentLong, 6, false),
        ];
        let limits: &[Line] = &[(What::Overdue, 5, false), (What::Broken, 5, false)];
        let hygiene: &[Line] =
            &[(What::Unclean, 1, false), (What::BadPlace, 1, false), (What::Untidy, 1, false)];
        let attitude: &[Line] = &[
            (What::NotAtPost, 2, false),
            (What::NoBadge, 1, false),
            (What::OffWork, 1, false),
            (What::BadManner, 1, false),
            (What::Quarrel, 3, false),
            (What::Fault, 5, false),
            (What::Serious, 20, true),
            (What::Vice, 20, true),
        ];
        Self::of(&[
            (Group::Attendance, 20, attendance),
            (Group::Intake, 15, &[(What::NotAccepted, 2, false), (What::NotEntered, 2, false)]),
            (Group::Fees, 10, &[(What::Fee, 5, false)]),
            (Group::Limits, 15, limits),
            (Group::Results, 15, &[(What::WrongResult, 5, false), (What::Criticised, 5, false)]),
            (Group::Files, 3, &[(What::BadFile, 1, false)]),
            (Group::Hygiene, 2, hygiene),
            (Group::Attitude, 20, attitude),
            (Group::Bonus, 10, &[(What::Praised, 2, false)]),
        ])
    }

    fn of(parts: &[(Group, u16, &[Line])]) -> Self {
        let rule = |group: Group| {
            move |(what, points, vetoes): &Line| {
                let points = Score::from(*points) * 100;
                Rule { what: what.clone(), group, points, vetoes: *vetoes }
            }
        };
        Self {
            parts: parts
                .iter()
                .map(|(group, most, _)| Part { group: *group, most: Score::from(*most) * 100 })
                .collect(),
            rules: parts.iter().flat_map(|(group, _, all)| all.iter().map(rule(*group))).collect(),
        }
    }

    /// Returns what a table says of something.
    pub fn rule(&self, what: &What) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.what == *what)
    }
}
