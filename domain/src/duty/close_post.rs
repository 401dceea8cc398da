//! A post is given up for good.

use serde::{Deserialize, Serialize};

use super::{Decided, Event, State, rules};
use crate::Stamp;
use crate::id::PostId;

/// Asks that a post exist no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClosePost {
    pub post: PostId,
}

/// A post exists no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostClosed {
    pub post: PostId,
}

impl ClosePost {
    /// # Errors
    /// Which post it cannot be done to, or who is still on duty there.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        rules::post(state, &self.post, stamp.at)?;
        rules::nobody_there(state, &self.post, stamp.at)?;
        Ok((vec![Event::PostClosed(PostClosed { post: self.post.clone() })], Vec::new()))
    }
}

impl PostClosed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if let Some(post) = state.posts.get_mut(&self.post) {
            post.closed = Some(stamp.at);
        }
    }
}
