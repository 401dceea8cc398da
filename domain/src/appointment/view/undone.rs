//! What nobody could be asked of and stayed open over the day's close: duty ended by itself, by an emergency
//! or on a tablet that could not know. S1.4.1

use crate::State;
use crate::appointment::rules;
use crate::case::Case;
use crate::contact::{self, Contact};
use crate::duty;
use crate::id::{ContactId, PersonId, PostId};
use crate::time::Timestamp;

/// An immediate matter that is still open after the day's close.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Undone<'a> {
    Case(&'a Case),
    Contact(&'a Contact),
}

impl<'a> Undone<'a> {
    /// Returns who answers for it now. S1.1.2
    pub fn owner(self) -> &'a PersonId {
        match self {
            Self::Case(case) => case.owner(),
            Self::Contact(contact) => contact.owner(),
        }
    }

    /// Returns the contact it is, or that it carries on.
    pub fn contact(self) -> &'a ContactId {
        match self {
            Self::Case(case) => &case.contact,
            Self::Contact(contact) => &contact.id,
        }
    }

    fn came(self) -> (&'a PostId, Timestamp) {
        match self {
            Self::Case(case) => (&case.post, came_back(case)),
            Self::Contact(contact) => (&contact.post, contact.at),
        }
    }

    /// Returns since when it has been left open: the first close of its window after it came, or after its
    /// last time was over.
    fn since(self, state: &State) -> Timestamp {
        let (post, came) = self.came();
        let unkept = rules::unkept_since(state, self.contact(), came);
        duty::view::closes_after(state, post, unkept)
    }
}

/// Returns when the papers of a case were here: it was opened, or what was asked for has been brought.
fn came_back(case: &Case) -> Timestamp {
    let asked_again = !case.supplements.is_empty();
    case.complete.filter(|_| asked_again).map_or(case.opened, |complete| complete.max(case.opened))
}

/// Returns the immediate matters left open over a day's close without a time, the oldest first. S1.4.1
pub fn undone(state: &State, now: Timestamp) -> Vec<Undone<'_>> {
    let cases = state.case.in_intake().chain(state.case.asked_since(Timestamp(i64::MIN)));
    let cases = cases.chain(state.case.promised());
    let cases = cases.filter(|case| rules::is_case_left(state, case, now)).map(Undone::Case);
    let contacts = state.contact.open().filter(|one| rules::is_contact_left(state, one));
    let all = cases.chain(contacts.map(Undone::Contact));
    let mut over: Vec<(Timestamp, Undone)> =
        all.map(|one| (one.since(state), one)).filter(|(since, _)| *since <= now).collect();
    over.sort_by_key(|(since, one)| (*since, one.contact().clone()));
    over.into_iter().map(|(_, one)| one).collect()
}

/// Returns those that somebody answers for or covers, and for a supervisor all of them: whoever is to see to them.
/// S1.1.2, S1.3.2
pub fn undone_for<'a>(state: &'a State, person: &PersonId, now: Timestamp) -> Vec<Undone<'a>> {
    let mut all = undone(state, now);
    if !contact::rules::supervises(state, person) {
        all.retain(|one| contact::rules::acts_for(state, one.owner(), person, now));
    }
    all
}
