//! A person starts duty at a post of theirs. S1.3.4, S1.6.1

use serde::{Deserialize, Serialize};

use super::{
    Decided, Event, GapOpened, GapReason, Mark, State, Warning, What, presence, rules, warn,
};
use crate::Stamp;
use crate::id::{PersonId, PostId};
use crate::time::Date;

/// Asks to be on duty at a post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Start {
    pub post: PostId,
}

/// The person is on duty from then on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Started {
    pub post: PostId,
    pub person: PersonId,
    /// The day at the site.
    pub date: Date,
}

impl Start {
    /// # Errors
    /// Which post it is not, or where the person is already.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        let person = rules::server(stamp)?;
        rules::post(state, &self.post, stamp.at)?;
        rules::no_roaming(state, &self.post, person, stamp.at)?;
        let left = rules::one_post_at_a_time(state, person, stamp)?;
        let date = stamp.at.date(state.site.zone);
        let started = Started { post: self.post.clone(), person: person.clone(), date };
        let gaps = presence::emptied(state, date, &started.mark(stamp), stamp.received);
        let mut warnings = warn::start(state, &self.post, person, stamp.at);
        if let Some(post) = left.filter(|left| *left != self.post) {
            warnings.push(Warning::LeftOtherPost { post });
        }
        warnings.extend(gaps.iter().map(|gap| Warning::LeavesGap { post: gap.post.clone() }));
        let mut events = vec![Event::Started(started)];
        let opened = |gap| GapOpened::of(gap, date, GapReason::FoundLater);
        events.extend(gaps.into_iter().map(opened).map(Event::GapOpened));
        Ok((events, warnings))
    }
}

impl Started {
    fn mark(&self, stamp: &Stamp) -> Mark {
        Mark {
            at: stamp.at,
            operation: stamp.operation.clone(),
            person: self.person.clone(),
            device: stamp.device.clone(),
            post: self.post.clone(),
            what: What::Started,
        }
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.begin(self.date);
        state.days.change(self.date, |day| day.mark(self.mark(stamp)));
    }
}
