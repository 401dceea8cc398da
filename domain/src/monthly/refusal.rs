//! Why a month of a window does not go on.

use serde::{Deserialize, Serialize};

use super::{Group, What};
use crate::assessment::Score;
use crate::id::{OperationId, PostId};
use crate::time::{Date, Month};

/// Why a month of a window does not go on, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("no window of that month is {post}")]
    UnknownWindow { post: PostId },
    #[error("2.11 whoever serves at the window notes nothing of it")]
    OfWindow,
    #[error("2.11 whoever serves at the window objects")]
    NotOfWindow,
    #[error("2.11 a table holds from a month that has not begun")]
    BegunAlready,
    #[error("2.11 the parts of a table come to 100 points, not {sum}")]
    Parts { sum: Score },
    #[error("2.11 a part stands once, with points")]
    Part { group: Group },
    #[error("2.11 a rule stands once, in a part of the table, with points")]
    Rule { what: What },
    #[error("what has not been is not noted")]
    NotYet,
    #[error("2.11 the month is closed: what it came to no longer changes")]
    ClosedAlready,
    #[error("2.11 nothing is noted of a month after {until}")]
    TooLate { until: Date },
    #[error("2.11 it is noted already as {event}")]
    NotedAlready { event: OperationId },
    #[error("2.11 the table of the month has nothing like it to note")]
    NotInTable { what: What },
    #[error("2.11 {event} is not counted here")]
    UnknownPoint { event: OperationId },
    #[error("2.11 {event} is objected to already")]
    ObjectedAlready { event: OperationId },
    #[error("2.11 nobody objects to {event}, or it is settled")]
    NothingToSettle { event: OperationId },
    #[error("2.11 whoever objects, noted it or serves at the window does not settle it")]
    Involved,
    #[error("2.11 so old a month is no longer counted")]
    TooOld { month: Month },
    #[error("2.11 the windows may object until {until}")]
    StillTime { until: Date },
    #[error("2.11 something that counts in the month is not decided yet")]
    Undecided,
    #[error("2.11 an objection to {event} is not settled")]
    ObjectionOpen { event: OperationId },
}
