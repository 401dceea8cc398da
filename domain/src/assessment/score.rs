//! What people say of whoever is assessed: their own report, whoever leads, and other windows. S1.5.2

use serde::{Deserialize, Serialize};

use super::state::by;
use super::{Event, Input, Marks, PeerScored, Scored, State, rules};
use crate::context::Stamp;
use crate::id::{AssessmentId, PersonId, PostId};
use crate::{Decision, State as Site};

/// Asks to hand in one's own report; the text travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub assessment: AssessmentId,
}

/// Somebody has handed in their report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    pub assessment: AssessmentId,
    pub person: PersonId,
}

/// Asks to give marks, and that they were given; the reasons travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub assessment: AssessmentId,
    pub person: PersonId,
    pub marks: Marks,
}

/// Asks to mark another window, and that it was marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScorePeer {
    pub assessment: AssessmentId,
    pub from: PostId,
    pub of: PostId,
    /// 0 to 100 points.
    pub mark: u8,
}

/// Asks to do without an input, and that it is done without; the reason travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excuse {
    pub assessment: AssessmentId,
    pub person: PersonId,
    pub input: Input,
}

impl Report {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (_, person, candidate) = rules::own(state, &self.assessment, stamp)?;
        rules::undecided(candidate)?;
        rules::reported_once(candidate)?;
        let (assessment, person) = (self.assessment.clone(), person.clone());
        Ok(super::decision(Event::Reported(Reported { assessment, person })))
    }
}

impl Reported {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            candidate.report = Some(stamp.operation.clone());
        });
    }
}

impl Score {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (one, candidate) = rules::assessed(state, &self.assessment, &self.person, stamp)?;
        rules::frozen(one)?;
        rules::undecided(candidate)?;
        rules::marks(&self.marks)?;
        rules::scored_once(candidate, stamp)?;
        Ok(super::decision(Event::Scored(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            let operation = stamp.operation.clone();
            candidate.superior.push(Scored { by: by(stamp), marks: self.marks, operation });
        });
    }
}

impl ScorePeer {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::known(state, &self.assessment)?;
        rules::frozen(one)?;
        rules::marks(&[self.mark])?;
        rules::is_peer(state, one, (&self.from, &self.of), stamp)?;
        rules::peer_scored_once(one, (&self.from, &self.of))?;
        rules::none_decided(one, &self.of)?;
        Ok(super::decision(Event::PeerScored(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.assessment, |one| {
            let Self { from, of, mark, .. } = self.clone();
            let operation = stamp.operation.clone();
            one.peers.push(PeerScored { from, of, mark, by: by(stamp), operation });
        });
    }
}

impl Excuse {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (one, candidate) = rules::assessed(state, &self.assessment, &self.person, stamp)?;
        rules::frozen(one)?;
        rules::undecided(candidate)?;
        rules::is_missing(state, one, &self.person, self.input)?;
        rules::not_voting(one)?;
        Ok(super::decision(Event::Excused(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            candidate.excused.insert(self.input, stamp.operation.clone());
        });
    }
}
