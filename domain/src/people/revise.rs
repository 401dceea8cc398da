//! What is known of a member of staff is revised. S1.6.1, S1.3.2

use serde::{Deserialize, Serialize};

use super::{Details, Event, Refusal, Role, State, rules};
use crate::Stamp;
use crate::id::PersonId;

/// Asks for other details of a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revise {
    pub person: PersonId,
    pub details: Details,
}

/// A person's details are these now.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revised {
    pub person: PersonId,
    pub details: Details,
}

impl Revise {
    /// # Errors
    /// Whom it cannot be done to, what is wrong with the badge, or which role cannot be given up.
    pub(super) fn decide(&self, state: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        rules::staff(state, &self.person)?;
        rules::badge(state, &self.details, Some(&self.person))?;
        if !self.details.roles.contains(&Role::Administrator) {
            rules::administrator_left(state, &self.person)?;
        }
        if !self.details.serves() {
            rules::holds_no_post(state, &self.person)?;
        }
        Ok(Event::Revised(Revised { person: self.person.clone(), details: self.details.clone() }))
    }
}

impl Revised {
    pub(super) fn evolve(&self, state: &mut State, _: &Stamp) {
        if let Some(person) = state.persons.get_mut(&self.person) {
            person.take(&self.details);
        }
    }
}
