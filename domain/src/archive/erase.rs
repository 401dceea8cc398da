//! What was kept of visitors goes for good once its time is over: names and phones, what was written in
//! complaints, ratings. PIPL Art. 19 and 47
//!
//! A visitor's name and phone serve every matter of theirs: they go with the last of them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::State as Site;
use crate::accountability;
use crate::complaint::Complaint;
use crate::context::Stamp;
use crate::copying::Request;
use crate::id::{ComplaintId, ContactId, CopyId, OperationId, RepairId, SubjectId};
use crate::premises;
use crate::rating::Rating;
use crate::repair::Repair;
use crate::site::Settings;
use crate::time::{Minutes, Timestamp};

/// How many of each go at once.
const MOST: usize = 200;

/// Asks to erase what is kept no longer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erase {
    /// Visitors whose last matter is over for long enough: their name and phone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub visitors: BTreeSet<SubjectId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub complaints: BTreeSet<ComplaintId>,
    /// The visits whose ratings go.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub ratings: BTreeSet<ContactId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub repairs: BTreeSet<RepairId>,
    /// Requests for copies of medical records.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub copies: BTreeSet<CopyId>,
    /// The answers to lists of the room whose photos go.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub answers: BTreeSet<OperationId>,
}

/// The names and phones of visitors are erased, repairs and requests for copies with what was said of them, and photos of the room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erased {
    pub visitors: BTreeSet<SubjectId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub repairs: BTreeSet<RepairId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub copies: BTreeSet<CopyId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub answers: BTreeSet<OperationId>,
}

/// Complaints and ratings are erased: no tablet ever held them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgotten {
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub complaints: BTreeSet<ComplaintId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub ratings: BTreeSet<ContactId>,
}

/// What has been erased so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasures {
    /// When last.
    pub last: Timestamp,
    /// Of how many visitors.
    pub visitors: u64,
}

/// Returns before when matters were closed that keep nothing of their visitors any more: those without a
/// case, and those with one.
pub fn over_before(settings: &Settings, now: Timestamp) -> (Timestamp, Timestamp) {
    let before = |days: u16| now.plus(Minutes(-i64::from(days) * 24 * 60));
    (before(settings.retention_contact_days), before(settings.retention_case_days))
}

fn after(at: Timestamp, days: u16) -> Timestamp {
    at.plus(Minutes(i64::from(days) * 24 * 60))
}

/// Returns those of some visitors who have nothing at hand: no matter of theirs is open, or was just now.
pub fn with_nothing_here(
    state: &Site,
    visitors: impl IntoIterator<Item = SubjectId>,
) -> BTreeSet<SubjectId> {
    let none = |visitor: &SubjectId| state.contact.of_subject(visitor).next().is_none();
    visitors.into_iter().filter(none).collect()
}

/// Returns the complaints and ratings that are kept no longer at an instant, so many of each at most.
pub fn outdated(state: &Site, now: Timestamp) -> (BTreeSet<ComplaintId>, BTreeSet<ContactId>) {
    let complaints = state.complaint.all().filter(|one| is_old_complaint(state, one, now));
    let ratings = state.rating.all().filter(|one| is_old_rating(state, one, now));
    (
        complaints.map(|one| one.id.clone()).take(MOST).collect(),
        ratings.map(|one| one.contact.clone()).take(MOST).collect(),
    )
}

/// Returns the repairs that are kept no longer at an instant, so many at most.
pub fn outdated_repairs(state: &Site, now: Timestamp) -> BTreeSet<RepairId> {
    let old = state.repair.all().filter(|one| is_old_repair(state, one, now));
    old.map(|one| one.id.clone()).take(MOST).collect()
}

/// Returns the requests for copies that are kept no longer at an instant, so many at most.
pub fn outdated_copies(state: &Site, now: Timestamp) -> BTreeSet<CopyId> {
    let old = state.copying.all().filter(|one| is_old_copy(state, one, now));
    old.map(|one| one.id.clone()).take(MOST).collect()
}

/// Returns the answers to lists of the room whose photos are kept no longer at an instant, so many at most.
pub fn outdated_photos(state: &Site, now: Timestamp) -> BTreeSet<OperationId> {
    let old = premises::view::photographed(state).filter(|one| are_old_photos(one, now));
    old.map(|one| one.operation.clone()).take(MOST).collect()
}

