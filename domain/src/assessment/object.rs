//! Whoever is assessed sees each event that is counted and may object to it; somebody else settles it, before
//! anybody scores. S1.5.1

use serde::{Deserialize, Serialize};

use super::state::by;
use super::{Event, Objection, Settled, State, rules};
use crate::context::Stamp;
use crate::id::{AssessmentId, OperationId, PersonId};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to object to an event, and that somebody objects; why travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    pub assessment: AssessmentId,
    pub event: OperationId,
    /// When it was: one operation may show several.
    pub at: Timestamp,
}

/// Asks to settle an objection, and that it is settled; the reasons travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    pub assessment: AssessmentId,
    pub person: PersonId,
    pub event: OperationId,
    pub at: Timestamp,
    /// Whether the event counts after all.
    pub counts: bool,
}

/// Somebody objects to an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objected {
    pub assessment: AssessmentId,
    pub person: PersonId,
    pub event: OperationId,
    pub at: Timestamp,
}

impl Object {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (one, person, candidate) = rules::own(state, &self.assessment, stamp)?;
        rules::not_frozen(one)?;
        rules::is_counted(state, one, person, (&self.event, self.at), stamp.at)?;
        rules::objected_once(candidate, (&self.event, self.at))?;
        let Self { assessment, event, at } = self.clone();
        let person = person.clone();
        Ok(super::decision(Event::Objected(Objected { assessment, person, event, at })))
    }
}

impl Objected {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            let (event, operation) = (self.event.clone(), stamp.operation.clone());
            candidate.objections.push(Objection { event, at: self.at, operation, settled: None });
        });
    }
}

impl Settle {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (one, candidate) = rules::assessed(state, &self.assessment, &self.person, stamp)?;
        rules::not_frozen(one)?;
        rules::objection_open(candidate, (&self.event, self.at))?;
        Ok(super::decision(Event::Settled(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            let mut all = candidate.objections.iter_mut();
            let own = all.find(|one| one.event == self.event && one.at == self.at);
            if let Some(own) = own {
                let (counts, operation) = (self.counts, stamp.operation.clone());
                own.settled = Some(Settled { counts, by: by(stamp), operation });
            }
        });
    }
}
