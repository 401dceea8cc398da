//! The receiver accepts: from then on the receiver answers for the matter. S1.1.3

use serde::{Deserialize, Serialize};

use super::{Event, Moved, Offer, State, rules};
use crate::context::Stamp;
use crate::id::ContactId;
use crate::{Decision, State as Site};

/// Asks to accept an offered contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcceptTransfer {
    pub contact: ContactId,
}

/// The receiver answers for the contact now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferAccepted {
    pub contact: ContactId,
}

impl AcceptTransfer {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::open(contact)?;
        rules::answerable(contact, rules::actor(stamp)?)?;
        let contact = self.contact.clone();
        Ok(super::decision([Event::TransferAccepted(TransferAccepted { contact })]))
    }
}

impl TransferAccepted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let waiting = contact.transfers.last_mut().filter(|t| t.offer == Offer::Sent);
            let Some(transfer) = waiting else { return };
            transfer.offer = Offer::Accepted { at: stamp.at };
            let to = transfer.to.clone();
            contact.owners.pass(to, stamp.at, Moved::Accepted);
        });
    }
}
