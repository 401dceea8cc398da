//! The departments of the site.

use serde::{Deserialize, Serialize};

use super::{Department, Event, Refusal, State, rules};
use crate::text::Text;
use crate::time::Timestamp;
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

/// Removes a department, or takes it back; what named it keeps its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchDepartment {
    pub department: DepartmentId,
    pub on: bool,
}

impl AddDepartment {
    pub(super) fn decide(&self, stamp: &Stamp) -> Result<Event, Refusal> {
        rules::name(&self.name)?;
        let Self { name, place, phone } = self.clone();
        let id = DepartmentId::from(&stamp.operation);
        Ok(Event::DepartmentAdded(Department { id, name, place, phone, retired: None }))
    }
}

impl ReviseDepartment {
    pub(super) fn decide(&self, catalogue: &State) -> Result<Event, Refusal> {
        let retired = catalogue.department(&self.department)?.retired;
        rules::name(&self.name)?;
        let Self { department: id, name, place, phone } = self.clone();
        Ok(Event::DepartmentRevised(Department { id, name, place, phone, retired }))
    }
}

impl SwitchDepartment {
    pub(super) fn decide(&self, state: &crate::State) -> Result<Event, Refusal> {
        state.catalogue.department(&self.department)?;
        if !self.on {
            rules::department_free(state, &self.department)?;
        }
        Ok(Event::DepartmentSwitched(self.clone()))
    }

    pub(super) fn evolve(&self, catalogue: &mut State, at: Timestamp) {
        if let Some(department) = catalogue.departments.get_mut(&self.department) {
            department.retired = (!self.on).then(|| department.retired.unwrap_or(at));
        }
    }
}

impl Department {
    pub(super) fn evolve(&self, catalogue: &mut State) {
        catalogue.departments.insert(self.id.clone(), self.clone());
    }
}
