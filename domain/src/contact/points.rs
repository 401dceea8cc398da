//! Where an open contact still points: the unit or department that must not go while it does. S1.1.2

use super::{Contact, Disposition, Ground, Offer, Responsible};
use crate::id::{DepartmentId, UnitId};

impl Contact {
    /// Says whether it is open and still points to a unit: sent there, or given back as its duty.
    pub fn needs_unit(&self, unit: &UnitId) -> bool {
        let sent = match &self.disposition {
            Some(Disposition::ReferredOutside { unit: to, .. }) => to == unit,
            Some(
                Disposition::Answered { .. }
                | Disposition::CaseOpened { .. }
                | Disposition::Appointed { .. }
                | Disposition::CallBack { .. }
                | Disposition::Refused { .. }
                | Disposition::Withdrawn,
            )
            | None => false,
        };
        let given_back = self.duty_of() == Some(&Responsible::Unit(unit.clone()));
        self.is_open() && (sent || given_back)
    }

    /// Says whether it is open and was given back last as a department's duty.
    pub fn needs_department(&self, department: &DepartmentId) -> bool {
        let given_back = self.duty_of() == Some(&Responsible::Department(department.clone()));
        self.is_open() && given_back
    }

    /// Returns whose duty the receiver said it is who gave it back last, while it has no outcome.
    fn duty_of(&self) -> Option<&Responsible> {
        let last = self.transfers.last().filter(|_| self.disposition.is_none())?;
        match &last.offer {
            Offer::Returned { ground: Ground::NotOurDuty { responsible }, .. } => Some(responsible),
            Offer::Returned { ground: Ground::Incomplete { .. }, .. }
            | Offer::Sent
            | Offer::Accepted { .. }
            | Offer::Lapsed { .. } => None,
        }
    }
}
