//! When a site is open: its week, its departures from it, and the years that are published.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::Stamp;
use crate::calendar::{LocalDay, PublishedYear, WeekHours};
use crate::id::AppointmentId;
use crate::time::Date;

/// Sets the usual opening hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetHours {
    pub hours: WeekHours,
    /// Appointments that lose their time by it, as they were shown: they stay promised. S1.4.3
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub knowing: BTreeSet<AppointmentId>,
}

/// Closes the site on a day, or opens it at further hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetLocalDay {
    pub date: Date,
    pub day: LocalDay,
    /// Appointments that lose their time by it, as they were shown: they stay promised. S1.4.3
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub knowing: BTreeSet<AppointmentId>,
}

/// Gives a day its usual hours again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClearLocalDay {
    pub date: Date,
    /// Appointments that lose their time by it, as they were shown: they stay promised. S1.4.3
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub knowing: BTreeSet<AppointmentId>,
}

/// Takes in the State Council's notice of a year; a corrected one replaces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishYear {
    pub year: PublishedYear,
    /// Appointments that lose their time by it, as they were shown: they stay promised. S1.4.3
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub knowing: BTreeSet<AppointmentId>,
}

impl SetHours {
    pub(super) fn decide(&self, site: &State) -> Result<Event, Refusal> {
        site.require_open()?;
        rules::week(&self.hours)?;
        Ok(Event::HoursSet(self.clone()))
    }

    pub(super) fn evolve(&self, site: &mut State, stamp: &Stamp) {
        site.change_hours(&self.hours, stamp.at.date(site.zone));
    }
}

impl SetLocalDay {
    pub(super) fn decide(&self, site: &State) -> Result<Event, Refusal> {
        site.require_open()?;
        rules::local_day(&self.day)?;
        Ok(Event::LocalDaySet(self.clone()))
    }

    pub(super) fn evolve(&self, site: &mut State) {
        site.calendar.local.insert(self.date, self.day.clone());
    }
}

impl ClearLocalDay {
    pub(super) fn decide(&self, site: &State) -> Result<Event, Refusal> {
        site.require_open()?;
        if !site.calendar.local.contains_key(&self.date) {
            return Err(Refusal::NoLocalDay { date: self.date });
        }
        Ok(Event::LocalDayCleared(self.clone()))
    }

    pub(super) fn evolve(&self, site: &mut State) {
        site.calendar.local.remove(&self.date);
    }
}

impl PublishYear {
    pub(super) fn decide(&self, site: &State) -> Result<Event, Refusal> {
        site.require_open()?;
        rules::published_year(&self.year)?;
        Ok(Event::YearPublished(self.clone()))
    }

    pub(super) fn evolve(&self, site: &mut State) {
        site.calendar.years.insert(self.year.year, self.year.clone());
    }
}
