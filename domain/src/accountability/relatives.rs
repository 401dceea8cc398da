//! Who of the staff is related to whom, and from when to when it was declared. S1.6.3

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::id::PersonId;
use crate::map::Map;

/// From where to where in the site's history somebody is declared a relative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Tie {
    since: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<u64>,
}

impl Tie {
    fn lasts_beyond(self, place: u64) -> bool {
        self.until.is_none_or(|until| until > place)
    }
}

/// Whom each has declared a relative or somebody close.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Relatives(Map<PersonId, BTreeMap<PersonId, Vec<Tie>>>);

impl Relatives {
    /// Says whether somebody is related to whom an inquiry is about that was opened at a place of the history.
    /// What whoever looks into it declares counts at once, and is not taken back for what was open; what the
    /// person declares counts only for what is opened later, since nobody chooses who judges them. S1.6.3
    pub fn related(&self, who: &PersonId, person: &PersonId, opened: u64) -> bool {
        let ties = |of: &PersonId, to: &PersonId| {
            self.0.get(of).and_then(|all| all.get(to)).into_iter().flatten().copied()
        };
        let mut own = ties(who, person);
        let mut theirs = ties(person, who);
        own.any(|tie| tie.lasts_beyond(opened))
            || theirs.any(|tie| tie.since < opened && tie.lasts_beyond(opened))
    }

    /// Returns whom a person declares now.
    pub fn of(&self, person: &PersonId) -> BTreeSet<PersonId> {
        let all = self.0.get(person).into_iter().flatten();
        let lasts = |ties: &[Tie]| ties.last().is_some_and(|tie| tie.until.is_none());
        all.filter(|(_, ties)| lasts(ties)).map(|(other, _)| other.clone()).collect()
    }

    pub(super) fn declare(
        &mut self,
        person: &PersonId,
        relatives: &BTreeSet<PersonId>,
        place: u64,
    ) {
        let mut all = self.0.get(person).cloned().unwrap_or_default();
        for (_, ties) in all.iter_mut().filter(|(other, _)| !relatives.contains(other)) {
            if let Some(tie) = ties.last_mut() {
                tie.until.get_or_insert(place);
            }
        }
        for other in relatives {
            let ties = all.entry(other.clone()).or_default();
            if ties.last().is_none_or(|tie| tie.until.is_some()) {
                ties.push(Tie { since: place, until: None });
            }
        }
        self.0.insert(person.clone(), all);
    }
}
