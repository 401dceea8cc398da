//! What does not add up, and who settles it. S2.1.7

use crate::context::Stamp;
use crate::custody::{Booked, Refusal, Thing};
use crate::id::{OperationId, PersonId};

/// What is spoken of stands in the book.
pub fn line<'a>(thing: &'a Thing, line: &OperationId) -> Result<&'a Booked, Refusal> {
    thing.book.iter().find(|one| one.operation == *line).ok_or(Refusal::UnknownLine)
}

/// S2.1.7 Whoever is said to have allowed a use may say otherwise, once.
pub fn said_to_allow(line: &Booked, stamp: &Stamp) -> Result<(), Refusal> {
    let named = line.entry.approver().is_some() && line.entry.approver() == stamp.person();
    if named && line.objected.is_none() { Ok(()) } else { Err(Refusal::NotApprover) }
}

/// S2.1.7 An incident is settled once, as long as its difference stays the same.
pub fn incident<'a>(thing: &'a Thing, line: &OperationId) -> Result<&'a Booked, Refusal> {
    let mut all = thing.incidents();
    let found = all.find(|(booked, _)| booked.operation == *line);
    let open = found.filter(|(booked, balance)| booked.is_open(*balance));
    open.map(|(booked, _)| booked).ok_or(Refusal::NoIncident)
}

/// S2.1.7 An incident is settled by nobody who held the thing or wrote in its book since it was counted
/// before, holds it now, or is said to have allowed the use.
pub fn not_involved(thing: &Thing, line: &Booked, stamp: &Stamp) -> Result<(), Refusal> {
    let before = |one: &&Booked| one.at < line.at && one.entry.counted().is_some();
    let since = thing.book.iter().rev().find(before).map_or(thing.holders.since, |one| one.at);
    let wrote = |person: &PersonId| {
        let mut lines = thing.book.iter().filter(|one| since < one.at && one.at <= line.at);
        lines.any(|one| one.by == *person)
    };
    let held = |person: &PersonId| {
        let mut periods = thing.holders.moved.iter();
        let from_then =
            periods.any(|one| since <= one.from && one.from <= line.at && one.person == *person);
        from_then || thing.holders.at(since) == person || thing.holder() == person
    };
    let involved = |person: &PersonId| {
        *person == line.by || wrote(person) || held(person) || Some(person) == line.entry.approver()
    };
    if stamp.person().is_none_or(involved) { Err(Refusal::Involved) } else { Ok(()) }
}
