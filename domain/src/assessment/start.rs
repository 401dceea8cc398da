//! A cycle begins: whom it assesses, over which days and by which terms. S1.5.1

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Assessment, Candidate, Event, State, Terms, rules};
use crate::context::Stamp;
use crate::id::{AssessmentId, PersonId};
use crate::time::Date;
use crate::{Decision, State as Site};

/// Asks to begin a cycle, and that it was begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// The days that are assessed, the last included.
    pub from: Date,
    pub to: Date,
    /// Who is assessed, by the groups that share the excellent.
    pub groups: Vec<BTreeSet<PersonId>>,
    pub terms: Terms,
}

impl Start {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::days(state, (self.from, self.to), stamp.at)?;
        rules::terms(&self.terms)?;
        rules::participants(state, &self.groups, stamp)?;
        Ok(super::decision(Event::Started(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let persons = self.groups.iter().flatten().cloned();
        state.insert(Assessment {
            id: AssessmentId::from(&stamp.operation),
            from: self.from,
            to: self.to,
            terms: self.terms.clone(),
            candidates: persons.map(|person| (person, Candidate::default())).collect(),
            groups: self.groups.clone(),
            opened: stamp.at,
            place: stamp.place,
            frozen: None,
            counted: 0,
            windows: BTreeMap::new(),
            peers: Vec::new(),
            ballot: None,
        });
    }
}
