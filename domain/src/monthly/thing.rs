//! What counts for or against a window. 2.11

use serde::{Deserialize, Serialize};

/// What counts for or against a window. What the record shows by itself nobody enters; the rest is noted by
/// whoever oversees.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum What {
    /// 迟到. 2.10
    Late,
    /// 早退. 2.10
    LeftEarly,
    /// Late or early by more than an hour. 2.11
    Long,
    /// 空岗. S1.3.1
    OffPost,
    /// Absent for up to half a day. 2.10
    Absent,
    /// Absent for longer. 2.10
    AbsentLong,
    /// A promised time was not kept. S1.4.3
    Broken,
    /// A promised date was not kept. R-CLK-3
    Overdue,
    /// A fault that was found true, and decided. S1.2.2
    Fault,
    /// 吃拿卡要, found true. S1.2.2
    Vice,
    /// An inspection found nobody at the window. S1.3.1
    NotAtPost,
    /// An inspection saw no badge. S1.6.1
    NoBadge,
    /// An inspection found the workplace not kept clean. S2.1.3
    Unclean,
    /// An inspection found signs, leaflets or order wanting. S2.1.1
    BadPlace,
    /// An inspection found something done that is no work. S2.2.3
    OffWork,
    /// An inspection found appearance, speech, the three voices or the five sames wanting. S2.2.2
    BadManner,
    /// 不服从管理
    Disobeyed,
    /// What had to be accepted was not.
    NotAccepted,
    /// Something was handled and not entered.
    NotEntered,
    /// 乱收费
    Fee,
    /// 上级批评
    Criticised,
    /// 造成严重后果
    Serious,
    /// 与群众争吵
    Quarrel,
    /// A result was wrong.
    WrongResult,
    /// A file was incomplete.
    BadFile,
    /// Hygiene was not kept.
    Untidy,
    /// 受表扬
    Praised,
    /// Something that is not told to whoever reads it: no table has a rule for it.
    Withheld,
    /// Whatever else a site counts, by its own name.
    Own(String),
}

impl What {
    /// Says whether somebody notes it, since no record shows it.
    pub fn is_noted(&self) -> bool {
        match self {
            Self::Late
            | Self::LeftEarly
            | Self::Long
            | Self::OffPost
            | Self::Absent
            | Self::AbsentLong
            | Self::Broken
            | Self::Overdue
            | Self::Fault
            | Self::Vice
            | Self::NotAtPost
            | Self::NoBadge
            | Self::Unclean
            | Self::BadPlace
            | Self::OffWork
            | Self::BadManner
            | Self::Withheld => false,
            Self::Disobeyed
            | Self::NotAccepted
            | Self::NotEntered
            | Self::Fee
            | Self::Criticised
            | Self::Serious
            | Self::Quarrel
            | Self::WrongResult
            | Self::BadFile
            | Self::Untidy
            | Self::Praised
            | Self::Own(_) => true,
        }
    }
}
