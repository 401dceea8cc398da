//! The site as it stands.

use serde::{Deserialize, Serialize};

use super::{Refusal, Settings};
use crate::calendar::{Calendar, WeekHours};
use crate::text::Text;
use crate::time::Zone;

/// The kind of window: it decides which items and defaults a site begins with, nothing more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Profile {
    /// A township family-planning and health window.
    #[default]
    Township,
    /// A university logistics window.
    University,
    /// A hospital medical-record window.
    Hospital,
}

/// The working set of one site's own data.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    pub opened: bool,
    pub name: Text,
    pub profile: Profile,
    /// Six digits, the first part of every case number.
    pub code6: String,
    pub zone: Zone,
    pub address: Text,
    pub phone: String,
    /// Where a visitor complains about the window.
    pub supervision_phone: String,
    pub hours: WeekHours,
    #[serde(default)]
    pub settings: Settings,
    #[serde(default)]
    pub calendar: Calendar,
}

impl State {
    /// Requires that the operator has opened the site.
    pub(super) fn require_open(&self) -> Result<(), Refusal> {
        if self.opened { Ok(()) } else { Err(Refusal::NotOpen) }
    }
}
