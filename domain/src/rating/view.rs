//! What is shown of ratings: to the visitor their own, to everybody how many there are of each grade.
//! 2.9

use std::collections::BTreeMap;

use super::{Grade, Rating, State as Ratings};
use crate::State;
use crate::complaint;
use crate::id::{ComplaintId, OperationId};
use crate::time::{Date, Timestamp, shift};

/// How many ratings there are at least before any of their numbers are shown: fewer would tell whose
/// they are.
pub const ENOUGH: usize = 5;

/// Of how many days numbers are shown at most.
const DAYS: u16 = 30;

/// How many ratings there are of each grade. Who did not rate is not counted, least of all as satisfied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: BTreeMap<Grade, usize>,
}

impl Tally {
    /// Returns how many there are of a grade.
    pub fn of(&self, grade: Grade) -> usize {
        self.counts.get(&grade).copied().unwrap_or_default()
    }

    /// Returns how many there are.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// Says whether there are enough to show them. 2.9
    pub fn is_enough(&self) -> bool {
        self.total() >= ENOUGH
    }
}

/// Counts the ratings given since an instant, by grade.
pub fn tally(state: &State, since: Timestamp) -> Tally {
    let mut tally = Tally::default();
    for one in state.rating.counted().filter(|one| one.at >= since) {
        *tally.counts.entry(one.grade).or_default() += 1;
    }
    tally
}

/// Returns the first day that public numbers are counted from: thirty days ago, or less where matters
/// leave for the archive sooner.
pub fn counted_from(state: &State, now: Timestamp) -> Date {
    let days = state.site.settings.archive_days.min(DAYS);
    shift(now.date(state.site.zone), -i64::from(days))
}

/// Returns the ratings that complaints carry on, as a state of their own: whoever may read the complaint
/// may read its rating.
pub fn behind(state: &State, complaints: &complaint::State) -> Ratings {
    let mut seen = Ratings::default();
    let is_seen = |id: ComplaintId| complaints.get(&id).is_some();
    for one in state.rating.all().filter(|one| one.complaint().is_some_and(is_seen)) {
        seen.insert(one.clone());
    }
    seen
}

/// Returns the operations whose words belong to ratings that were left out.
pub fn spoken(ratings: &Ratings) -> Vec<OperationId> {
    ratings.all().filter_map(|one| one.excluded.clone()).collect()
}

/// Returns the rating that a complaint carries on.
pub fn of_complaint<'a>(ratings: &'a Ratings, id: &ComplaintId) -> Option<&'a Rating> {
    ratings.all().find(|one| one.complaint().as_ref() == Some(id))
}
