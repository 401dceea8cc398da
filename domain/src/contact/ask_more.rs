//! Something is asked after the one-time notice: what was not on it is a fault. S2.2.4, S1.6.2

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, FaultKind, FaultNoted, Notice, Refusal, State, Warning, rules};
use crate::context::Stamp;
use crate::id::{ContactId, MaterialKey};
use crate::{Decision, State as Site};

/// Asks to demand something more than the notice named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskMore {
    pub contact: ContactId,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub missing: BTreeSet<MaterialKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// Why it is asked only now.
    pub ground: String,
}

/// Something more has been asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoreAsked {
    pub contact: ContactId,
    pub version: u32,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub missing: BTreeSet<MaterialKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    pub ground: String,
}

impl AskMore {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::open(contact)?;
        let actor = rules::actor(stamp)?;
        let supervises = rules::supervises(state, actor);
        if !supervises {
            rules::owned(state, contact, stamp)?;
        }
        rules::not_recused(contact, actor, stamp.at)?;
        let guide = rules::guide(state, contact).ok_or(Refusal::NoGuide)?;
        let first = contact.notices.first().ok_or(Refusal::NothingTold)?;
        let own = contact.owner() == actor || first.by == *actor;
        rules::something_asked(&self.missing, &self.lines)?;
        rules::on_list(guide, &self.missing)?;
        rules::not_brought(contact, &self.missing)?;
        rules::lawful_lines(&self.lines)?;
        rules::ground(&self.ground)?;
        rules::second_supplement(contact.notices.len() - 1, own, supervises)?;
        let mut decision = super::decision([Event::MoreAsked(MoreAsked {
            contact: self.contact.clone(),
            version: guide.version,
            missing: self.missing.clone(),
            lines: self.lines.clone(),
            ground: self.ground.clone(),
        })]);
        if let Some(against) = rules::second_trip(state, contact, &self.missing, &self.lines) {
            decision.events.push(FaultNoted::of(contact, FaultKind::SecondTrip, against));
            decision.warnings.push(crate::Warning::Contact(Warning::SecondTrip));
        }
        if contact.notices.len() > 1 {
            let against = contact.owner();
            decision.events.push(FaultNoted::of(contact, FaultKind::SecondSupplement, against));
        }
        Ok(decision)
    }
}

impl MoreAsked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let by = contact.actor(stamp);
            contact.notices.push(Notice {
                at: stamp.at,
                by,
                version: self.version,
                missing: self.missing.clone(),
                lines: self.lines.clone(),
                whole: false,
                given: None,
                ground: self.ground.clone(),
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::Operation;
    use crate::township::*;

    fn told(missing: &[&str], brought: &[&str]) -> (Township, ContactId) {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", brought);
        town.notify(Wang, &contact, missing, &[]).unwrap();
        (town, contact)
    }

    #[test]
    fn s2_2_4_asking_later_for_something_not_on_the_notice_is_a_fault_by_itself() {
        let (mut town, contact) = told(&["m2"], &["m1"]);
        let done = town.ask_more(Wang, &contact, &["m3"]).unwrap();
        assert_eq!(done.warnings, vec![crate::Warning::Contact(Warning::SecondTrip)]);
        let kinds: Vec<FaultKind> =
            town.state.contact.get(&contact).unwrap().faults.iter().map(|f| f.kind).collect();
        assert_eq!(kinds, vec![FaultKind::SecondTrip]);
    }

    #[test]
    fn s2_2_4_reminding_of_what_the_notice_named_is_no_fault() {
        let (mut town, contact) = told(&["m2"], &["m1"]);
        assert_eq!(town.ask_more(Wang, &contact, &["m2"]).unwrap().warnings, vec![]);
        assert_eq!(town.state.contact.get(&contact).unwrap().faults, vec![]);
    }

    #[test]
    fn s1_6_2_a_second_supplement_needs_another_supervisor_and_is_a_fault() {
        let (mut town, contact) = told(&["m2"], &["m1"]);
        town.ask_more(Wang, &contact, &["m2"]).unwrap();
        let refusal = Refusal::SupervisorNeeded;
        assert_eq!(town.ask_more(Wang, &contact, &["m2"]), Err(refusal.into()));
        assert!(town.ask_more(Zhao, &contact, &["m2"]).is_ok());
        let faults = &town.state.contact.get(&contact).unwrap().faults;
        assert_eq!(faults.last().map(|fault| fault.kind), Some(FaultKind::SecondSupplement));
    }

    #[test]
    fn s1_6_2_a_supervisor_does_not_allow_a_second_supplement_in_their_own_matter() {
        let mut town = Township::morning();
        let contact = town.receive(Chen, "FP07", &["m1"]);
        town.notify(Chen, &contact, &["m2"], &[]).unwrap();
        town.ask_more(Chen, &contact, &["m2"]).unwrap();
        let refusal = Refusal::SupervisorNeeded;
        assert_eq!(town.ask_more(Chen, &contact, &["m2"]), Err(refusal.into()));
        assert!(town.ask_more(Zhao, &contact, &["m2"]).is_ok());
    }

    #[test]
    fn what_is_asked_more_is_said_listed_and_grounded() {
        let (mut town, contact) = told(&["m2"], &["m1"]);
        let asks = |missing: &[&str], ground: &str| {
            Operation::AskMore(AskMore {
                contact: contact.clone(),
                missing: keys(missing),
                lines: Vec::new(),
                ground: ground.to_owned(),
            })
        };
        let rows = [
            (asks(&[], "过期"), Refusal::NothingAsked),
            (asks(&["m9"], "过期"), Refusal::NotOnList { materials: keys(&["m9"]) }),
            (asks(&["m1"], "过期"), Refusal::Brought { materials: keys(&["m1"]) }),
            (asks(&["m2"], " "), Refusal::GroundBlank),
        ];
        for (operation, refusal) in rows {
            assert_eq!(town.contact(Wang, operation), Err(refusal.into()));
        }
        assert!(town.contact(Wang, asks(&["m2"], "过期")).is_ok());
        let untold = town.receive(Wang, "FP07", &["m1"]);
        assert_eq!(town.ask_more(Wang, &untold, &["m2"]), Err(Refusal::NothingTold.into()));
        let (owner, since) = (town.id(Wang), town.state.contact.get(&contact).unwrap().at);
        let not_owner = Refusal::NotOwner { owner, since };
        assert_eq!(town.ask_more(Zhou, &contact, &["m2"]), Err(not_owner.into()));
    }

    #[test]
    fn s1_6_3_who_gave_the_first_notice_does_not_allow_the_second_supplement() {
        let mut town = Township::morning();
        let contact = town.receive(Chen, "FP07", &["m1"]);
        town.notify(Chen, &contact, &["m2"], &[]).unwrap();
        town.ask_more(Chen, &contact, &["m2"]).unwrap();
        town.reassign(Zhao, &contact, Wang).unwrap();
        let own = Refusal::SupervisorNeeded;
        assert_eq!(town.ask_more(Chen, &contact, &["m2"]), Err(own.into()));
        assert!(town.ask_more(Zhao, &contact, &["m2"]).is_ok());
    }
}
