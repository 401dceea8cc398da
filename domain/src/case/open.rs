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
        let mut owners = Owners::new(self.first.clone(), stamp.at);
        if let Some(person) = stamp.person().filter(|person| **person != self.first) {
            owners.pass(person.clone(), stamp.at, contact::Moved::WithContact);
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
            stage: Stage::Intake,
            feedback: Vec::new(),
            closed: None,
        };
        case.note_complete(self.received);
        state.insert(case);
    }
}
