//! The secret ballot: opened with the keys its papers are told by, and counted. The votes themselves are no
//! operations: who acts stands in the log of operations, and who voted how stands nowhere. S1.5.2

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Ballot, Counted, Event, State, rules, view};
use crate::context::Stamp;
use crate::id::{AssessmentId, PersonId};
use crate::{Decision, State as Site};

/// Asks to open the ballot; the server fills in the keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenBallot {
    pub assessment: AssessmentId,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub keys: BTreeMap<PersonId, String>,
}

/// The ballot is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotOpened {
    pub assessment: AssessmentId,
    pub voters: BTreeSet<PersonId>,
    pub keys: BTreeMap<PersonId, String>,
}

/// Asks to count the ballot, and that it was counted; the server fills in the votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloseBallot {
    pub assessment: AssessmentId,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub votes: BTreeMap<PersonId, Vec<Counted>>,
}

impl OpenBallot {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::led(state, &self.assessment, stamp)?;
        rules::frozen(one)?;
        rules::no_ballot_yet(one)?;
        let voters = view::electorate(state, stamp.at);
        rules::enough_voters(one, &voters)?;
        let Self { assessment, keys } = self.clone();
        Ok(super::decision(Event::BallotOpened(BallotOpened { assessment, voters, keys })))
    }
}

impl BallotOpened {
    pub(super) fn evolve(&self, state: &mut State) {
        state.change(&self.assessment, |one| {
            let (voters, keys) = (self.voters.clone(), self.keys.clone());
            one.ballot = Some(Ballot { voters, keys, closed: false });
        });
    }
}

impl CloseBallot {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::led(state, &self.assessment, stamp)?;
        let ballot = rules::ballot_open(one)?;
        rules::counted(ballot, &self.votes)?;
        Ok(super::decision(Event::BallotClosed(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State) {
        state.change(&self.assessment, |one| {
            if let Some(ballot) = &mut one.ballot {
                ballot.closed = true;
            }
            for (person, candidate) in &mut one.candidates {
                candidate.votes = Some(self.votes.get(person).cloned().unwrap_or_default());
            }
        });
    }
}
