//! An inquiry is opened: from then on its evidence stands where it stands in the log. S1.2.2

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Inquiry, Source, State, What, rules, view};
use crate::complaint::{self, FoundToConcern as Found, Kind};
use crate::context::Stamp;
use crate::id::{InquiryId, PersonId};
use crate::{Decision, State as Site};

/// Asks to look into what a person is said to have done; what it is, in words the person reads, travels
/// apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    pub person: PersonId,
    pub kind: Kind,
    pub source: Source,
}

/// An inquiry is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub no: String,
    pub person: PersonId,
    pub kind: Kind,
    pub source: Source,
    /// Whom a promise that was not kept concerns: they have no part in it. S1.4.3
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub concerned: BTreeSet<PersonId>,
}

impl Open {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::of_staff(state, &self.person, stamp.at)?;
        rules::kind_of_fault(self.kind)?;
        rules::not_involved(state, (&self.person, stamp.place), &self.source, stamp)?;
        rules::from_what_they_may_read(state, &self.source, stamp)?;
        rules::from_what_was_seen(state, &self.person, &self.source, stamp)?;
        let concerned = rules::from_broken_promise(state, &self.person, &self.source)?;
        rules::opened_once(state, &self.person, self.kind, &self.source)?;
        let (person, source) = (self.person.clone(), self.source.clone());
        let (no, kind) = (view::number(state, stamp), self.kind);
        let opened = Opened { no, person, kind, source, concerned };
        let mut decision = super::decision(Event::Opened(opened));
        // From then on the complaint is about the person, too: they read and handle nothing of it.
        if let Source::Complaint(complaint) = &self.source {
            let found = Found { complaint: complaint.clone(), person: self.person.clone() };
            decision.events.push(crate::Event::Complaint(complaint::Event::FoundToConcern(found)));
        }
        Ok(decision)
    }
}

impl Opened {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let id = InquiryId::from(&stamp.operation);
        state.insert(Inquiry {
            id: id.clone(),
            no: self.no.clone(),
            person: self.person.clone(),
            kind: self.kind,
            source: self.source.clone(),
            opened: stamp.at,
            place: stamp.place,
            concerned: self.concerned.clone(),
            steps: Vec::new(),
        });
        state.step(&id, stamp, What::Opened);
    }
}
