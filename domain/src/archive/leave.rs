//! Closed matters leave the working set, the oldest first: after the days the site sets, or sooner
//! where more of them are at hand than it sets.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Matter;
use crate::State as Site;
use crate::appointment::Appointment;
use crate::assessment;
use crate::contact::view::is_unread;
use crate::context::Stamp;
use crate::custody;
use crate::duty::KEPT_DAYS;
use crate::figures;
use crate::id::{CaseId, ContactId, OperationId};
use crate::time::{Minutes, TimeOfDay, Timestamp, shift};

/// How many matters leave at once: a long backlog leaves bit by bit.
const MOST: usize = 1_000;

/// How long a matter that came back stays at least.
const STAY: Minutes = Minutes(24 * 60);

/// For how many days the serials of case numbers are remembered once their cases have left.
const SERIAL_DAYS: i64 = 35;

/// Asks that closed matters leave the working set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archive {
    /// What was closed before leaves.
    pub closed_before: Timestamp,
    /// How many closed matters stay at most, the newest.
    pub keep: u32,
}

/// Every matter closed before a place in the order of closing has left the working set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Archived {
    pub before: Timestamp,
    /// Of what was closed in that very millisecond, the first that stays; none if all of it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<OperationId>,
    /// What came back since then stays nevertheless.
    pub recalled_since: Timestamp,
}

/// A closed matter that may leave: by its contact, or by the case that takes its contact along.
enum Closed<'a> {
    Contact(&'a ContactId),
    Case(&'a CaseId),
}

/// Returns what the server asks for when closed matters are to leave now, if any are.
pub fn due(state: &Site, now: Timestamp) -> Option<Archive> {
    let (zone, settings) = (state.site.zone, &state.site.settings);
    let keep = u32::from(settings.closed_kept);
    let oldest = shift(now.date(zone), -i64::from(settings.archive_days));
    let closed_before = Timestamp::at(oldest, TimeOfDay(0), zone);
    // Not for each single one: an eighth more than may stay is let come together.
    let many = usize::try_from(keep + keep / 8).unwrap_or(usize::MAX);
    let recalled_since = now.plus(Minutes(-STAY.0));
    let too_many = count(state, recalled_since) > many;
    let old = |(at, _): &(Timestamp, Closed<'_>)| *at < closed_before;
    let too_old = || in_order(state, recalled_since, 1).first().is_some_and(old);
    (too_many || too_old()).then_some(Archive { closed_before, keep })
}

/// Returns the matters that leave with an event, before it is taken in.
pub fn leaving(state: &Site, archived: &Archived) -> Vec<Matter> {
    let end = (archived.before, archived.first.as_ref().map_or("", |first| &first.0));
    let goes = |(at, one): &(Timestamp, Closed<'_>)| (*at, one.name()) < end;
    let closed = in_order(state, archived.recalled_since, MOST);
    let leaving = closed.into_iter().take_while(goes);
    leaving.filter_map(|(_, one)| one.matter(state)).collect()
}

/// Says whether a contact just came back, somebody has not read the word left with it, an original of its visitor is here,
/// or they still have an appointment: it stays at hand.
fn stays(state: &Site, contact: &ContactId, recalled_since: Timestamp) -> bool {
    let back = state.archive.recalled.get(contact).is_some_and(|at| *at >= recalled_since);
    let unread = state.contact.get(contact).is_some_and(is_unread);
    let original = custody::rules::originals(state, contact).next().is_some();
    back || unread || original || state.appointment.of_contact(contact).any(Appointment::is_open)
}

/// Returns how many closed matters may leave: all but those that stay, without going through all.
fn count(state: &Site, recalled_since: Timestamp) -> usize {
    let expected = state.appointment.ahead(Timestamp(0), Timestamp(i64::MAX));
    let back = state.archive.recalled.keys();
    let unread = state.contact.asked().filter(|one| is_unread(one)).map(|one| &one.id);
    let originals = custody::view::visits(state);
    let maybe: BTreeSet<&ContactId> =
        expected.map(|one| &one.contact).chain(back).chain(unread).chain(originals).collect();
    let is_closed = |id: &&&ContactId| {
        let Some(contact) = state.contact.get(id) else { return false };
        match contact.case() {
            Some(case) => state.case.get(case).is_some_and(|case| case.closed.is_some()),
            None => contact.closed.is_some(),
        }
    };
    let staying = maybe.iter().filter(is_closed).filter(|id| stays(state, id, recalled_since));
    state.contact.closed().len() + state.case.closed().len() - staying.count()
}

/// Returns at most so many closed matters, the first closed first, but those that just came back or
/// whose visitor is still expected.
fn in_order(state: &Site, recalled_since: Timestamp, most: usize) -> Vec<(Timestamp, Closed<'_>)> {
    let may_leave = |contact: &ContactId| !stays(state, contact, recalled_since);
    let contacts = state.contact.closed().keys().filter(|(_, id)| may_leave(id));
    let contacts = contacts.map(|(at, id)| (*at, Closed::Contact(id)));
    let of_case = |id: &CaseId| state.case.get(id).is_some_and(|case| may_leave(&case.contact));
    let cases = state.case.closed().keys().filter(|(_, id)| of_case(id));
    let cases = cases.map(|(at, id)| (*at, Closed::Case(id)));
    let mut all: Vec<_> = contacts.take(most).chain(cases.take(most)).collect();
    all.sort_by(|(at, one), (other_at, other)| (at, one.name()).cmp(&(other_at, other.name())));
    all.truncate(most);
    all
}

impl Closed<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Contact(id) => &id.0,
            Self::Case(id) => &id.0,
        }
    }

    fn matter(&self, state: &Site) -> Option<Matter> {
        let case = match self {
            Self::Contact(_) => None,
            Self::Case(id) => Some(state.case.get(id)?.clone()),
        };
        let contact = match (self, &case) {
            (Self::Contact(id), _) => state.contact.get(id),
            (Self::Case(_), Some(case)) => state.contact.get(&case.contact),
            (Self::Case(_), None) => None,
        };
        let contact = contact?.clone();
        let appointments = state.appointment.of_contact(&contact.id).cloned().collect();
        let messages = state.message.of(&contact.id).to_vec();
        let matter = Matter { contact, case, appointments, messages, counted: None };
        let counted = Some(figures::of_matter(state, &matter));
        Some(Matter { counted, ..matter })
    }
}

