//! The departments of the site.

use serde::{Deserialize, Serialize};

use super::{Department, Event, Refusal, State, rules};
use crate::text::Text;
use crate::{DepartmentId, Stamp};

/// Adds a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddDepartment {
    pub name: Text,
    pub place: Text,
    pub phone: String,
}

/// Revises what is known of a department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviseDepartment {
    pub department: DepartmentId,
    pub name: Text,
    pub place: Text,
    pub phone: String,
}

impl AddDepartment {
    pub(super) fn decide(&self, stamp: &Stamp) -> Result<Event, Refusal> {
        rules::name(&self.name)?;
        let Self { name, place, phone } = self.clone();
        let id = DepartmentId::from(&stamp.operation);
        Ok(Event::DepartmentAdded(Department { id, name, place, phone }))
    }
}

impl ReviseDepartment {
    pub(super) fn decide(&self, catalogue: &State) -> Result<Event, Refusal> {
        catalogue.department(&self.department)?;
        rules::name(&self.name)?;
        let Self { department: id, name, place, phone } = self.clone();
        Ok(Event::DepartmentRevised(Department { id, name, place, phone }))
    }
}

impl Department {
    pub(super) fn evolve(&self, catalogue: &mut State) {
        catalogue.departments.insert(self.id.clone(), self.clone());
    }
}
