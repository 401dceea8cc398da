//! A visitor is received: whoever does it is the first-enquiry responsible person. S1.1.1

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Channel, Contact, Event, Owners, Refusal, State, Whose, rules, view};
use crate::context::Stamp;
use crate::id::{ContactId, ItemCode, MaterialKey, PostId, SubjectId};
use crate::{Decision, State as Site};

/// Asks to enter a first contact into the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receive {
    pub channel: Channel,
    /// What it is about, if that is an item of the catalogue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    /// The version of the guide the clerk saw; the one published now where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// Who it is, if the visitor says; the personal fields travel apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Whose>,
    /// The contact whose notice the visitor brings back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<ContactId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub brought: BTreeSet<MaterialKey>,
}

/// A first contact stands in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Received {
    pub no: String,
    pub channel: Channel,
    pub post: PostId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// The contact whose notice the visitor brings back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<ContactId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub brought: BTreeSet<MaterialKey>,
}

impl Receive {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let post = rules::serving(state, stamp)?;
        let guide = self
            .item
            .as_ref()
            .map(|item| rules::published(state, item, self.version))
            .transpose()?;
        match guide {
            Some(guide) => rules::on_list(guide, &self.brought)?,
            None if self.brought.is_empty() => {}
            None => return Err(Refusal::NoGuide.into()),
        }
        rules::identity_asked(guide, self.subject.as_ref())?;
        rules::subject(&state.contact, self.subject.as_ref())?;
        rules::follows(state, self.follows.as_ref(), self.item.as_ref())?;
        let warnings = view::at_receipt(state, stamp, &post, guide);
        let received = Received {
            no: view::ledger_no(state, stamp),
            channel: self.channel,
            post,
            item: self.item.clone(),
            version: guide.map(|guide| guide.version),
            subject: rules::subject_id(self.subject.as_ref(), stamp),
            follows: self.follows.clone(),
            brought: self.brought.clone(),
        };
        Ok(Decision {
            events: vec![crate::Event::Contact(Event::Received(received))],
            warnings: warnings.into_iter().map(crate::Warning::Contact).collect(),
        })
    }
}

impl Received {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(first) = stamp.person() else { return };
        state.insert(Contact {
            id: ContactId::from(&stamp.operation),
            no: self.no.clone(),
            channel: self.channel,
            at: stamp.at,
            owners: Owners::new(first.clone(), stamp.at),
            post: self.post.clone(),
            device: stamp.device.clone(),
            item: self.item.clone(),
            version: self.version,
            subject: self.subject.clone(),
            follows: self.follows.clone(),
            brought: self.brought.clone(),
            transfers: Vec::new(),
            escalated: false,
            notices: Vec::new(),
            call_back: None,
            disposition: None,
            disposed: None,
            feedback: Vec::new(),
            faults: Vec::new(),
            closed: None,
        });
    }
}
