//! What is in custody is counted when a post is given, and is the receiver's when they take it. S2.1.7

use super::{Counting, Custody, Refusal, rules};
use crate::State;
use crate::contact::Moved;
use crate::context::Stamp;
use crate::custody::{self, Counted, Entry, Note, Thing};
use crate::id::{HandoverId, PersonId, PostId};
use crate::time::Timestamp;

/// Returns what a person has in custody at a post, by kind and name, also what nobody has accepted yet.
pub fn things<'a>(
    state: &'a State,
    (post, owner): (&PostId, &PersonId),
    at: Timestamp,
) -> Vec<&'a Thing> {
    let mut all = custody::view::held_by(state, owner);
    all.retain(|thing| rules::belongs(state, (post, owner), &thing.post, at));
    all
}

/// Returns the line of the book that a count is.
fn note(counting: &Counting) -> Note {
    let Counting { thing, counted } = counting.clone();
    Note { thing, entry: Entry::Counted(counted) }
}

/// Returns the event that a count is.
pub fn noted(counting: &Counting) -> crate::Event {
    crate::Event::Custody(custody::Event::Noted(note(counting)))
}

/// Asks whether each thing is known and counted in its way, and once.
pub fn make_sense(state: &State, all: &[Counting]) -> Result<(), crate::Refusal> {
    for (place, one) in all.iter().enumerate() {
        let thing = custody::rules::known(state, &one.thing)?;
        let entry = note(one).entry;
        custody::rules::of_its_kind(thing, &entry)?;
        custody::rules::makes_sense(&entry)?;
        if all[..place].iter().any(|other| other.thing == one.thing) {
            return Err(Refusal::CountedTwice { name: thing.name.clone() }.into());
        }
    }
    Ok(())
}

/// Returns what the register says of what was counted.
pub fn lines<'a>(state: &'a State, all: &'a [Counting]) -> impl Iterator<Item = Custody> + use<'a> {
    all.iter().filter_map(|one| {
        let found = state.custody.get(&one.thing)?;
        Some(Custody {
            thing: one.thing.clone(),
            kind: found.kind.clone(),
            name: found.name.clone(),
            expected: found.amount(),
            counted: one.counted.clone(),
        })
    })
}

/// Gives a thing to the receiver of a handover; what is another's by now, or was not there, stays.
pub fn hand_over(state: &mut State, id: &HandoverId, line: &Custody, stamp: &Stamp) {
    let thing = &line.thing;
    let Some(one) = state.handover.get(id) else { return };
    let (from, to) = (one.from.clone(), one.to.clone());
    let there = line.counted != Counted::Missing;
    let is_givers = |thing: &Thing| there && *thing.holder() == from && thing.ended.is_none();
    if state.custody.get(thing).is_some_and(is_givers) {
        let how = Moved::HandedOver { handover: id.clone() };
        state.custody.hand_over(thing, to, how, stamp);
    }
}
