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
