//! Why an operation on inspections or gifts is not done, in order of precedence.

use serde::{Deserialize, Serialize};

use super::Line;
use crate::id::{GiftId, InspectionId, PersonId, PostId};
use crate::time::Date;

/// Why an operation on inspections or gifts is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("S1.3.4: no inspection {inspection} is known")]
    UnknownInspection { inspection: InspectionId },
    #[error("S1.3.4: there was no window {post} then")]
    UnknownPost { post: PostId },
    #[error("S1.3.4: a visit is recorded after it was made")]
    InTheFuture,
    #[error("S1.3.4: a visit is recorded while it is remembered: since {since}")]
    TooOld { since: Date },
    #[error("S1.3.4: nobody inspects the window they stand at")]
    OwnWindow,
    #[error("S1.3.4: nobody sees themselves")]
    Oneself,
    #[error("S1.3.4: nobody here was {person}")]
    UnknownPerson { person: PersonId },
    #[error("S2.2.2: every line is answered; {line:?} is not")]
    Unanswered { line: Line },
    #[error("S2.1.4: the window was shut then: nobody had to be there")]
    Shut,
    #[error("S2.3.3: which forbidden phrase was said")]
    PhraseMissing,
    #[error("S2.3.3: the site forbids no phrase {phrase}")]
    UnknownPhrase { phrase: String },
    #[error("S2.3.3: a phrase was said only where the line is not met")]
    PhraseNotSaid,
    #[error("S1.3.4: it is recorded already as {inspection}")]
    NotedAlready { inspection: InspectionId },
    #[error("S2.2.2: only a line that was not met is contested")]
    NotUnmet,
    #[error("S2.2.2: it was settled already")]
    SettledAlready,
    #[error("S2.2.2: they contested it already")]
    ContestedAlready,
    #[error("S2.2.2: it could be contested until {until}")]
    ContestTooLate { until: Date },
    #[error("S2.2.2: it is settled by somebody who neither recorded it nor is concerned")]
    Involved,
    #[error("S2.2.2: nobody contested it")]
    NotContested,
    #[error("S1.6.3: no gift {gift} is known")]
    UnknownGift { gift: GiftId },
    #[error("S1.6.3: a gift is declared after it was offered")]
    OfferedLater,
    #[error("S1.6.3: an amount is above nothing and at most {yuan} yuan")]
    ValueOutOfRange { yuan: u32 },
    #[error("S1.6.3: nobody receives what they declared themselves")]
    OwnGift,
    #[error("S1.6.3: there is nothing to be handed in")]
    NothingToReceive,
    #[error("S1.6.3: it was received already")]
    ReceivedAlready,
    #[error("S1.6.3: only what spoils is destroyed")]
    NotPerishable,
}
