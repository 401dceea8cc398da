//! A person's signing keys are dropped: a forgotten PIN, or one somebody has seen.

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::Stamp;
use crate::id::{DeviceId, PersonId};

/// Asks that a person sign in anew, on one tablet or on all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DropKeys {
    pub person: PersonId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
}

/// A person's keys are void, on one tablet or on all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeysDropped {
    pub person: PersonId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<DeviceId>,
}

impl DropKeys {
    /// # Errors
    /// Whom it cannot be done to, or that there is no such key.
    pub(super) fn decide(&self, state: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        rules::has_key(state, &self.person, self.device.as_ref())?;
        let Self { person, device } = self.clone();
        Ok(Event::KeysDropped(KeysDropped { person, device }))
    }
}

impl KeysDropped {
    pub(super) fn evolve(&self, state: &mut State, _: &Stamp) {
        if let Some(person) = state.persons.get_mut(&self.person) {
            if let Some(device) = &self.device {
                person.keys.remove(device);
                person.former.remove(device);
            } else {
                person.keys.clear();
                person.former.clear();
            }
        }
    }
}
