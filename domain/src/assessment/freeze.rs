//! What is counted is frozen: from then on it is scored, and no longer changes. S1.5.1

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

/// What was counted of each, for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frozen {
    pub assessment: AssessmentId,
    pub sheets: BTreeMap<PersonId, Sheet>,
    /// The windows as they are: A first, then each B.
    #[serde(default)]
    pub windows: BTreeMap<PostId, Vec<PersonId>>,
}

impl Freeze {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::led(state, &self.assessment, stamp)?;
        rules::not_frozen(one)?;
        rules::objections_settled(one)?;
        rules::over(state, one, stamp.at)?;
        rules::had_time(state, one, stamp.at)?;
        let people: Vec<&PersonId> = one.candidates.keys().collect();
        let sheets = view::sheets_of(state, one, &people, stamp.at);
        let windows = view::windows(state);
        let assessment = self.assessment.clone();
        Ok(super::decision(Event::Frozen(Frozen { assessment, sheets, windows })))
    }
}

impl Frozen {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.assessment, |one| {
            one.frozen = Some((stamp.at, stamp.operation.clone()));
            one.windows.clone_from(&self.windows);
            for (person, sheet) in &self.sheets {
                if let Some(candidate) = one.candidates.get_mut(person) {
                    candidate.sheet = Some(sheet.clone());
                }
            }
        });
    }
}
