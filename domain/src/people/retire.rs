//! A member of staff leaves; what they did keeps their name. S1.3.2

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::Stamp;
use crate::id::PersonId;

/// Asks that a person be staff no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Retire {
    pub person: PersonId,
}

/// A person is staff no longer, and their keys are void.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Retired {
    pub person: PersonId,
}

impl Retire {
    /// # Errors
    /// Whom it cannot be done to, or what only this person still holds.
    pub(super) fn decide(&self, state: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        rules::staff(state, &self.person)?;
        rules::administrator_left(state, &self.person)?;
        rules::holds_no_post(state, &self.person)?;
        Ok(Event::Retired(Retired { person: self.person.clone() }))
    }
}

impl Retired {
    /// The keys stay: what was signed before is still to be proved.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if let Some(person) = state.persons.get_mut(&self.person) {
            person.retired = Some(stamp.at);
        }
    }
}
