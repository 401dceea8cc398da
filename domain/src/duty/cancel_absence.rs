//! A planned absence is given up, or ends early. S1.3.2

use serde::{Deserialize, Serialize};

use super::{Decided, Event, State, rules};
use crate::Stamp;
use crate::id::AbsenceId;

/// Asks that a person be away no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CancelAbsence {
    pub absence: AbsenceId,
}

/// A person is not, or no longer, away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AbsenceCancelled {
    pub absence: AbsenceId,
}

impl CancelAbsence {
    /// # Errors
    /// Which absence it cannot be done to.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        rules::running_absence(state, &self.absence, stamp.at)?;
        let absence = self.absence.clone();
        Ok((vec![Event::AbsenceCancelled(AbsenceCancelled { absence })], Vec::new()))
    }
}

impl AbsenceCancelled {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if let Some(absence) = state.absences.get_mut(&self.absence) {
            absence.cancelled = Some(stamp.at);
        }
    }
}
