//! A ward or a borrower is reminded, and it is written down. S3.2, S3.4

use serde::{Deserialize, Serialize};

use super::{Chased, Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;

/// Whom a reminder goes to, by how late a volume is. S3.2, S3.4
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Round {
    /// The ward's list, the day before it is due.
    List,
    /// The ward, on the day.
    Reminder,
    /// The head of the ward.
    Head,
    /// The medical department.
    Department,
    /// The borrower, the working day before the loan ends.
    LoanEnds,
    /// The borrower, after it ended: every day.
    LoanOver,
}

/// How they were reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Way {
    /// A list on paper was given to them.
    Printed,
    Phone,
    Message,
    InPerson,
}

/// Writes down that somebody was reminded of volumes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chase {
    pub volumes: Vec<VolumeId>,
    pub round: Round,
    pub how: Way,
}

impl Chase {
    /// Who was reminded was reminded, whatever has come of the volumes meanwhile.
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let ids: Vec<&VolumeId> = self.volumes.iter().collect();
        rules::several(state, &ids)?;
        Ok(Event::Chased(self.clone()))
    }

    /// Asks whether each is as late as that.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        let ids: Vec<&VolumeId> = self.volumes.iter().collect();
        let all = rules::several(state, &ids)?;
        all.into_iter().try_for_each(|one| rules::late_enough(state, one, self.round, stamp.at))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        for id in &self.volumes {
            let by = stamp.person().cloned();
            let chased = Chased { at: stamp.at, by, round: self.round, how: self.how };
            state.change_meant(id, |one| one.chased.push(chased));
        }
    }
}
