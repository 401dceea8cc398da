//! A matter waits for its appointment, and goes on after it; decided where the appointment is. S1.4.1

use serde::{Deserialize, Serialize};

use super::{Disposition, State};
use crate::context::Stamp;
use crate::id::{AppointmentId, ContactId};

/// A contact waits for an appointment: it stays open until that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointed {
    pub contact: ContactId,
    pub appointment: AppointmentId,
}

/// A contact's appointment is over: it is to be given its outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resumed {
    pub contact: ContactId,
}

impl Appointed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let appointment = self.appointment.clone();
        state.change(&self.contact, |contact| {
            contact.lapse_offer(stamp);
            contact.disposed = Some(contact.closing(stamp));
            contact.disposition = Some(Disposition::Appointed { appointment });
            if let Some(call) = contact.call_back.as_mut().filter(|call| call.kept.is_none()) {
                call.kept = Some(stamp.at);
            }
        });
    }
}

impl Resumed {
    pub(super) fn evolve(&self, state: &mut State) {
        state.change(&self.contact, |contact| {
            contact.disposed = None;
            contact.disposition = None;
        });
    }
}