/// Says whether an answer was given so long ago that nobody looks at its photos any more.
fn are_old_photos(one: &premises::Answer, now: Timestamp) -> bool {
    after(one.at, premises::rules::PHOTO_DAYS) <= now
}

/// Says whether a repair has waited for nothing so long that nobody will open it again.
fn is_old_repair(state: &Site, one: &Repair, now: Timestamp) -> bool {
    !one.stage.is_open() && after(one.reached, state.site.settings.retention_repair_days) <= now
}

/// Says whether nobody has waited for a copy for so long that nobody will ask about it again.
fn is_old_copy(state: &Site, one: &Request, now: Timestamp) -> bool {
    let kept = state.site.settings.retention_contact_days;
    one.over().is_some_and(|over| after(over, kept) <= now)
}

/// Says whether a complaint was answered so long ago that nobody will open it again.
fn is_old_complaint(state: &Site, one: &Complaint, now: Timestamp) -> bool {
    let last = one.steps.last().map_or(one.filed, |step| step.at);
    !one.is_open()
        && after(last, state.site.settings.retention_complaint_days) <= now
        && !accountability::view::needs(state, &one.id, now)
}

/// Says whether a rating was given so long ago; what was said with a bad one is its complaint's, too.
fn is_old_rating(state: &Site, one: &Rating, now: Timestamp) -> bool {
    let complaint = one.complaint().and_then(|id| state.complaint.get(&id));
    after(one.at, state.site.settings.retention_complaint_days) <= now
        && complaint.is_none_or(|complaint| is_old_complaint(state, complaint, now))
}

impl Erase {
    /// Returns what is erased: what is still in use, or not old enough, stays.
    pub(super) fn decide(
        &self,
        state: &Site,
        stamp: &Stamp,
    ) -> (Option<Erased>, Option<Forgotten>) {
        let visitors = with_nothing_here(state, self.visitors.iter().cloned());
        let old_complaint = |id: &&ComplaintId| {
            state.complaint.get(id).is_some_and(|one| is_old_complaint(state, one, stamp.at))
        };
        let old_rating = |id: &&ContactId| {
            state.rating.get(id).is_some_and(|one| is_old_rating(state, one, stamp.at))
        };
        let complaints: BTreeSet<_> =
            self.complaints.iter().filter(old_complaint).cloned().collect();
        let ratings: BTreeSet<_> = self.ratings.iter().filter(old_rating).cloned().collect();
        let any = !complaints.is_empty() || !ratings.is_empty();
        let old_repair = |id: &&RepairId| {
            state.repair.get(id).is_some_and(|one| is_old_repair(state, one, stamp.at))
        };
        let repairs: BTreeSet<_> = self.repairs.iter().filter(old_repair).cloned().collect();
        let copies = self.old_copies(state, stamp.at);
        let shown = premises::view::photographed(state);
        let named = shown.filter(|one| self.answers.contains(&one.operation));
        let old_photos = named.filter(|one| are_old_photos(one, stamp.at));
        let answers: BTreeSet<_> = old_photos.map(|one| one.operation.clone()).collect();
        let some = !visitors.is_empty() || !repairs.is_empty();
        let some = some || !copies.is_empty() || !answers.is_empty();
        let erased = some.then_some(Erased { visitors, repairs, copies, answers });
        (erased, any.then_some(Forgotten { complaints, ratings }))
    }

    fn old_copies(&self, state: &Site, now: Timestamp) -> BTreeSet<CopyId> {
        let named = self.copies.iter().filter_map(|id| state.copying.get(id));
        let old = named.filter(|one| is_old_copy(state, one, now));
        old.map(|one| one.id.clone()).collect()
    }
}

impl Erased {
    pub(super) fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        let erased = state.archive.erased.get_or_insert_default();
        erased.last = stamp.at;
        erased.visitors += u64::try_from(self.visitors.len()).unwrap_or_default();
        for id in &self.repairs {
            state.repair.remove(id);
        }
        for id in &self.copies {
            state.copying.remove(id);
        }
        for answer in &self.answers {
            state.premises.hide(answer);
        }
    }
}

impl Forgotten {
    pub(super) fn evolve(&self, state: &mut Site) {
        for id in &self.complaints {
            state.complaint.remove(id);
        }
        for contact in &self.ratings {
            state.rating.remove(contact);
        }
    }
}
