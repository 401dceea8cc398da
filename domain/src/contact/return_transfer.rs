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
        rules::return_grounded(state, contact, &self.ground, stamp.at)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{Operation, Refusal};
    use crate::township::*;

    #[test]
    fn s1_1_3_a_return_names_who_is_responsible_or_all_that_is_missing() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        town.transfer(Wang, &contact, Zhou).unwrap();
        let incomplete =
            |missing: &[&str]| Ground::Incomplete { missing: keys(missing), lines: Vec::new() };
        let duty = |responsible| Ground::NotOurDuty { responsible };
        let nowhere = UnitId("x-1".to_owned());
        let rows = [
            (
                duty(Responsible::Department(DepartmentId("x-1".to_owned()))),
                Some(Refusal::NobodyResponsible),
            ),
            (
                duty(Responsible::Unit(nowhere.clone())),
                Some(Refusal::UnknownUnit { unit: nowhere }),
            ),
            (incomplete(&[]), Some(Refusal::NothingAsked)),
            (incomplete(&["m3"]), Some(Refusal::NotAllNamed { materials: keys(&["m2"]) })),
            (incomplete(&["m2", "m9"]), Some(Refusal::NotOnList { materials: keys(&["m9"]) })),
            (duty(Responsible::Department(town.department.clone())), None),
            (duty(Responsible::Unit(town.unit.clone())), None),
            (incomplete(&["m2"]), None),
        ];
        for (ground, refusal) in rows {
            let mut town = town.clone();
            let give_back = ReturnTransfer { contact: contact.clone(), ground };
            let done = town.contact(Zhou, Operation::ReturnTransfer(give_back));
            assert_eq!(done.err(), refusal.map(Into::into));
        }
    }

    #[test]
    fn s1_1_3_what_is_returned_stays_with_the_sender() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        town.transfer(Wang, &contact, Zhou).unwrap();
        town.return_transfer(Zhou, &contact).unwrap();
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!((held.owner(), held.escalated), (&town.id(Wang), false));
    }

    #[test]
    fn s1_1_3_after_a_second_return_only_a_supervisor_moves_it_on() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        town.transfer(Wang, &contact, Zhou).unwrap();
        town.return_transfer(Zhou, &contact).unwrap();
        assert!(town.transfer(Wang, &contact, Zhou).is_ok());
        let done = town.return_transfer(Zhou, &contact).unwrap();
        assert_eq!(done.warnings, vec![crate::Warning::Contact(Warning::Escalated)]);
        assert_eq!(town.transfer(Wang, &contact, Zhou), Err(Refusal::Escalated.into()));
        assert!(matches!(town.reassign(Wang, &contact, Zhou), Err(crate::Refusal::Access(_))));
        // The supervisor may also say that it stays where it is.
        assert!(town.clone().reassign(Zhao, &contact, Wang).is_ok());
        assert!(town.reassign(Zhao, &contact, Zhou).is_ok());
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!((held.owner(), held.escalated), (&town.id(Zhou), false));
    }
}
