//! Whoever filed it says more; after an answer that opens it again: closed is not mended. 2.7

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, What, rules};
use crate::context::Stamp;
use crate::id::ComplaintId;
use crate::{Decision, State as Site};

/// Asks to add what a visitor says; the words travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SayMore {
    pub complaint: ComplaintId,
}

/// A visitor has said more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidMore {
    pub complaint: ComplaintId,
}

impl SayMore {
    pub(super) fn decide(&self, state: &Site) -> Result<Decision, crate::Refusal> {
        rules::known(state, &self.complaint)?;
        let complaint = self.complaint.clone();
        Ok(super::decision(Event::SaidMore(SaidMore { complaint })))
    }
}

impl SaidMore {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let open = state.get(&self.complaint).is_some_and(super::Complaint::is_open);
        let what = if open { What::SaidMore } else { What::Reopened };
        state.step(&self.complaint, stamp, what, |one| {
            if !open {
                (one.since, one.stage) = (stamp.at, Stage::Filed);
            }
        });
    }
}
