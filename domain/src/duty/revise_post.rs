//! A post is set up anew: another name, other hours, another A or B. S1.3.2

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Decided, Event, Plan, State, Term, rules};
use crate::Stamp;
use crate::id::{AppointmentId, PostId};

/// Asks for another set-up of a post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevisePost {
    pub post: PostId,
    pub plan: Plan,
    /// Appointments that lose their time by it, as they were shown: they stay promised. S1.4.3
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub knowing: BTreeSet<AppointmentId>,
}

/// A post is set up like this from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostRevised {
    pub post: PostId,
    pub plan: Plan,
}

impl RevisePost {
    /// # Errors
    /// Which post it cannot be done to, or what is wrong with the set-up.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        rules::post(state, &self.post, stamp.at)?;
        rules::plan(state, &self.plan, &self.post, stamp.at)?;
        let Self { post, plan, .. } = self.clone();
        Ok((vec![Event::PostRevised(PostRevised { post, plan })], Vec::new()))
    }
}

impl PostRevised {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (from, operation, plan) = (stamp.at, stamp.operation.clone(), self.plan.clone());
        if let Some(post) = state.posts.get_mut(&self.post) {
            post.set(Term { from, operation, plan });
        }
    }
}
