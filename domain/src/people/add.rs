//! A member of staff is added, with a badge. S1.6.1

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Details, Event, Person, Refusal, State, rules};
use crate::Stamp;
use crate::id::PersonId;

/// Asks for a new member of staff.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Add {
    pub details: Details,
}

/// A member of staff has been added; the operation names the person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Added {
    pub details: Details,
}

impl Add {
    /// # Errors
    /// What is wrong with the badge.
    pub(super) fn decide(&self, state: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        rules::badge(state, &self.details, None)?;
        Ok(Event::Added(Added { details: self.details.clone() }))
    }
}

impl Added {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let id = PersonId::from(&stamp.operation);
        let Details { badge, name, initials, photo, phone, roles, rank } = self.details.clone();
        let (keys, former) = (BTreeMap::new(), BTreeMap::new());
        let person = Person {
            id: id.clone(),
            badge,
            name,
            initials,
            photo,
            phone,
            roles,
            rank,
            keys,
            former,
            retired: None,
        };
        state.persons.insert(id, person);
    }
}
