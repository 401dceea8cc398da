//! A case carries the matter on; decided where the case is opened. S1.1.1

use serde::{Deserialize, Serialize};

use super::{Disposition, State};
use crate::context::Stamp;
use crate::id::{CaseId, ContactId};

/// A case has been opened from a contact, which is closed by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseOpened {
    pub contact: ContactId,
}

impl CaseOpened {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let case = CaseId::from(&stamp.operation);
        state.change(&self.contact, |contact| {
            contact.disposed = Some(contact.closing(stamp));
            contact.disposition = Some(Disposition::CaseOpened { case });
            if let Some(call) = contact.call_back.as_mut().filter(|call| call.kept.is_none()) {
                call.kept = Some(stamp.at);
            }
            contact.close(stamp);
        });
    }
}
