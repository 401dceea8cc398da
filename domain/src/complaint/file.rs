//! A visitor complains; about an appointment that was not kept in one tap. S1.4.3, 2.7

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{About, Complaint, Event, Kind, Stage, State, What, rules, view};
use crate::context::Stamp;
use crate::id::{ComplaintId, PersonId};
use crate::{Decision, State as Site};

/// Asks to file a complaint; what is said, name and phone travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub about: About,
    pub kind: Kind,
    /// Whether a name or a phone is left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
}

/// A complaint is filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filed {
    pub no: String,
    pub about: About,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub concerned: BTreeSet<PersonId>,
}

impl File {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::exists(state, &self.about)?;
        rules::filed_once(state, &self.about, self.kind)?;
        Ok(super::decision(Event::Filed(Filed {
            no: view::number(state, stamp),
            about: self.about.clone(),
            kind: self.kind,
            named: self.named,
            concerned: rules::concerned(state, &self.about, stamp.at),
        })))
    }
}

impl Filed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let id = ComplaintId::from(&stamp.operation);
        state.insert(Complaint {
            id: id.clone(),
            no: self.no.clone(),
            about: self.about.clone(),
            kind: self.kind,
            named: self.named,
            concerned: self.concerned.clone(),
            filed: stamp.at,
            since: stamp.at,
            stage: Stage::Filed,
            answered_in: None,
            steps: Vec::new(),
        });
        state.step(&id, stamp, What::Filed, |_| {});
    }
}
