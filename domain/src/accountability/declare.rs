//! A member of staff declares who of the others is a relative or close: neither looks into the other.
//! S1.6.3

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, State, rules};
use crate::context::Stamp;
use crate::id::PersonId;
use crate::{Decision, State as Site};

/// Asks to have one's relatives among the staff on record, in place of what stood there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declare {
    pub relatives: BTreeSet<PersonId>,
}

/// Relatives are declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    pub person: PersonId,
    pub relatives: BTreeSet<PersonId>,
}

impl Declare {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        self.relatives.iter().try_for_each(|person| rules::of_staff(state, person, stamp.at))?;
        let person = rules::actor(stamp)?;
        let mut relatives = self.relatives.clone();
        relatives.remove(&person);
        Ok(super::decision(Event::Declared(Declared { person, relatives })))
    }
}

impl Declared {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.relatives.declare(&self.person, &self.relatives, stamp.place);
    }
}
