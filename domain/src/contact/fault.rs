//! Faults that the record itself shows; nobody enters them and nobody takes them out. S2.2.4, S1.6.2

use serde::{Deserialize, Serialize};

use super::{Contact, Event, State};
use crate::context::Stamp;
use crate::id::{ContactId, PersonId};
use crate::time::Timestamp;

/// What was done against a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FaultKind {
    /// Something was asked later that the one-time notice did not name. S2.2.4
    SecondTrip,
    /// A second supplement was asked. S1.6.2
    SecondSupplement,
}

/// A fault, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    pub kind: FaultKind,
    pub at: Timestamp,
    pub against: PersonId,
}

/// A fault has been noted on a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FaultNoted {
    pub contact: ContactId,
    pub kind: FaultKind,
    pub against: PersonId,
}

impl FaultNoted {
    /// Returns the event of a fault in a contact.
    pub(crate) fn of(contact: &Contact, kind: FaultKind, against: &PersonId) -> crate::Event {
        let (contact, against) = (contact.id.clone(), against.clone());
        crate::Event::Contact(Event::FaultNoted(Self { contact, kind, against }))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let (kind, against) = (self.kind, self.against.clone());
            contact.faults.push(Fault { kind, at: stamp.at, against });
        });
    }
}
