//! A post is set up with its A and B. S1.3.2

use serde::{Deserialize, Serialize};

use super::{Decided, Event, Plan, Post, State, Term, rules};
use crate::Stamp;
use crate::id::PostId;

/// Asks for a new post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddPost {
    pub plan: Plan,
}

/// A post has been set up; the operation names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostAdded {
    pub plan: Plan,
}

impl AddPost {
    /// # Errors
    /// What is wrong with the set-up.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        rules::plan(state, &self.plan, &PostId::from(&stamp.operation), stamp.at)?;
        Ok((vec![Event::PostAdded(PostAdded { plan: self.plan.clone() })], Vec::new()))
    }
}

impl PostAdded {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (from, operation, plan) = (stamp.at, stamp.operation.clone(), self.plan.clone());
        let id = PostId::from(&operation);
        let terms = vec![Term { from, operation, plan }];
        state.posts.insert(id.clone(), Post { id, terms, closed: None });
    }
}
