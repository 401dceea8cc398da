//! A person's signing key on one tablet is registered by the server, after badge and PIN.

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::Stamp;
use crate::id::{DeviceId, PersonId, PublicKey};

/// Asks that a person's key on a tablet be known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterKey {
    pub person: PersonId,
    pub device: DeviceId,
    pub key: PublicKey,
}

/// A person signs with this key on this tablet; an earlier one there is void.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyRegistered {
    pub person: PersonId,
    pub device: DeviceId,
    pub key: PublicKey,
}

impl RegisterKey {
    /// # Errors
    /// Who or which tablet it cannot be done for, or that it is no key.
    pub(super) fn decide(&self, state: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        rules::staff(state, &self.person)?;
        rules::tablet(state, &self.device)?;
        rules::key(&self.key)?;
        let Self { person, device, key } = self.clone();
        Ok(Event::KeyRegistered(KeyRegistered { person, device, key }))
    }
}

impl KeyRegistered {
    pub(super) fn evolve(&self, state: &mut State, _: &Stamp) {
        if let Some(person) = state.persons.get_mut(&self.person) {
            person.keys.insert(self.device.clone(), self.key.clone());
        }
    }
}
