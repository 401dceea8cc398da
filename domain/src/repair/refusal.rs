//! Why something about repairs is not done.

use serde::{Deserialize, Serialize};

use super::Stage;
use crate::id::{BuildingId, OperationId, OutageId, PersonId, RepairId, TeamId};
use crate::time::Timestamp;

/// Why something about repairs is not done, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("no team is {team}")]
    UnknownTeam { team: TeamId },
    #[error("no building is {building}")]
    UnknownBuilding { building: BuildingId },
    #[error("it needs a name of at most {most} characters")]
    Unnamed { most: usize },
    #[error("a team needs a phone of at most {most} characters")]
    Unreachable { most: usize },
    #[error("nobody here is {person}")]
    UnknownPerson { person: PersonId },
    #[error("the site has no team to send")]
    NoTeams,
    #[error("residents have {most} repairs open that nobody was sent to")]
    TooManyOpen { most: usize },
    #[error("the building is said, or where else it is, in at most {most} characters")]
    PlaceUnsaid { most: usize },
    #[error("there is no repair {repair}")]
    UnknownRepair { repair: RepairId },
    #[error("no team was sent by {dispatch}")]
    UnknownDispatch { dispatch: OperationId },
    #[error("a repair that is {stage:?} does not go on in that way")]
    OutOfOrder { stage: Stage },
    #[error("another team was sent meanwhile")]
    AnotherTeam,
    #[error("the team {team} was sent already")]
    SentAlready { team: TeamId },
    #[error("the team is expected at a time to come")]
    ExpectedBefore,
    #[error("say in at most {most} characters what it is about")]
    WordsWrong { most: usize },
    #[error("UL02 material that is paid for costs something")]
    CostsNothing,
    #[error("nothing is different in it")]
    NothingCorrected,
    #[error("S1.1.2 it is theirs already")]
    Theirs,
    #[error("somebody else hears from whoever asked whether it is mended")]
    OwnWork,
    #[error("at most {most} photos")]
    PhotosFull { most: usize },
    #[error("an outage ends after it begins, and is not over yet")]
    NotForwards,
    #[error("UL03 what is planned is announced a day before, from {earliest:?} on")]
    TooSoon { earliest: Timestamp },
    #[error("there is no outage {outage}")]
    UnknownOutage { outage: OutageId },
    #[error("the outage is over")]
    OutageOver,
}
