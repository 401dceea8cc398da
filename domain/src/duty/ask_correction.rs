//! A person asks that a time of their own attendance be corrected; somebody else answers. 2.10

use serde::{Deserialize, Serialize};

use super::{Correction, Decided, Event, Passage, State, rules};
use crate::Stamp;
use crate::id::{CorrectionId, PersonId, PostId};
use crate::time::{Date, Timestamp};

/// Asks that the time be corrected at which the person themself came or left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskCorrection {
    pub post: PostId,
    pub passage: Passage,
    /// When they really came or left.
    pub at: Timestamp,
    pub reason: String,
}

/// A person wishes a time of theirs corrected; the operation names the correction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CorrectionAsked {
    pub post: PostId,
    pub person: PersonId,
    /// The day at the site.
    pub date: Date,
    pub passage: Passage,
    pub at: Timestamp,
    pub reason: String,
}

impl AskCorrection {
    /// # Errors
    /// That the post is none of theirs, the time is ahead or long past, another one waits for its
    /// answer, or the reason is missing.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        let person = rules::server(stamp)?.clone();
        rules::post_known(state, &self.post)?;
        rules::no_roaming(state, &self.post, &person, self.at)?;
        rules::correction_time(self.at, stamp.at)?;
        let date = self.at.date(state.site.zone);
        rules::no_other_waits(state, &person, date, self.passage)?;
        rules::correction_reason(&self.reason)?;
        let Self { post, passage, at, reason } = self.clone();
        let asked = CorrectionAsked { post, person, date, passage, at, reason };
        Ok((vec![Event::CorrectionAsked(asked)], Vec::new()))
    }
}

impl CorrectionAsked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let id = CorrectionId::from(&stamp.operation);
        let Self { post, person, date, passage, at, reason } = self.clone();
        let asked = stamp.at;
        let one = Correction {
            id: id.clone(),
            person,
            post,
            date,
            passage,
            at,
            reason,
            asked,
            answer: None,
        };
        state.corrections.insert(id, one);
    }
}
