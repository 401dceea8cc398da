//! Whoever is assessed sees each event that is counted and may object to it; somebody else settles it, before
//! anybody scores. S1.5.1

use serde::{Deserialize, Serialize};

use super::state::by;
use super::{Event, Objection, Settled, State, What, rules};
use crate::context::Stamp;
use crate::id::{AssessmentId, OperationId, PersonId};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to object to an event, and that somebody objects; why travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    pub assessment: AssessmentId,
    pub event: OperationId,
    /// When it was, and what: one operation may show several.
    pub at: Timestamp,
    pub what: What,
}

/// Asks to settle an objection, and that it is settled; the reasons travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    pub assessment: AssessmentId,
    pub person: PersonId,
    pub event: OperationId,
    pub at: Timestamp,
    pub what: What,
    /// Whether the event counts after all.
    pub counts: bool,
}

/// Asks to say that all that is counted of oneself is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirm {
    pub assessment: AssessmentId,
}

/// Somebody says that all that is counted of them is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    pub assessment: AssessmentId,
    pub person: PersonId,
}

/// Somebody objects to an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objected {
    pub assessment: AssessmentId,
    pub person: PersonId,
    pub event: OperationId,
    pub at: Timestamp,
    pub what: What,
}

impl Object {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (one, person, candidate) = rules::own(state, &self.assessment, stamp)?;
        rules::not_frozen(one)?;
        rules::is_counted(state, one, person, (&self.event, self.at, self.what), stamp.at)?;
        rules::objected_once(candidate, (&self.event, self.at, self.what))?;
        let Self { assessment, event, at, what } = self.clone();
        let person = person.clone();
        Ok(super::decision(Event::Objected(Objected { assessment, person, event, at, what })))
    }
}

impl Objected {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            let (event, operation) = (self.event.clone(), stamp.operation.clone());
            let (at, what) = (self.at, self.what);
            candidate.objections.push(Objection { event, at, what, operation, settled: None });
        });
    }
}

impl Confirm {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (one, person, candidate) = rules::own(state, &self.assessment, stamp)?;
        rules::not_frozen(one)?;
        // What is not over may still bring something.
        rules::over(state, one, stamp.at)?;
        rules::confirmed_once(candidate)?;
        let (assessment, person) = (self.assessment.clone(), person.clone());
        Ok(super::decision(Event::Confirmed(Confirmed { assessment, person })))
    }
}

impl Confirmed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            candidate.confirmed = Some(stamp.operation.clone());
        });
    }
}

impl Settle {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (one, candidate) = rules::assessed(state, &self.assessment, &self.person, stamp)?;
        rules::not_frozen(one)?;
        rules::objection_open(candidate, (&self.event, self.at, self.what))?;
        Ok(super::decision(Event::Settled(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            let mut all = candidate.objections.iter_mut();
            let own = all.find(|one| one.key() == (&self.event, self.at, self.what));
            if let Some(own) = own {
                let (counts, operation) = (self.counts, stamp.operation.clone());
                own.settled = Some(Settled { counts, by: by(stamp), operation });
            }
        });
    }
}