impl Archive {
    /// Returns where the order of closing is cut; nothing where nothing leaves.
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Option<Archived> {
        let recalled_since = stamp.at.plus(Minutes(-STAY.0));
        let keep = usize::try_from(self.keep).unwrap_or(usize::MAX);
        let closed = in_order(state, recalled_since, MOST + 1);
        let surplus = count(state, recalled_since).saturating_sub(keep);
        let goes = |(place, (at, _)): &(usize, &(Timestamp, Closed<'_>))| {
            *place < surplus || *at < self.closed_before
        };
        let count = closed.iter().enumerate().take_while(goes).count().min(MOST);
        let (last, _) = closed.get(count.checked_sub(1)?)?;
        let stays = closed.get(count).map(|(at, one)| (*at, OperationId(one.name().to_owned())));
        let (before, first) = match stays {
            Some((at, first)) => (at, Some(first)),
            None => (Timestamp(last.0 + 1), None),
        };
        Some(Archived { before, first, recalled_since })
    }
}

impl Archived {
    pub(super) fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        let day = stamp.at.date(state.site.zone);
        let since = state.site.day_begins(shift(day, -KEPT_DAYS));
        for matter in leaving(state, self) {
            let (case, appointments) = (matter.case.as_ref(), &matter.appointments);
            let said = assessment::of_matter(state, case, appointments, stamp.at);
            state.assessment.keep(said, since);
            state.figures.leave(matter.counted.as_deref().unwrap_or_default());
            state.contact.remove(&matter.contact.id);
            state.message.remove(&matter.contact.id);
            if let Some(case) = &matter.case {
                state.case.remove(&case.id);
            }
            for one in &matter.appointments {
                state.appointment.remove(&one.id);
            }
            state.archive.recalled.remove(&matter.contact.id);
        }
        state.case.forget_serials(shift(day, -SERIAL_DAYS));
        state.figures.forget(day);
    }
}
