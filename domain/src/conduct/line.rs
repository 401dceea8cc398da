//! The fixed lines of an inspection, and what was seen of each. S2.1, S2.2

use serde::{Deserialize, Serialize};

/// A line of the form: always the same, so that inspections can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Line {
    AtPost,
    Badge,
    Tidy,
    Signs,
    Leaflets,
    /// Order is kept, and nobody shouts.
    Order,
    Appearance,
    /// 来有迎声
    Greeting,
    /// 问有答声
    Reply,
    /// 走有送声
    Farewell,
    /// 办事咨询一样热情
    EnquiryAsTask,
    /// 生人熟人一样和气
    StrangerAsFriend,
    /// 干部群众一样尊重
    AllRespected,
    /// 忙时闲时一样耐心
    BusyAsIdle,
    /// 早来晚来一样接待
    LateAsEarly,
    /// Nothing unrelated to work.
    OnlyWork,
    /// No forbidden phrase.
    Speech,
}

/// What was seen of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mark {
    Met,
    NotMet,
    NotSeen,
}

impl Line {
    /// Every line, in the order of the form.
    pub const ALL: [Self; 17] = [
        Self::AtPost,
        Self::Badge,
        Self::Tidy,
        Self::Signs,
        Self::Leaflets,
        Self::Order,
        Self::Appearance,
        Self::Greeting,
        Self::Reply,
        Self::Farewell,
        Self::EnquiryAsTask,
        Self::StrangerAsFriend,
        Self::AllRespected,
        Self::BusyAsIdle,
        Self::LateAsEarly,
        Self::OnlyWork,
        Self::Speech,
    ];

    /// Returns the clause a line looks at.
    pub fn clause(self) -> &'static str {
        match self {
            Self::AtPost => "S2.1.4",
            Self::Badge => "S1.6.1",
            Self::Tidy => "S2.1.3",
            Self::Signs => "S2.1.2",
            Self::Leaflets => "S2.1.1",
            Self::Order => "S2.1.5",
            Self::Appearance => "S2.2.1",
            Self::Greeting
            | Self::Reply
            | Self::Farewell
            | Self::EnquiryAsTask
            | Self::StrangerAsFriend
            | Self::AllRespected
            | Self::BusyAsIdle
            | Self::LateAsEarly => "S2.2.2",
            Self::OnlyWork => "S2.2.3",
            Self::Speech => "S2.3.3",
        }
    }
}
