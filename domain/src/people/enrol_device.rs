//! A tablet is enrolled by the server, after a one-time code.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Device, Event, Refusal, State, rules};
use crate::Stamp;
use crate::id::{DeviceId, LogId, PublicKey};

/// Asks for a new tablet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EnrolDevice {
    pub name: String,
    pub key: PublicKey,
    pub log: LogId,
    pub prefix: String,
}

/// A tablet has been enrolled; the operation names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeviceEnrolled {
    pub name: String,
    pub key: PublicKey,
    pub log: LogId,
    pub prefix: String,
}

impl EnrolDevice {
    /// # Errors
    /// What is wrong with the name, the key, the log or the prefix.
    pub(super) fn decide(&self, state: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        if self.name.trim().is_empty() {
            return Err(Refusal::DeviceNameBlank);
        }
        rules::device_key(state, &self.key)?;
        rules::log(state, &self.log, &self.prefix)?;
        let Self { name, key, log, prefix } = self.clone();
        Ok(Event::DeviceEnrolled(DeviceEnrolled { name, key, log, prefix }))
    }
}

impl DeviceEnrolled {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let id = DeviceId::from(&stamp.operation);
        let Self { name, key, log, prefix } = self.clone();
        let (earlier, enrolled) = (BTreeMap::new(), stamp.at);
        let device =
            Device { id: id.clone(), name, key, log, prefix, earlier, enrolled, revoked: None };
        state.devices.insert(id, device);
    }
}
