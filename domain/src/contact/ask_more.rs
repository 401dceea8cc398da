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
        let own = contact.owner() == actor;
        let supervises = rules::supervises(state, actor);
        if !supervises {
            rules::owned(contact, actor)?;
        }
        let guide = rules::guide(state, contact).ok_or(Refusal::NoGuide)?;
        if contact.notices.is_empty() {
            return Err(Refusal::NothingTold.into());
        }
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
