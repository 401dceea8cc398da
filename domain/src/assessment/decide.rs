//! The grade is decided once every input is there, told in writing, answered, and its file sealed. S1.5.2,
//! S1.5.3

use serde::{Deserialize, Serialize};

use super::state::by;
use super::{Answered, Decided, Event, Follow, Grade, Score, State, rules};
use crate::context::Stamp;
use crate::id::{AssessmentId, PersonId};
use crate::{Decision, State as Site};

/// Asks to decide on somebody; the grounds travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decide {
    pub assessment: AssessmentId,
    pub person: PersonId,
    pub grade: Grade,
    pub follow: Follow,
}

/// It is decided on somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeDecided {
    pub assessment: AssessmentId,
    pub person: PersonId,
    pub grade: Grade,
    pub follow: Follow,
    /// What the inputs came to, in hundredths of a point.
    pub score: Score,
}

/// Asks to answer to one's own result; what is said against it travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub assessment: AssessmentId,
    pub accepts: bool,
}

/// Somebody has answered to their result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultAnswered {
    pub assessment: AssessmentId,
    pub person: PersonId,
    pub accepts: bool,
}

/// Asks to seal somebody's file, and that it is sealed; the server fills in its sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    pub assessment: AssessmentId,
    pub person: PersonId,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sum: String,
}

impl Decide {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (one, candidate) = rules::assessed(state, &self.assessment, &self.person, stamp)?;
        rules::frozen(one)?;
        rules::not_sealed(candidate)?;
        rules::may_decide(candidate, stamp)?;
        rules::not_voting(one)?;
        let score = rules::complete(state, one, &self.person)?;
        rules::grade(state, one, &self.person, self.grade)?;
        rules::follows(self.grade, self.follow)?;
        let Self { assessment, person, grade, follow } = self.clone();
        let decided = GradeDecided { assessment, person, grade, follow, score };
        Ok(super::decision(Event::GradeDecided(decided)))
    }
}

impl GradeDecided {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            candidate.decided.push(Decided {
                grade: self.grade,
                follow: self.follow,
                score: self.score,
                by: by(stamp),
                at: stamp.at,
                operation: stamp.operation.clone(),
            });
        });
    }
}

impl Answer {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (_, person, candidate) = rules::own(state, &self.assessment, stamp)?;
        rules::not_sealed(candidate)?;
        rules::awaits_answer(candidate)?;
        let (assessment, person) = (self.assessment.clone(), person.clone());
        let answered = ResultAnswered { assessment, person, accepts: self.accepts };
        Ok(super::decision(Event::ResultAnswered(answered)))
    }
}

impl ResultAnswered {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.of(&self.assessment, &self.person, |candidate| {
            let (accepts, operation) = (self.accepts, stamp.operation.clone());
            candidate.answers.push(Answered { accepts, at: stamp.at, operation });
        });
    }
}

impl Seal {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (_, candidate) = rules::assessed(state, &self.assessment, &self.person, stamp)?;
        rules::not_sealed(candidate)?;
        rules::settled(state, candidate, stamp.at)?;
        Ok(super::decision(Event::Sealed(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State) {
        state.of(&self.assessment, &self.person, |candidate| {
            candidate.sealed = Some(self.sum.clone());
        });
    }
}
