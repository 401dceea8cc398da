//! A site decides anew what the regulation leaves open.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Settings, State, rules};
use crate::id::AppointmentId;

/// Replaces the settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangeSettings {
    pub settings: Settings,
    /// Appointments that lose their time by it, as they were shown: they stay promised. S1.4.3
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub knowing: BTreeSet<AppointmentId>,
}

impl ChangeSettings {
    pub(super) fn decide(&self, site: &State) -> Result<Event, Refusal> {
        site.require_open()?;
        rules::settings(&self.settings)?;
        Ok(Event::SettingsChanged(self.clone()))
    }

    pub(super) fn evolve(&self, site: &mut State) {
        site.settings.clone_from(&self.settings);
    }
}
