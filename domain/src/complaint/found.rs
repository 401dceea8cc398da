//! What a complaint says is looked into about somebody: from then on it is about them, too. S1.4.3, S1.2.2

use serde::{Deserialize, Serialize};

use super::State;
use crate::id::{ComplaintId, PersonId};

/// A complaint is found to concern somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundToConcern {
    pub complaint: ComplaintId,
    pub person: PersonId,
}

impl FoundToConcern {
    pub(super) fn evolve(&self, state: &mut State) {
        state.concerns(&self.complaint, &self.person);
    }
}
