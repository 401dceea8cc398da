//! That somebody has nothing to decide in a matter, since its visitor is close to them. S1.6.3

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::time::Timestamp;

/// How a visitor is close to a member of staff; who they are stays unsaid. 公务员法 Art. 74, 76
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// 夫妻
    Spouse,
    /// 直系血亲
    Direct,
    /// 三代以内旁系血亲
    Collateral,
    /// 近姻亲
    InLaw,
    /// 其他可能影响公正的关系
    Close,
}

/// How a recusal that was a mistake was lifted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lifting {
    pub at: Timestamp,
    pub by: PersonId,
    pub reason: String,
}

/// From when on somebody decides nothing in a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recusal {
    pub person: PersonId,
    pub relation: Relation,
    pub at: Timestamp,
    /// Who declared it: the person, or a supervisor.
    pub by: PersonId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted: Option<Lifting>,
}

impl Recusal {
    /// Says whether it stood at an instant: what was done before it was declared, stands.
    pub fn stood(&self, at: Timestamp) -> bool {
        self.at <= at && self.lifted.as_ref().is_none_or(|lifting| at < lifting.at)
    }
}
