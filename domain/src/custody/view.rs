//! What screens need of custody: who holds what, what waits to be accepted, what does not add up.

use std::collections::BTreeSet;

use super::rules;
use super::{Balance, Booked, Of, Thing};
use crate::State;
use crate::contact::rules::{is_above, supervises};
use crate::id::{ContactId, PersonId};
use crate::time::Timestamp;

/// Something that does not add up, or was not allowed. S2.1.7
#[derive(Clone, Copy, Debug)]
pub struct Incident<'a> {
    pub thing: &'a Thing,
    pub line: &'a Booked,
    /// Where it is a count.
    pub balance: Option<Balance>,
}

/// Returns what a person holds, by kind and name.
pub fn held_by<'a>(state: &'a State, person: &PersonId) -> Vec<&'a Thing> {
    sorted(state.custody.here().filter(|thing| thing.holder() == person))
}

/// Returns what others hold, by kind and name.
pub fn held_by_others<'a>(state: &'a State, person: &PersonId) -> Vec<&'a Thing> {
    sorted(state.custody.here().filter(|thing| thing.holder() != person))
}

/// Returns what was passed on to a person, who has not accepted it.
pub fn waiting_for<'a>(state: &'a State, person: &PersonId) -> Vec<&'a Thing> {
    let passed = |thing: &&Thing| thing.passing.as_ref().is_some_and(|one| one.to == *person);
    sorted(state.custody.here().filter(passed))
}

/// Returns what has left, the latest first.
pub fn gone(state: &State) -> Vec<&Thing> {
    let mut all: Vec<&Thing> = state.custody.all().filter(|thing| thing.ended.is_some()).collect();
    all.sort_by_key(|thing| std::cmp::Reverse(thing.ended.as_ref().map(|ended| ended.at)));
    all
}

/// S2.1.7 Returns the incidents that nobody has settled, the oldest first.
pub fn open_incidents(state: &State) -> Vec<Incident<'_>> {
    let of = |thing| {
        let open = Thing::incidents(thing).filter(|(line, balance)| line.is_open(*balance));
        open.map(move |(line, balance)| Incident { thing, line, balance })
    };
    let mut all: Vec<Incident<'_>> = state.custody.all().flat_map(of).collect();
    all.sort_by_key(|one| one.line.at);
    all
}

/// S2.1.7 Returns the open incidents a person is to see: whoever oversees sees all, others what they held,
/// counted or are said to have allowed.
pub fn incidents_for<'a>(state: &'a State, person: &PersonId) -> Vec<Incident<'a>> {
    let oversees = is_above(state, person);
    let mut all = open_incidents(state);
    all.retain(|one| {
        let concerns = one.line.by == *person || one.thing.holder() == person;
        oversees || concerns || one.line.entry.approver() == Some(person)
    });
    all
}

/// S2.1.7 Returns the serial of a thing's forms that is given out next.
pub fn next_serial(thing: &Thing) -> Option<String> {
    let used = thing.used();
    thing.stocks().iter().find_map(|stock| stock.first_without(&used))
}

/// S2.4 Returns the originals of a visit that are here.
pub fn originals<'a>(state: &'a State, contact: &'a ContactId) -> Vec<&'a Thing> {
    sorted(rules::originals(state, contact))
}

/// S2.4 Returns the originals that should have gone back: kept beyond the day that was said, or left without
/// a reason when their matter was over. Their holder sees them, and supervisors.
pub fn overdue<'a>(state: &'a State, person: &PersonId, at: Timestamp) -> Vec<&'a Thing> {
    let today = at.date(state.site.zone);
    let late = |thing: &&Thing| {
        let Some(of) = thing.kind.of() else { return false };
        thing.kept.as_ref().map_or_else(|| rules::is_over(state, of), |kept| kept.until < today)
    };
    let sees = |thing: &&Thing| thing.holder() == person || supervises(state, person);
    sorted(state.custody.here().filter(late).filter(sees))
}

/// S2.1.7 Returns what is held by somebody who has left: whoever oversees passes it on.
pub fn left_behind<'a>(state: &'a State, person: &PersonId, at: Timestamp) -> Vec<&'a Thing> {
    if !is_above(state, person) {
        return Vec::new();
    }
    let staff = |id: &PersonId| state.people.persons.get(id).is_some_and(|one| one.is_staff(at));
    sorted(state.custody.here().filter(|thing| !staff(thing.holder())))
}

/// S2.1.7 Says whether a person passes a thing on: its holder, and whoever oversees.
pub fn passes(state: &State, thing: &Thing, person: &PersonId) -> bool {
    thing.holder() == person || is_above(state, person)
}

/// S2.4 Returns the visits of which an original is here, each once.
pub fn visits(state: &State) -> BTreeSet<&ContactId> {
    let visit = |of: &Of| match of {
        Of::Contact(contact) => state.contact.get(contact).map(|one| &one.id),
        Of::Case(case) => state.case.get(case).map(|case| &case.contact),
        Of::Document(_) => None,
    };
    state.custody.here().filter_map(|thing| visit(thing.kind.of()?)).collect()
}

/// S2.1.7 Returns the uses a person is said to have allowed, and has said nothing against, the latest first.
pub fn said_to_allow<'a>(state: &'a State, person: &PersonId) -> Vec<(&'a Thing, &'a Booked)> {
    let lines =
        state.custody.all().flat_map(|thing| thing.book.iter().map(move |line| (thing, line)));
    let theirs = |line: &Booked| line.entry.approver() == Some(person) && line.objected.is_none();
    let mut all: Vec<_> = lines.filter(|(_, line)| theirs(line)).collect();
    all.sort_by_key(|(_, line)| std::cmp::Reverse(line.at));
    all
}

fn sorted<'a>(all: impl Iterator<Item = &'a Thing>) -> Vec<&'a Thing> {
    let mut all: Vec<&Thing> = all.collect();
    all.sort_by(|one, other| {
        (&one.kind, &one.name, &one.id).cmp(&(&other.kind, &other.name, &other.id))
    });
    all
}
