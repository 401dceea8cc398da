//! A person ends duty; the post is not left empty while it is open. S1.3.1, S2.1.4

use serde::{Deserialize, Serialize};

use super::presence::Emptied;
use super::{Decided, Event, Gap, Mark, State, Warning, What, presence, rules, warn};
use crate::Stamp;
use crate::id::{PersonId, PostId};
use crate::time::{Date, Timestamp};

/// Why a person leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndReason {
    /// The day at this post is over, for all or for this person.
    DayOver,
    /// Between two spans of opening hours; the person comes back.
    Break,
    /// Somebody else has taken over.
    Relieved,
    /// The person must leave at once, whether or not somebody else is there.
    Emergency { reason: String },
}

/// Why a post stood empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GapReason {
    Emergency {
        reason: String,
    },
    /// Two tablets without a network each believed that somebody else was there.
    FoundLater,
}

/// Asks to be on duty no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct End {
    pub post: PostId,
    pub why: EndReason,
}

/// The person is on duty no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ended {
    pub post: PostId,
    pub person: PersonId,
    /// The day at the site.
    pub date: Date,
    pub why: EndReason,
}

/// A post stands empty in opening hours: supervisors are alerted. Whoever starts next closes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapOpened {
    pub post: PostId,
    /// Who left last, and answers for the post until somebody starts.
    pub person: PersonId,
    /// The day at the site.
    pub date: Date,
    pub from: Timestamp,
    pub reason: GapReason,
}

impl End {
    /// # Errors
    /// That the person is not on duty there, the reason is missing, or nobody else is there.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        let person = rules::server(stamp)?;
        rules::post_known(state, &self.post)?;
        rules::on_duty_here(state, &self.post, person, stamp)?;
        rules::emergency_reason(&self.why)?;
        let date = stamp.at.date(state.site.zone);
        let (post, why) = (self.post.clone(), self.why.clone());
        let ended = Ended { post, person: person.clone(), date, why };
        let gaps = presence::emptied(state, date, &ended.mark(stamp), stamp.received);
        rules::not_left_empty(state, self, &gaps, stamp)?;
        rules::day_over(state, self, person, stamp)?;
        let mut warnings = warn::end(state, &self.post, person, stamp.at);
        warnings.extend(gaps.iter().map(|gap| Warning::LeavesGap { post: gap.post.clone() }));
        let mut events = vec![Event::Ended(ended)];
        let opened = |gap| GapOpened::of(gap, date, rules::gap_reason(&self.why));
        events.extend(gaps.into_iter().map(opened).map(Event::GapOpened));
        Ok((events, warnings))
    }
}

impl Ended {
    fn mark(&self, stamp: &Stamp) -> Mark {
        Mark {
            at: stamp.at,
            operation: stamp.operation.clone(),
            person: self.person.clone(),
            device: stamp.device.clone(),
            post: self.post.clone(),
            what: What::Ended(self.why.clone()),
        }
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.days.change(self.date, |day| day.mark(self.mark(stamp)));
    }
}

impl GapOpened {
    /// Returns the news of an emptied post.
    pub(super) fn of(emptied: Emptied, date: Date, reason: GapReason) -> Self {
        let Emptied { post, from, person } = emptied;
        Self { post, person, date, from, reason }
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let gap = Gap {
            at: self.from,
            operation: stamp.operation.clone(),
            post: self.post.clone(),
            person: self.person.clone(),
            reason: self.reason.clone(),
        };
        state.days.change(self.date, |day| day.gap(gap));
    }
}
