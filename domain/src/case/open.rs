//! A case is opened from a contact, with its number and its checklist. S1.1.1, S1.6.2

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Case, CaseNo, Mark, Stage, State, rules};
use crate::calendar::Due;
use crate::contact::{self, CaseOpened, Owners};
use crate::context::Stamp;
use crate::id::{CaseId, ContactId, ItemCode, MaterialKey, PersonId, PostId, SubjectId};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to open a case from a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    pub contact: ContactId,
    /// The number the tablet gave: see [`super::next_no`].
    pub no: CaseNo,
    /// What it is about, where the contact names no item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    /// The ticks; what is left out was brought, or else is missing where everybody needs it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub checklist: BTreeMap<MaterialKey, Mark>,
}

/// A case is open, in the hands of the contact's owner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub contact: ContactId,
    pub no: CaseNo,
    pub item: ItemCode,
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// The first-enquiry responsible person of the contact. S1.1.1
    pub first: PersonId,
    pub post: PostId,
    /// When the material came in: with the contact, if any was brought.
    pub received: Timestamp,
    pub checklist: BTreeMap<MaterialKey, Mark>,
    pub ask_by: Due,
}

impl Open {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = contact::rules::own_open(state, &self.contact, stamp)?;
        let post = contact::rules::serving(state, stamp)?;
        contact::rules::not_disposed(contact)?;
        let item = rules::item(contact, self.item.as_ref())?;
        let guide = contact::rules::published(state, item, contact.version)?;
        rules::offered(state, guide)?;
        rules::served_here(state, &post, guide, stamp.at)?;
        rules::on_list(guide, &self.checklist)?;
        rules::still_needed(guide, &self.checklist)?;
        rules::number(state, stamp, item, &self.no)?;
        let received = if contact.brought.is_empty() { stamp.at } else { contact.at };
        let opened = Opened {
            contact: self.contact.clone(),
            no: self.no.clone(),
            item: item.clone(),
            version: guide.version,
            subject: contact.subject.clone(),
            first: contact.first_owner().clone(),
            post,
            checklist: rules::checklist(guide, contact, &self.checklist),
            received,
            ask_by: rules::ask_by(state, received),
        };
        let carried = CaseOpened { contact: self.contact.clone() };
        let mut decision = super::decision(super::Event::Opened(opened));
        decision.events.push(crate::Event::Contact(contact::Event::CaseOpened(carried)));
        Ok(decision)
    }
}

impl Opened {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let mut owners = Owners::new(self.first.clone(), stamp);
        if let Some(person) = stamp.person().filter(|person| **person != self.first) {
            owners.pass(person.clone(), stamp, contact::Moved::WithContact);
        }
        let mut case = Case {
            id: CaseId::from(&stamp.operation),
            no: self.no.clone(),
            contact: self.contact.clone(),
            item: self.item.clone(),
            version: self.version,
            subject: self.subject.clone(),
            owners,
            post: self.post.clone(),
            device: stamp.device.clone(),
            opened: stamp.at,
            received: self.received,
            ask_by: self.ask_by,
            checklist: self.checklist.clone(),
            complete: None,
            supplements: Vec::new(),
            acceptance: None,
            rewritten: None,
            conversion: None,
            suspensions: Vec::new(),
            extensions: Vec::new(),
            delays: Vec::new(),
            steps: Vec::new(),
            stage: Stage::Intake,
            delivery: None,
            feedback: Vec::new(),
            closed: None,
        };
        case.note_complete(self.received);
        state.insert(case);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{NumberFault, Operation, Refusal, next_no};
    use crate::contact::Disposition;
    use crate::township::*;

    fn case_of(town: &Township) -> Case {
        town.state.case.get(&CaseId::from(&town.last)).cloned().unwrap()
    }

