//! A person's signing key on one tablet is registered by the server, after badge and PIN.

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::Stamp;
use crate::id::{DeviceId, OperationId, PersonId, PublicKey};

/// How many earlier keys are remembered of a person on a tablet.
const MOST_FORMER: usize = 8;

/// Asks that a person's key on a tablet be known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegisterKey {
    pub person: PersonId,
    pub device: DeviceId,
    pub key: PublicKey,
    /// The last operation the tablet had sealed by then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<OperationId>,
}

/// A person signs with this key on this tablet; an earlier one there answers only for what was
/// sealed before, up to `sealed`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyRegistered {
    pub person: PersonId,
    pub device: DeviceId,
    pub key: PublicKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<OperationId>,
}

/// A key that was replaced, and the last operation it may have signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerKey {
    pub key: PublicKey,
    pub last: OperationId,
}

impl RegisterKey {
    /// # Errors
    /// Who or which tablet it cannot be done for, or that it is no key.
    pub(super) fn decide(&self, state: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        rules::staff(state, &self.person)?;
        rules::tablet(state, &self.device)?;
        rules::key(&self.key)?;
        let Self { person, device, key, sealed } = self.clone();
        Ok(Event::KeyRegistered(KeyRegistered { person, device, key, sealed }))
    }
}

impl KeyRegistered {
    pub(super) fn evolve(&self, state: &mut State, _: &Stamp) {
        let Some(person) = state.persons.get_mut(&self.person) else { return };
        let earlier = person.keys.insert(self.device.clone(), self.key.clone());
        let earlier = earlier.filter(|earlier| *earlier != self.key);
        if let (Some(key), Some(last)) = (earlier, self.sealed.clone()) {
            let former = person.former.entry(self.device.clone()).or_default();
            former.push(FormerKey { key, last });
            former.drain(..former.len().saturating_sub(MOST_FORMER));
        }
    }
}
