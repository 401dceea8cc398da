//! The site as it stands.

use serde::{Deserialize, Serialize};

use super::{Refusal, Settings};
use crate::calendar::{Calendar, WeekHours};
use crate::text::Text;
use crate::time::{Date, Zone, shift};

/// For how many days the weeks a site had before are kept: as long as its days are told of.
const KEPT_DAYS: i64 = 400;

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
    /// The weeks it had before, the oldest first, each with the first day of the one after it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<(Date, WeekHours)>,
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

    /// Returns the week that was in force on a date; from the latest change on, the one of now.
    pub fn hours_on(&self, date: Date) -> &WeekHours {
        let after = |(until, _): &&(Date, WeekHours)| date < *until;
        self.former.iter().find(after).map_or(&self.hours, |(_, week)| week)
    }

    /// Takes in a week that holds from a day on: the days before it keep theirs. S1.3.1
    pub(super) fn change_hours(&mut self, hours: &WeekHours, from: Date) {
        if self.opened && self.hours != *hours {
            // A week that came late does not move a day that had changed before it came.
            let last = self.former.last().map(|(last, _)| *last);
            if last.is_none_or(|last| last < from) {
                self.former.push((from, self.hours.clone()));
            }
            self.former.retain(|(until, _)| shift(from, -KEPT_DAYS) < *until);
        }
        self.hours.clone_from(hours);
    }
}
