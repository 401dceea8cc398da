//! Freezing: from then on nothing is contested any more, and what is known at that instant is counted for good, a
//! few people at a time, so that whoever stands at a window meanwhile does not wait for it. S1.5.1

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Event, Sheet, State, rules, view};
use crate::context::Stamp;
use crate::id::{AssessmentId, PersonId, PostId};
use crate::{Decision, State as Site};

/// Asks to freeze what is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freeze {
    pub assessment: AssessmentId,
}

/// From now on nothing is contested; who is counted then is counted as known now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    pub assessment: AssessmentId,
    /// What was counted of each at once, before it was counted in turns.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sheets: BTreeMap<PersonId, Sheet>,
    /// The windows as they are: A first, then each B.
    #[serde(default)]
    pub windows: BTreeMap<PostId, Vec<PersonId>>,
}

/// Asks to count some of those who are assessed, after freezing; only the server does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub assessment: AssessmentId,
    /// How many at most.
    pub most: u16,
}

/// What was counted of some, for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetsCounted {
    pub assessment: AssessmentId,
    pub sheets: BTreeMap<PersonId, Sheet>,
}

impl Freeze {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::led(state, &self.assessment, stamp)?;
        rules::not_frozen(one)?;
        rules::objections_settled(one)?;
        rules::over(state, one, stamp.at)?;
        rules::had_time(state, one, stamp.at)?;
        let (assessment, windows) = (self.assessment.clone(), view::windows(state));
        Ok(super::decision(Event::Frozen(Frozen { assessment, sheets: BTreeMap::new(), windows })))
    }
}

impl Frozen {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.assessment, |one| {
            one.frozen = Some((stamp.at, stamp.operation.clone()));
            one.windows.clone_from(&self.windows);
            one.count(&self.sheets);
        });
    }
}

impl Count {
    pub(super) fn decide(&self, state: &Site) -> Result<Decision, crate::Refusal> {
        let one = rules::known(state, &self.assessment)?;
        let (at, people) = rules::counted_next(one, self.most)?;
        let sheets = view::sheets_of(state, one, &people, at);
        let assessment = self.assessment.clone();
        Ok(super::decision(Event::SheetsCounted(SheetsCounted { assessment, sheets })))
    }
}

impl SheetsCounted {
    pub(super) fn evolve(&self, state: &mut State) {
        state.change(&self.assessment, |one| one.count(&self.sheets));
    }
}
