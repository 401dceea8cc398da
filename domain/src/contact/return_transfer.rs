//! The receiver gives an offered matter back with its ground; the second time it goes to the
//! supervisor. S1.1.3

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Offer, State, Warning, rules};
use crate::context::Stamp;
use crate::id::{ContactId, DepartmentId, MaterialKey, UnitId};
use crate::{Decision, State as Site};

/// Whose duty a matter is, in the receiver's view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Responsible {
    Department(DepartmentId),
    Unit(UnitId),
}

/// Why a matter is given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ground {
    /// It is the duty of somebody else, who is named.
    NotOurDuty { responsible: Responsible },
    /// It lacks something: everything that is missing.
    Incomplete {
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        missing: BTreeSet<MaterialKey>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<String>,
    },
}

/// Asks to give an offered contact back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnTransfer {
    pub contact: ContactId,
    pub ground: Ground,
}

/// An offered contact has been given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TransferReturned {
    pub contact: ContactId,
    pub ground: Ground,
    /// For the second time: only a supervisor moves it on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub escalated: bool,
}

impl ReturnTransfer {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::open(contact)?;
        rules::answerable(contact, rules::actor(stamp)?)?;
        rules::return_grounded(state, contact, &self.ground)?;
        let escalated = rules::escalates(state, contact);
        let mut decision = super::decision([Event::TransferReturned(TransferReturned {
            contact: self.contact.clone(),
            ground: self.ground.clone(),
            escalated,
        })]);
        if escalated {
            decision.warnings.push(crate::Warning::Contact(Warning::Escalated));
        }
        Ok(decision)
    }
}

impl TransferReturned {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let waiting = contact.transfers.last_mut().filter(|t| t.offer == Offer::Sent);
            let Some(transfer) = waiting else { return };
            transfer.offer = Offer::Returned { at: stamp.at, ground: self.ground.clone() };
            contact.escalated |= self.escalated;
        });
    }
}
