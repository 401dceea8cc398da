//! A tablet is revoked: lost, stolen, or taken out of service.

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::Stamp;
use crate::id::DeviceId;

/// Asks that a tablet be trusted no longer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RevokeDevice {
    pub device: DeviceId,
    pub reason: String,
}

/// A tablet is trusted no longer: what is received from it later waits for a person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeviceRevoked {
    pub device: DeviceId,
    pub reason: String,
}

impl RevokeDevice {
    /// # Errors
    /// Which tablet it cannot be done to, or that the reason is missing.
    pub(super) fn decide(&self, state: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        rules::tablet(state, &self.device)?;
        if self.reason.trim().is_empty() {
            return Err(Refusal::ReasonBlank);
        }
        let Self { device, reason } = self.clone();
        Ok(Event::DeviceRevoked(DeviceRevoked { device, reason }))
    }
}

impl DeviceRevoked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if let Some(device) = state.devices.get_mut(&self.device) {
            device.revoked = Some(stamp.received);
        }
    }
}
