//! The grades, what they rest on, and what follows from them. S1.5.2, S1.5.3

use serde::{Deserialize, Serialize};

use super::Score;

/// What somebody is found to be. 公务员法 Art. 38; 事业单位人事管理条例 Art. 21
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// 优秀, 90 to 100
    Excellent,
    /// 称职 or 合格, 70 to 89
    Competent,
    /// 基本称职 or 基本合格, 60 to 69: where there are four grades
    Basic,
    /// 不称职 or 不合格, 0 to 59
    Incompetent,
}

impl Grade {
    /// Every grade, the best first.
    pub const ALL: [Self; 4] = [Self::Excellent, Self::Competent, Self::Basic, Self::Incompetent];

    /// Returns the middle of its band, in hundredths of a point. 2.12
    pub fn middle(self) -> Score {
        match self {
            Self::Excellent => 9_500,
            Self::Competent => 7_950,
            Self::Basic => 6_450,
            Self::Incompetent => 2_950,
        }
    }

    /// Returns the grade in whose band a score lies.
    pub fn of(score: Score, four: bool) -> Self {
        match score {
            9_000.. => Self::Excellent,
            6_000..7_000 if four => Self::Basic,
            6_000..9_000 => Self::Competent,
            _ => Self::Incompetent,
        }
    }
}

/// What an assessment rests on. S1.5.2
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Input {
    /// What is counted from the log.
    Indicators,
    /// Marks by whoever leads.
    Superior,
    /// The secret ballot. 民主测评
    Ballot,
    /// Marks by other windows. 窗口互评
    Peers,
    /// The person's own report. 个人述职
    Report,
    /// Ratings by visitors.
    Public,
}

impl Input {
    /// Every input, in the order of the weights.
    pub const ALL: [Self; 6] =
        [Self::Indicators, Self::Superior, Self::Ballot, Self::Peers, Self::Report, Self::Public];
}

/// What follows from a grade. S1.5.3
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Follow {
    /// 嘉奖
    Commended,
    Rewarded,
    /// Excellent without a reward: the grounds say why.
    NotRewarded,
    /// 谈话
    Talk,
    Training,
    /// Another post.
    Moved,
    Warned,
    Nothing,
}
