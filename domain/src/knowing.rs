//! What a change of hours names as losing its time by it. S1.4.3

use std::collections::BTreeSet;

use crate::id::AppointmentId;
use crate::{Operation, appointment, duty, site};

impl Operation {
    /// Returns the appointments the operation names as losing their time by it; `None` of one that
    /// changes no hours.
    pub fn knowing(&self) -> Option<&BTreeSet<AppointmentId>> {
        if let Self::Appointment(appointment::Operation::SetTimes(asked)) = self {
            return Some(&asked.knowing);
        }
        if let Self::Duty(duty::Operation::RevisePost(asked)) = self {
            return Some(&asked.knowing);
        }
        let Self::Site(asked) = self else { return None };
        asked.knowing()
    }

    /// Returns the operation naming other appointments; itself where it changes no hours.
    #[must_use]
    pub fn naming(mut self, appointments: BTreeSet<AppointmentId>) -> Self {
        if let Self::Appointment(appointment::Operation::SetTimes(asked)) = &mut self {
            asked.knowing = appointments;
        } else if let Self::Duty(duty::Operation::RevisePost(asked)) = &mut self {
            asked.knowing = appointments;
        } else if let Self::Site(asked) = &mut self
            && let Some(knowing) = asked.knowing_mut()
        {
            *knowing = appointments;
        }
        self
    }
}

impl site::Operation {
    fn knowing(&self) -> Option<&BTreeSet<AppointmentId>> {
        match self {
            Self::SetHours(asked) => Some(&asked.knowing),
            Self::SetLocalDay(asked) => Some(&asked.knowing),
            Self::ClearLocalDay(asked) => Some(&asked.knowing),
            Self::PublishYear(asked) => Some(&asked.knowing),
            Self::ChangeSettings(asked) => Some(&asked.knowing),
            Self::Open(_) | Self::Describe(_) => None,
        }
    }

    fn knowing_mut(&mut self) -> Option<&mut BTreeSet<AppointmentId>> {
        match self {
            Self::SetHours(asked) => Some(&mut asked.knowing),
            Self::SetLocalDay(asked) => Some(&mut asked.knowing),
            Self::ClearLocalDay(asked) => Some(&mut asked.knowing),
            Self::PublishYear(asked) => Some(&mut asked.knowing),
            Self::ChangeSettings(asked) => Some(&mut asked.knowing),
            Self::Open(_) | Self::Describe(_) => None,
        }
    }
}
