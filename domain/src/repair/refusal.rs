//! Why something about repairs is not done.

use serde::{Deserialize, Serialize};

use super::Stage;
use crate::id::{BuildingKey, OutageId, PersonId, RepairId, TeamKey};
use crate::time::Timestamp;

/// Why something about repairs is not done, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("two are called {key}")]
    KeyTwice { key: String },
    #[error("{key} needs a name of at most {most} characters")]
    Unnamed { key: String, most: usize },
    #[error("{key} was used before: it is switched off, not taken away")]
    KeyGone { key: String },
    #[error("the team {team} needs a phone")]
    Unreachable { team: TeamKey },
    #[error("nobody here is {person}")]
    UnknownPerson { person: PersonId },
    #[error("the site has no team to send")]
    NoTeams,
    #[error("no building is {building}")]
    UnknownBuilding { building: BuildingKey },
    #[error("the building is said, in at most {most} characters")]
    BuildingUnsaid { most: usize },
    #[error("there is no repair {repair}")]
    UnknownRepair { repair: RepairId },
    #[error("a repair that is {stage:?} does not go on in that way")]
    OutOfOrder { stage: Stage },
    #[error("no team is {team}")]
    UnknownTeam { team: TeamKey },
    #[error("the team {team} was sent already")]
    SentAlready { team: TeamKey },
    #[error("the team is expected at a time to come")]
    ExpectedBefore,
    #[error("say in at most {most} characters what it is about")]
    WordsWrong { most: usize },
    #[error("UL02 material that is paid for costs something")]
    CostsNothing,
    #[error("an outage ends after it begins, and is not over yet")]
    NotForwards,
    #[error("UL03 what is planned is announced a day before, from {earliest:?} on")]
    TooSoon { earliest: Timestamp },
    #[error("there is no outage {outage}")]
    UnknownOutage { outage: OutageId },
    #[error("the outage is over")]
    OutageOver,
}
