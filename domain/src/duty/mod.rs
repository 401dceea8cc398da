//! Posts and who stands at them: a post is added with its A and B, a roster covers its hours,
//! persons start and end duty, and who was responsible at any minute is derived from that, as is
//! the attendance register.
//! Serves S1.3.1, S1.3.2, S1.3.4, S1.6.1 and S2.1.4.

mod add_post;
mod answer_correction;
mod ask_correction;
pub mod attendance;
mod cancel_absence;
mod close_post;
mod correction;
mod day;
mod end;
mod note_heard;
mod plan_absence;
pub mod presence;
mod publish_roster;
mod record;
mod refusal;
mod revise_post;
mod roster;
pub mod rules;
mod start;
mod state;
pub mod view;
mod warn;

use serde::{Deserialize, Serialize};

pub use add_post::{AddPost, PostAdded};
pub use answer_correction::{AnswerCorrection, CorrectionAnswered};
pub use ask_correction::{AskCorrection, CorrectionAsked};
pub use cancel_absence::{AbsenceCancelled, CancelAbsence};
pub use close_post::{ClosePost, PostClosed};
pub use correction::{Answer, CORRECTION_DAYS, Correction, Passage, Verdict};
pub use day::{Day, Gap, Mark, What};
pub use end::{End, EndReason, Ended, GapOpened, GapReason};
pub use note_heard::{HeardNoted, NoteHeard, heard_due};
pub use plan_absence::{AbsencePlanned, PlanAbsence};
pub use presence::{Over, Presence};
pub use publish_roster::{PublishRoster, RosterPublished};
pub use record::{How, Stretch, record, responsible};
pub use refusal::Refusal;
pub use revise_post::{PostRevised, RevisePost};
pub use rules::on_duty;
pub use start::{Start, Started};
pub use state::{Absence, AbsenceKind, Edition, KEPT_DAYS, Plan, Post, Scope, Shift, State, Term};
pub use view::present as present_at;

use crate::id::{PersonId, PostId};
use crate::time::{Minutes, Timestamp};
use crate::{Decision, Stamp};

/// What may be asked about posts and duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    AddPost(AddPost),
    RevisePost(RevisePost),
    ClosePost(ClosePost),
    PublishRoster(PublishRoster),
    PlanAbsence(PlanAbsence),
    CancelAbsence(CancelAbsence),
    Start(Start),
    End(End),
    AskCorrection(AskCorrection),
    AnswerCorrection(AnswerCorrection),
    NoteHeard(NoteHeard),
}

/// What has happened to posts and duty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    PostAdded(PostAdded),
    PostRevised(PostRevised),
    PostClosed(PostClosed),
    RosterPublished(RosterPublished),
    AbsencePlanned(AbsencePlanned),
    AbsenceCancelled(AbsenceCancelled),
    Started(Started),
    Ended(Ended),
    GapOpened(GapOpened),
    CorrectionAsked(CorrectionAsked),
    CorrectionAnswered(CorrectionAnswered),
    HeardNoted(HeardNoted),
}

/// What somebody should notice about posts and duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// The person's shift began this long ago. S1.3.1
    LateStart { minutes: Minutes },
    /// The person was on duty elsewhere, which ended with this start. S1.3.4
    LeftOtherPost { post: PostId },
    /// The post is left empty: supervisors are to know at once. S1.3.1
    LeavesGap { post: PostId },
    /// The post opens again then, and that person is expected. S1.3.1
    OpensAgain { at: Timestamp, expected: PersonId },
    /// It is outside the hours of the post: what is done counts as extended service. S1.3.1, S2.4
    AfterHours,
    /// The person had a planned absence now. S1.3.2
    WasAbsent,
    /// These stand in during the absence. S1.3.2
    CoveredBy { post: PostId, by: PersonId },
    /// The absence takes a whole day or more: the post is handed over before it begins. S1.3.3
    HandOverFirst { post: PostId },
}

impl Operation {
    /// Decides by the verb's own rules.
    ///
    /// # Errors
    /// The first [`Refusal`] in the order of that enum.
    pub fn decide(&self, state: &crate::State, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (events, warnings) = match self {
            Self::AddPost(add) => add.decide(state, stamp)?,
            Self::RevisePost(revise) => revise.decide(state, stamp)?,
            Self::ClosePost(close) => close.decide(state, stamp)?,
            Self::PublishRoster(publish) => publish.decide(state, stamp)?,
            Self::PlanAbsence(plan) => plan.decide(state, stamp)?,
            Self::CancelAbsence(cancel) => cancel.decide(state, stamp)?,
            Self::Start(start) => start.decide(state, stamp)?,
            Self::End(end) => end.decide(state, stamp)?,
            Self::AskCorrection(ask) => ask.decide(state, stamp)?,
            Self::AnswerCorrection(answer) => answer.decide(state, stamp)?,
            Self::NoteHeard(note) => note.decide(state),
        };
        Ok(Decision {
            events: events.into_iter().map(crate::Event::Duty).collect(),
            warnings: warnings.into_iter().map(crate::Warning::Duty).collect(),
        })
    }
}

/// What a verb of this slice decides.
type Decided = Result<(Vec<Event>, Vec<Warning>), Refusal>;

impl State {
    /// Takes in what has happened to posts and duty, each at its own time whatever came before.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::PostAdded(added) => added.evolve(self, stamp),
            Event::PostRevised(revised) => revised.evolve(self, stamp),
            Event::PostClosed(closed) => closed.evolve(self, stamp),
            Event::RosterPublished(published) => published.evolve(self, stamp),
            Event::AbsencePlanned(planned) => planned.evolve(self, stamp),
            Event::AbsenceCancelled(cancelled) => cancelled.evolve(self, stamp),
            Event::Started(started) => started.evolve(self, stamp),
            Event::Ended(ended) => ended.evolve(self, stamp),
            Event::GapOpened(opened) => opened.evolve(self, stamp),
            Event::CorrectionAsked(asked) => asked.evolve(self, stamp),
            Event::CorrectionAnswered(answered) => answered.evolve(self, stamp),
            Event::HeardNoted(noted) => noted.evolve(self),
        }
    }
}
