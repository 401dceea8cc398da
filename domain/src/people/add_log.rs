//! A tablet that lost its storage begins a new log, with a new prefix for its case numbers.

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::Stamp;
use crate::id::{DeviceId, LogId};

/// Asks for another log of a tablet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AddLog {
    pub device: DeviceId,
    pub log: LogId,
    pub prefix: String,
}

/// A tablet writes this log from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogAdded {
    pub device: DeviceId,
    pub log: LogId,
    pub prefix: String,
}

impl AddLog {
    /// # Errors
    /// Which tablet it cannot be done to, or what is wrong with the log or the prefix.
    pub(super) fn decide(&self, state: &crate::State, _: &Stamp) -> Result<Event, Refusal> {
        rules::tablet(state, &self.device)?;
        rules::log(state, &self.log, &self.prefix)?;
        let Self { device, log, prefix } = self.clone();
        Ok(Event::LogAdded(LogAdded { device, log, prefix }))
    }
}

impl LogAdded {
    pub(super) fn evolve(&self, state: &mut State, _: &Stamp) {
        if let Some(device) = state.devices.get_mut(&self.device) {
            let log = std::mem::replace(&mut device.log, self.log.clone());
            let prefix = std::mem::replace(&mut device.prefix, self.prefix.clone());
            device.earlier.insert(log, prefix);
        }
    }
}
