//! The catalogue as it stands.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Item, Refusal};
use crate::map::Map;
use crate::text::Text;
use crate::time::{Date, Timestamp};
use crate::{DepartmentId, ItemCode, UnitId};

/// A department of the site, to which matters are transferred inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    pub id: DepartmentId,
    pub name: Text,
    pub place: Text,
    pub phone: String,
    /// From then on it is no longer offered; what named it before keeps its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Timestamp>,
}

/// A unit outside the site, to which visitors are referred. S2.2.5
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    pub name: Text,
    pub place: Text,
    pub phone: String,
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub hours: Text,
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub window: Text,
    /// What is also done there.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub does: BTreeSet<ItemCode>,
    /// The day somebody last made sure of it.
    pub confirmed: Date,
    /// From then on nobody is sent there; who was sent before was sent rightly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Timestamp>,
}

/// Whether a phrase is to be said or never to be said. S2.3
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PhraseKind {
    Recommended,
    Forbidden,
}

/// A phrase of the regulation. S2.3
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// Such as `P-W01`.
    pub id: String,
    pub kind: PhraseKind,
    pub clause: String,
    /// When it is said.
    pub situation: String,
    pub text: Text,
}

/// The catalogue of one site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    #[serde(default)]
    pub items: Map<ItemCode, Item>,
    /// The versions before the latest, for what was opened under them.
    #[serde(default)]
    pub earlier: Map<ItemCode, Map<u32, Item>>,
    #[serde(default)]
    pub departments: Map<DepartmentId, Department>,
    #[serde(default)]
    pub units: Map<UnitId, Unit>,
    #[serde(default)]
    pub phrases: Map<String, Phrase>,
    /// Where in the site's history they were last published.
    #[serde(default)]
    pub phrases_place: u64,
}

impl State {
    /// Returns an item in its latest version.
    ///
    /// # Errors
    /// [`Refusal::UnknownItem`].
    pub fn item(&self, code: &ItemCode) -> Result<&Item, Refusal> {
        self.items.get(code).ok_or_else(|| Refusal::UnknownItem { code: code.clone() })
    }

    /// Returns an item as it was published in a version.
    pub fn version(&self, code: &ItemCode, version: u32) -> Option<&Item> {
        let latest = self.items.get(code).filter(|item| item.version == version);
        latest.or_else(|| self.earlier.get(code)?.get(&version))
    }

    /// Returns a department of the site.
    ///
    /// # Errors
    /// [`Refusal::UnknownDepartment`].
    pub fn department(&self, id: &DepartmentId) -> Result<&Department, Refusal> {
        let known = self.departments.get(id);
        known.ok_or_else(|| Refusal::UnknownDepartment { department: id.clone() })
    }

    /// Returns a unit of the outside directory.
    ///
    /// # Errors
    /// [`Refusal::UnknownUnit`].
    pub fn unit(&self, id: &UnitId) -> Result<&Unit, Refusal> {
        self.units.get(id).ok_or_else(|| Refusal::UnknownUnit { unit: id.clone() })
    }

    /// Returns the units where something is done too.
    pub fn doing(&self, item: &ItemCode) -> impl Iterator<Item = &Unit> {
        let units = self.units.values();
        units.filter(move |unit| unit.retired.is_none() && unit.does.contains(item))
    }
}
