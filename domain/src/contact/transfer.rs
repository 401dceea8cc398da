//! A matter is offered to a colleague; until it is accepted it stays with the sender. S1.1.3

use serde::{Deserialize, Serialize};

use super::{Event, Offer, State, rules};
use crate::context::Stamp;
use crate::id::{ContactId, PersonId};
use crate::{Decision, State as Site};

/// Asks to offer a contact to a colleague.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    pub contact: ContactId,
    pub to: PersonId,
    pub reason: String,
}

/// A contact has been offered to a colleague, who has not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferOffered {
    pub contact: ContactId,
    pub to: PersonId,
    pub reason: String,
}

impl Transfer {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::own_open(state, &self.contact, stamp)?;
        rules::not_escalated(contact)?;
        rules::receiver(state, contact, &self.to)?;
        rules::not_offered(contact)?;
        rules::reason(&self.reason)?;
        Ok(super::decision([Event::TransferOffered(TransferOffered {
            contact: self.contact.clone(),
            to: self.to.clone(),
            reason: self.reason.clone(),
        })]))
    }
}

impl TransferOffered {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let from = contact.owner().clone();
            contact.transfers.push(super::Transfer {
                from,
                to: self.to.clone(),
                reason: self.reason.clone(),
                sent: stamp.at,
                offer: Offer::Sent,
            });
        });
    }
}
