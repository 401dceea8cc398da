//! The one-time notice: everything that is needed is told at one time. S2.2.4, S1.6.2

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, FaultKind, FaultNoted, Given, Notice, Refusal, State, Warning, rules};
use crate::context::Stamp;
use crate::id::{ContactId, MaterialKey};
use crate::{Decision, State as Site};

/// Asks to give the one-time notice, composed from the published guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notify {
    pub contact: ContactId,
    /// Everything an application lacks; nothing at all for an enquiry, which is told the whole list.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub missing: BTreeSet<MaterialKey>,
    /// Lines for this case only, such as a field of the form to be filled in again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    pub given: Given,
}

/// The one-time notice has been given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notified {
    pub contact: ContactId,
    pub version: u32,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub missing: BTreeSet<MaterialKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    pub given: Given,
}

impl Notify {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::own_open(state, &self.contact, stamp)?;
        rules::serving(state, stamp)?;
        let guide = rules::guide(state, contact).ok_or(Refusal::NoGuide)?;
        rules::first_notice(contact)?;
        rules::on_list(guide, &self.missing)?;
        rules::not_brought(contact, &self.missing)?;
        rules::all_named(contact, guide, &self.missing)?;
        rules::lawful_lines(&self.lines)?;
        let mut decision = super::decision([Event::Notified(Notified {
            contact: self.contact.clone(),
            version: guide.version,
            missing: self.missing.clone(),
            lines: self.lines.clone(),
            whole: rules::is_enquiry(contact, &self.missing),
            given: self.given,
        })]);
        if let Some(against) = rules::second_trip(state, contact, &self.missing, &self.lines) {
            decision.events.push(FaultNoted::of(contact, FaultKind::SecondTrip, against));
            decision.warnings.push(crate::Warning::Contact(Warning::SecondTrip));
        }
        Ok(decision)
    }
}

impl Notified {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let by = contact.actor(stamp);
            contact.notices.push(Notice {
                at: stamp.at,
                by,
                version: self.version,
                missing: self.missing.clone(),
                lines: self.lines.clone(),
                whole: self.whole,
                given: Some(self.given),
                ground: String::new(),
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{Fault, Operation, Receive, Told, Whose};
    use crate::township::*;

    #[test]
    fn s2_2_4_a_notice_names_everything_that_is_missing_at_one_time() {
        let rows: [(&[&str], &[&str], Option<Refusal>); 7] = [
            // An enquiry is told the whole list.
            (&[], &[], None),
            (&["m1"], &["m2"], None),
            (&["m1"], &["m2", "m3"], None),
            (&["m1", "m2"], &[], None),
            (&["m1"], &[], Some(Refusal::NotAllNamed { materials: keys(&["m2"]) })),
            (&[], &["m2"], Some(Refusal::NotAllNamed { materials: keys(&["m1"]) })),
            (&["m1"], &["m3"], Some(Refusal::NotAllNamed { materials: keys(&["m2"]) })),
        ];
        for (brought, missing, refusal) in rows {
            let mut town = Township::morning();
            let contact = town.receive(Wang, "FP07", brought);
            let done = town.notify(Wang, &contact, missing, &[]);
            assert_eq!(done.err(), refusal.map(Into::into), "{brought:?} {missing:?}");
        }
    }

    #[test]
    fn s1_6_2_nothing_is_demanded_that_the_list_does_not_have_or_the_visitor_has_brought() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        let rows: [(&[&str], &[&str], Refusal); 3] = [
            (&["m2", "m9"], &[], Refusal::NotOnList { materials: keys(&["m9"]) }),
            (&["m1", "m2"], &[], Refusal::Brought { materials: keys(&["m1"]) }),
            (
                &["m2"],
                &["另交社会抚养费收据"],
                Refusal::Forbidden { word: "社会抚养费".to_owned() },
            ),
        ];
        for (missing, lines, refusal) in rows {
            assert_eq!(town.notify(Wang, &contact, missing, lines), Err(refusal.into()));
        }
        assert!(town.notify(Wang, &contact, &["m2"], &["申请表第3栏请重填"]).is_ok());
    }

    #[test]
    fn s2_2_4_the_notice_is_given_once_by_the_owner_from_a_guide() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        let given = town.now.plus(crate::time::Minutes(1));
        let (owner, since) = (town.id(Wang), town.state.contact.get(&contact).unwrap().at);
        let not_owner = Refusal::NotOwner { owner: owner.clone(), since };
        assert_eq!(town.notify(Chen, &contact, &[], &[]), Err(not_owner.into()));
        town.notify(Wang, &contact, &[], &[]).unwrap();
        let again = Refusal::AlreadyNotified { by: owner, at: given };
        assert_eq!(town.notify(Wang, &contact, &[], &[]), Err(again.into()));
        let question = town.receive(Wang, "", &[]);
        assert_eq!(town.notify(Wang, &question, &[], &[]), Err(Refusal::NoGuide.into()));
    }

    /// Lets a visitor be told on the first visit, and come back.
    fn second_visit(first: &[&str], told: &[&str], follows: bool) -> (Township, ContactId) {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", first);
        town.notify(Wang, &contact, told, &[]).unwrap();
        town.dispose(Wang, &contact, answered(""), Told::Present).unwrap();
        town.set(date(2024, 5, 8), 9, 0);
        let post = town.posts[0].clone();
        let start = crate::duty::Operation::Start(crate::duty::Start { post });
        town.duty(Chen, start).unwrap();
        let subject = town.state.contact.get(&contact).unwrap().subject.clone();
        let receive = if follows {
            let follows = Some(contact);
            Receive { follows, subject: None, ..Township::asks("FP07", &["m1"]) }
        } else {
            let subject = subject.map(Whose::Known);
            Receive { subject, ..Township::asks("FP07", &["m1"]) }
        };
        town.contact(Chen, Operation::Receive(receive)).unwrap();
        let contact = ContactId::from(&town.last);
        (town, contact)
    }

    #[test]
    fn s2_2_4_a_second_trip_for_what_the_first_notice_did_not_name_is_a_fault_by_itself() {
        // The first clerk ticked m2 as brought although it was not, so the notice did not name it.
        for follows in [false, true] {
            let (mut town, contact) = second_visit(&["m2"], &["m1"], follows);
            let done = town.notify(Chen, &contact, &["m2"], &[]).unwrap();
            assert_eq!(done.warnings, vec![crate::Warning::Contact(Warning::SecondTrip)]);
            let at = town.now.plus(crate::time::Minutes(-1));
            let fault = Fault { kind: FaultKind::SecondTrip, at, against: town.id(Wang) };
            assert_eq!(town.state.contact.get(&contact).unwrap().faults, vec![fault]);
        }
    }

    #[test]
    fn s2_2_4_a_second_trip_for_what_was_named_is_no_fault() {
        for (first, told) in [(&["m1"][..], &["m2"][..]), (&[][..], &[][..])] {
            let (mut town, contact) = second_visit(first, told, false);
            let done = town.notify(Chen, &contact, &["m2"], &[]).unwrap();
            assert_eq!(done.warnings, vec![]);
            assert_eq!(town.state.contact.get(&contact).unwrap().faults, vec![]);
        }
    }
}
