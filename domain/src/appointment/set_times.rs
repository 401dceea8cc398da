//! When a post gives places is set; what the change would break is named first
//! (see [`rules::names_broken`]). S1.4.1, S1.4.3

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, Times, Warning, rules, view};
use crate::context::Stamp;
use crate::id::{AppointmentId, PostId};
use crate::{Decision, State as Site};

/// Asks to set when a post gives places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetTimes {
    pub post: PostId,
    pub times: Times,
    /// Appointments that lose their time by it, as they were shown: they stay promised.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub knowing: BTreeSet<AppointmentId>,
}

/// When a post gives places has been set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimesSet {
    pub post: PostId,
    pub times: Times,
}

impl SetTimes {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        if !state.duty.posts.contains_key(&self.post) {
            return Err(Refusal::UnknownPost { post: self.post.clone() }.into());
        }
        rules::times(&self.times)?;
        let set = TimesSet { post: self.post.clone(), times: self.times.clone() };
        let mut decision = super::decision([Event::TimesSet(set)]);
        let places = view::loans_outside(state, &self.post, &self.times, stamp.at);
        if places > 0 {
            let kept = Warning::LoansKept { places };
            decision.warnings.push(crate::Warning::Appointment(kept));
        }
        Ok(decision)
    }
}

impl TimesSet {
    pub(super) fn evolve(&self, state: &mut State) {
        state.times.insert(self.post.clone(), self.times.clone());
    }
}
