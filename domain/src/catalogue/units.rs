//! The directory of units outside the site: nobody is sent away without a place to go. S2.2.5

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, Unit, rules};
use crate::text::Text;
use crate::time::{Date, Timestamp, Zone};
use crate::{ItemCode, Stamp, UnitId};

/// Adds a unit; it counts as confirmed today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddUnit {
    pub name: Text,
    pub place: Text,
    pub phone: String,
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub hours: Text,
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub window: Text,
    /// What is also done there: whoever finds every place here taken is told of it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub does: BTreeSet<ItemCode>,
}

/// Revises a unit; it counts as confirmed today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviseUnit {
    pub unit: UnitId,
    pub name: Text,
    pub place: Text,
    pub phone: String,
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub hours: Text,
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub window: Text,
    /// What is also done there: whoever finds every place here taken is told of it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub does: BTreeSet<ItemCode>,
}

/// Says that what is listed of a unit is right today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmUnit {
    pub unit: UnitId,
}

/// Removes a unit from the directory, or takes it back; what named it keeps its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchUnit {
    pub unit: UnitId,
    pub on: bool,
}

/// A unit was found to be listed rightly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitConfirmed {
    pub unit: UnitId,
    pub on: Date,
}

impl AddUnit {
    pub(super) fn decide(&self, zone: Zone, stamp: &Stamp) -> Result<Event, Refusal> {
        let Self { name, place, phone, hours, window, does } = self.clone();
        let (id, confirmed) = (UnitId::from(&stamp.operation), stamp.at.date(zone));
        let unit = Unit { id, name, place, phone, hours, window, does, confirmed, retired: None };
        rules::complete(&unit)?;
        Ok(Event::UnitAdded(unit))
    }
}

impl ReviseUnit {
    pub(super) fn decide(
        &self,
        catalogue: &State,
        zone: Zone,
        stamp: &Stamp,
    ) -> Result<Event, Refusal> {
        let retired = catalogue.unit(&self.unit)?.retired;
        let Self { unit: id, name, place, phone, hours, window, does } = self.clone();
        let confirmed = stamp.at.date(zone);
        let unit = Unit { id, name, place, phone, hours, window, does, confirmed, retired };
        rules::complete(&unit)?;
        Ok(Event::UnitRevised(unit))
    }
}

impl ConfirmUnit {
    pub(super) fn decide(
        &self,
        catalogue: &State,
        zone: Zone,
        stamp: &Stamp,
    ) -> Result<Event, Refusal> {
        catalogue.unit(&self.unit)?;
        Ok(Event::UnitConfirmed(UnitConfirmed { unit: self.unit.clone(), on: stamp.at.date(zone) }))
    }
}

impl SwitchUnit {
    pub(super) fn decide(&self, state: &crate::State) -> Result<Event, Refusal> {
        state.catalogue.unit(&self.unit)?;
        if !self.on {
            rules::unit_free(state, &self.unit)?;
        }
        Ok(Event::UnitSwitched(self.clone()))
    }

    pub(super) fn evolve(&self, catalogue: &mut State, at: Timestamp) {
        if let Some(unit) = catalogue.units.get_mut(&self.unit) {
            unit.retired = (!self.on).then(|| unit.retired.unwrap_or(at));
        }
    }
}

impl Unit {
    pub(super) fn evolve(&self, catalogue: &mut State) {
        catalogue.units.insert(self.id.clone(), self.clone());
    }
}

impl UnitConfirmed {
    pub(super) fn evolve(&self, catalogue: &mut State) {
        if let Some(unit) = catalogue.units.get_mut(&self.unit) {
            unit.confirmed = self.on;
        }
    }
}
