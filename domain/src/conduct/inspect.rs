//! Whoever oversees records what they saw at a window. S1.3.4, S2.1, S2.2

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Event, Inspection, Line, Mark, State, Way, What, rules, view};
use crate::context::Stamp;
use crate::id::{InspectionId, PersonId, PostId};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to record a visit to a window; what was seen of the lines that were not met travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspect {
    pub post: PostId,
    /// When the window was visited.
    pub at: Timestamp,
    pub way: Way,
    /// Who was on duty there, as far as it was seen.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub persons: BTreeSet<PersonId>,
    pub lines: BTreeMap<Line, Mark>,
    /// The forbidden phrases that were said, by their ids.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub phrases: BTreeSet<String>,
}

/// A visit to a window is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspected {
    pub no: String,
    pub post: PostId,
    pub at: Timestamp,
    pub way: Way,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub persons: BTreeSet<PersonId>,
    /// Whom it concerns.
    pub concerns: BTreeSet<PersonId>,
    pub lines: BTreeMap<Line, Mark>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub phrases: BTreeSet<String>,
}

impl Inspect {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::of_a_post(state, &self.post, self.at)?;
        rules::recent(state, self.at, stamp.at)?;
        rules::not_ones_own(state, self, stamp)?;
        rules::of_staff(state, &self.persons, self.at)?;
        rules::every_line(&self.lines)?;
        rules::in_hours(state, self)?;
        rules::names_phrases(state, self)?;
        rules::noted_once(state, self, stamp)?;
        let Self { post, at, way, persons, lines, phrases } = self.clone();
        let (no, concerns) =
            (view::number('J', state, stamp), rules::concerned(state, self, stamp));
        let inspected = Inspected { no, post, at, way, persons, concerns, lines, phrases };
        Ok(super::decision(Event::Inspected(inspected)))
    }
}

impl Inspected {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let id = InspectionId::from(&stamp.operation);
        let Self { no, post, at, way, persons, concerns, lines, phrases } = self.clone();
        let (noted, steps) = (stamp.at, Vec::new());
        state.insert(Inspection {
            id: id.clone(),
            no,
            post,
            at,
            way,
            by,
            noted,
            persons,
            concerns,
            lines,
            phrases,
            steps,
        });
        state.step(&id, stamp, What::Noted);
    }
}