    #[test]
    fn s1_1_1_a_case_carries_its_contact_on_with_owner_and_first_owner() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        town.transfer(Wang, &contact, Zhou).unwrap();
        town.accept_transfer(Zhou, &contact).unwrap();
        town.open(Zhou, &contact, &[("m3", Mark::NotNeeded)]).unwrap();
        let case = case_of(&town);
        assert_eq!((case.first_owner(), case.owner()), (&town.id(Wang), &town.id(Zhou)));
        assert_eq!(case.stage, Stage::Intake);
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!(held.disposition, Some(Disposition::CaseOpened { case: case.id.clone() }));
        assert!(!held.is_open() && case.is_open());
        assert_eq!(case.received, held.at);
    }

    #[test]
    fn s1_6_2_the_checklist_is_the_published_list_and_what_everybody_needs_is_not_ticked_away() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        let unlisted = Refusal::NotOnList { materials: keys(&["m9"]) };
        let done = town.open(Wang, &contact, &[("m9", Mark::Has)]);
        assert_eq!(done, Err(unlisted.into()));
        let needed = Refusal::StillNeeded { materials: keys(&["m2"]) };
        let done = town.open(Wang, &contact, &[("m2", Mark::NotNeeded)]);
        assert_eq!(done, Err(needed.into()));
        town.open(Wang, &contact, &[("m3", Mark::Missing)]).unwrap();
        let case = case_of(&town);
        let expected = marks(&[
            ("m1", Mark::Has),
            ("m2", Mark::Missing),
            ("m3", Mark::Missing),
            ("m4", Mark::NotNeeded),
        ]);
        assert_eq!((case.checklist.clone(), case.complete), (expected, None));
        assert_eq!(case.missing(), keys(&["m2", "m3"]));
    }

    #[test]
    fn s1_6_2_only_what_the_site_and_the_window_offer_is_taken_on() {
        let mut town = Township::morning();
        let general = town.receive(Wang, "", &[]);
        let stamp = town.stamp(Wang);
        let no = next_no(&town.state, &stamp, &item("FP01"));
        let ask =
            |item| Open { contact: general.clone(), no: no.clone(), item, checklist: marks(&[]) };
        let done = town.clone().case(Wang, Operation::Open(ask(None)));
        assert_eq!(done, Err(Refusal::NoItem.into()));
        assert!(town.clone().case(Wang, Operation::Open(ask(Some(item("FP01"))))).is_ok());

        let off = town.receive(Wang, "FP05", &[]);
        let refusal = Refusal::ItemOff { item: item("FP05") };
        assert_eq!(town.open(Wang, &off, &[]), Err(refusal.into()));
        let elsewhere = town.receive(Zhou, "FP01", &["m1", "m2"]);
        let refusal = Refusal::NotThisPost { item: item("FP01") };
        assert_eq!(town.open(Zhou, &elsewhere, &[]), Err(refusal.into()));
        let other = town.receive(Wang, "FP07", &["m1", "m2"]);
        let stamp = town.stamp(Wang);
        let no = next_no(&town.state, &stamp, &item("FP01"));
        let open =
            Open { contact: other.clone(), no, item: Some(item("FP01")), checklist: marks(&[]) };
        let refusal = Refusal::OtherItem { item: item("FP07") };
        assert_eq!(town.case(Wang, Operation::Open(open)), Err(refusal.into()));
        assert!(town.open(Wang, &other, &[]).is_ok());
        assert!(town.open(Wang, &other, &[]).is_err());
    }

    #[test]
    fn a_case_number_is_of_this_site_item_day_and_tablet_and_never_given_twice() {
        let mut town = Township::morning();
        let first = town.opened(Wang, "FP07", &[]);
        let taken = town.state.case.get(&first).unwrap().no.clone();
        assert!(taken.0.starts_with("430225-FP07-240506-A3001"), "{taken}");
        assert!(taken.is_sound());
        assert_eq!(town.state.case.numbered(&taken).map(|case| &case.id), Some(&first));

        let contact = town.receive(Wang, "FP07", &[]);
        let mistyped = taken.0.replace("A3001", "A3002");
        let other_tablet = town.opened(Zhou, "FP07", &[]);
        let other_tablet = town.state.case.get(&other_tablet).unwrap().no.clone();
        let other_item = town.opened(Wang, "FP01", &[]);
        let other_item = town.state.case.get(&other_item).unwrap().no.clone();
        let fault = |no: &CaseNo, fault| Refusal::NumberMalformed { no: no.clone(), fault };
        let rows = [
            (CaseNo("1".to_owned()), NumberFault::Form),
            (CaseNo(mistyped), NumberFault::Check),
            (other_tablet, NumberFault::Tablet),
            (other_item, NumberFault::Item),
        ];
        for (no, wrong) in rows {
            let refusal = fault(&no, wrong);
            let open = Open { contact: contact.clone(), no, item: None, checklist: marks(&[]) };
            assert_eq!(town.case(Wang, Operation::Open(open)), Err(refusal.into()));
        }
        let again =
            Open { contact: contact.clone(), no: taken.clone(), item: None, checklist: marks(&[]) };
        let refusal = Refusal::NumberTaken { no: taken, case: first };
        assert_eq!(town.case(Wang, Operation::Open(again)), Err(refusal.into()));
        town.open(Wang, &contact, &[]).unwrap();
        assert!(case_of(&town).no.0.contains("-A3003"));
    }

    #[test]
    fn a_number_given_in_a_log_that_the_server_had_not_heard_of_counts_once_it_has() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        let log = town.stamp(Wang).operation.log();
        let before = town.state.people.clone();
        let device = town.state.people.device_of(&log).unwrap().id.clone();
        town.state.people.devices.remove(&device);
        let stamp = town.stamp(Wang);
        let no = next_no(&town.state, &stamp, &item("FP07"));
        let own = log.0[..6].to_uppercase();
        assert!(no.is_sound() && no.0.contains(&format!("-00{own}001")), "{no}");
        town.state.people = before;
        assert_eq!(super::super::number::fault(&town.state, &stamp, &item("FP07"), &no), None);
        let open = Open { contact, no: no.clone(), item: None, checklist: marks(&[]) };
        town.case(Wang, Operation::Open(open)).unwrap();
        assert_eq!(case_of(&town).no, no);
    }

    #[test]
    fn r_clk_4_what_is_missing_is_to_be_told_within_five_working_days_of_receipt() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        // May 11 is a Saturday worked in exchange.
        assert_eq!(town.state.case.get(&case).unwrap().ask_by.date, date(2024, 5, 11));
    }
}
