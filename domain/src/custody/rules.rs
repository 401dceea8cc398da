//! The clauses on things in custody, one function each.

mod incident;
mod matter;

use std::collections::BTreeSet;

use super::{Counted, End, Ending, Entry, Kind, Notes, PIECES, Refusal, Serials, Thing};
use crate::State;
use crate::contact::rules::is_above;
use crate::context::Stamp;
use crate::duty::on_duty;
use crate::id::{PersonId, PostId, ThingId};
use crate::time::{Date, Timestamp, shift};

pub use incident::*;
pub use matter::*;

/// The most things that are registered or let go at once.
pub const THINGS: usize = 30;

/// The most characters of a thing's name.
pub const NAME: usize = 60;

/// For how many days an original is kept beyond its visit at the most.
pub const KEPT: i64 = 60;

/// The most characters of what is said.
pub const WORDS: usize = 300;

/// S2.1.7 What is of the house is entrusted by whoever oversees it; whoever serves takes a visitor's
/// originals, and what was found.
pub fn registers(state: &State, kind: &Kind, stamp: &Stamp) -> Result<(), Refusal> {
    if kind.is_of_others() || oversees(state, stamp) {
        return Ok(());
    }
    Err(Refusal::RegisteredAbove)
}

/// Says whether whoever acts is a supervisor or an administrator.
fn oversees(state: &State, stamp: &Stamp) -> bool {
    stamp.person().is_some_and(|person| is_above(state, person))
}

/// S2.1.7 A thing is of a window.
pub fn window(state: &State, post: &PostId) -> Result<(), Refusal> {
    let stands = state.duty.posts.get(post).is_some_and(|post| post.closed.is_none());
    if stands { Ok(()) } else { Err(Refusal::UnknownPost { post: post.clone() }) }
}

/// S2.1.7 Every thing has a name.
pub fn names(names: &[String]) -> Result<(), Refusal> {
    let long = |name: &String| name.trim().is_empty() || name.chars().count() > NAME;
    let wrong = names.is_empty() || names.len() > THINGS || names.iter().any(long);
    if wrong { Err(Refusal::NamesWrong { most: THINGS, long: NAME }) } else { Ok(()) }
}

/// S2.1.7 What is acted on has been registered.
pub fn known<'a>(state: &'a State, thing: &ThingId) -> Result<&'a Thing, Refusal> {
    state.custody.get(thing).ok_or_else(|| Refusal::UnknownThing { thing: thing.clone() })
}

/// S2.1.7 Several things are acted on at once, each registered and none of them twice.
pub fn all_known<'a>(state: &'a State, things: &[ThingId]) -> Result<Vec<&'a Thing>, Refusal> {
    let different: BTreeSet<&ThingId> = things.iter().collect();
    if things.is_empty() || things.len() > THINGS || different.len() < things.len() {
        return Err(Refusal::NamesWrong { most: THINGS, long: NAME });
    }
    things.iter().map(|thing| known(state, thing)).collect()
}

/// S2.1.7 What has left is not acted on.
pub fn here(thing: &Thing) -> Result<(), Refusal> {
    let gone = |ended: &super::Ended| Refusal::Gone { at: ended.at, by: ended.by.clone() };
    thing.ended.as_ref().map_or(Ok(()), |ended| Err(gone(ended)))
}

/// S2.1.7 Whoever holds a thing uses it, counts it and passes it on.
pub fn own(thing: &Thing, stamp: &Stamp) -> Result<(), Refusal> {
    if stamp.person() == Some(thing.holder()) {
        return Ok(());
    }
    Err(Refusal::NotHolder { holder: thing.holder().clone() })
}

/// S2.1.7 The book of a seal tells its uses, that of forms their serials, that of cash amounts; all are
/// counted, each in its own way.
pub fn of_its_kind(thing: &Thing, entry: &Entry) -> Result<(), Refusal> {
    let fits = match entry {
        Entry::Sealed { .. } => matches!(thing.kind, Kind::Seal { .. }),
        Entry::Stocked { .. }
        | Entry::Issued { .. }
        | Entry::Spoiled { .. }
        | Entry::Counted(Counted::Left(_)) => thing.kind == Kind::Forms,
        Entry::Took { .. } | Entry::Paid { .. } | Entry::Counted(Counted::Cash(_)) => {
            thing.kind == Kind::Cash
        }
        Entry::Counted(Counted::There | Counted::Missing) => thing.kind.is_one(),
    };
    if fits { Ok(()) } else { Err(Refusal::OtherKind) }
}

/// S2.1.7 A use is at least one, an amount more than none, serials run, and cash is counted by what there is.
pub fn makes_sense(entry: &Entry) -> Result<(), Refusal> {
    match entry {
        Entry::Sealed { times: 0, .. } => Err(Refusal::NumberWrong),
        Entry::Took { cents, .. } | Entry::Paid { cents, .. } => payable(*cents),
        Entry::Stocked { from, to } | Entry::Issued { from, to, .. } => runs(from, to),
        Entry::Spoiled { from, to, why } => runs(from, to).and_then(|()| in_words(why)),
        Entry::Counted(Counted::Cash(notes)) => pieces(notes),
        Entry::Sealed { .. } | Entry::Counted(_) => Ok(()),
    }
}

/// S2.1.7 An amount is more than none, and can be counted out in what there is.
fn payable(cents: u32) -> Result<(), Refusal> {
    let least = PIECES.last().copied().unwrap_or(1);
    if cents > 0 && cents.is_multiple_of(least) { Ok(()) } else { Err(Refusal::NumberWrong) }
}

fn pieces(notes: &[Notes]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    let mut values = notes.iter().map(|notes| notes.cents);
    let wrong = values.find(|cents| !PIECES.contains(cents) || !seen.insert(*cents));
    wrong.map_or(Ok(()), |cents| Err(Refusal::PiecesWrong { cents }))
}

fn runs(from: &str, to: &str) -> Result<(), Refusal> {
    Serials::read(from, to).map(|_| ()).ok_or(Refusal::SerialsWrong)
}

/// S2.1.7 Where a seal needs it, each use names a supervisor who allowed it, and not its user.
pub fn allowed_by_another(
    state: &State,
    thing: &Thing,
    entry: &Entry,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let supervises = |person: &PersonId| crate::contact::rules::supervises(state, person);
    let needed = matches!(thing.kind, Kind::Seal { approved: true });
    let right = match entry.approver() {
        Some(approver) => stamp.person() != Some(approver) && supervises(approver),
        None => !needed || !matches!(entry, Entry::Sealed { .. }),
    };
    if right { Ok(()) } else { Err(Refusal::NotAllowed) }
}

/// S2.1.7 No more goes out than there is, as far as is known here.
pub fn enough(thing: &Thing, entry: &Entry) -> Result<(), Refusal> {
    let left = thing.amount();
    let is_out = entry.change() < 0;
    if is_out && left + entry.change() < 0 { Err(Refusal::NotSoMany { left }) } else { Ok(()) }
}

/// S2.1.7 A serial comes in once, and goes out once, after it came in.
pub fn serials_at_hand(thing: &Thing, entry: &Entry) -> Result<(), Refusal> {
    let stocks = thing.stocks();
    if let Some(new) = entry.stocked() {
        let twice = stocks.iter().any(|stock| stock.meets(&new));
        return if twice { Err(Refusal::SerialsTwice) } else { Ok(()) };
    }
    let Some(used) = entry.used() else { return Ok(()) };
    if !used.stands_in(&stocks) {
        return Err(Refusal::NotInStock);
    }
    let twice = thing.used().iter().any(|other| other.meets(&used));
    if twice { Err(Refusal::SerialsTwice) } else { Ok(()) }
}

/// Something is said, and not at length.
pub fn in_words(words: &str) -> Result<(), Refusal> {
    let wrong = words.trim().is_empty() || words.chars().count() > WORDS;
    if wrong { Err(Refusal::WordsWrong { most: WORDS }) } else { Ok(()) }
}

/// S2.1.7 Whoever holds a thing passes it on; whoever oversees may, too, so that none is left with somebody who
/// is away or has gone. The receiver counts it either way.
pub fn passes(state: &State, thing: &Thing, stamp: &Stamp) -> Result<(), Refusal> {
    if oversees(state, stamp) { Ok(()) } else { own(thing, stamp) }
}

/// S2.1.7 A thing is passed on to one person at a time.
pub fn passed_to_nobody(thing: &Thing) -> Result<(), Refusal> {
    let passed = |to: &PersonId| Err(Refusal::PassedOn { to: to.clone() });
    thing.passing.as_ref().map_or(Ok(()), |passing| passed(&passing.to))
}

/// S2.1.7 A thing is passed on to another who works here.
pub fn to_another(
    state: &State,
    thing: &Thing,
    to: &PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    let staff = state.people.persons.get(to).is_some_and(|person| person.is_staff(at));
    if staff && to != thing.holder() {
        return Ok(());
    }
    Err(Refusal::NotToThem { person: to.clone() })
}

/// S2.1.7 Whom it was passed on to accepts it.
pub fn passed_here(thing: &Thing, stamp: &Stamp) -> Result<(), Refusal> {
    let to = thing.passing.as_ref().map(|passing| &passing.to);
    if to.is_some() && to == stamp.person() { Ok(()) } else { Err(Refusal::NotPassed) }
}

/// S2.1.7 The holder takes a thing back that was passed on, or whom it was passed to does not accept it.
pub fn one_of_the_two(thing: &Thing, stamp: &Stamp) -> Result<(), Refusal> {
    let is_holder = thing.passing.is_some() && stamp.person() == Some(thing.holder());
    if is_holder { Ok(()) } else { passed_here(thing, stamp) }
}

/// S2.1.7 What is not there is not accepted.
pub fn there(thing: &Thing, counted: &Counted) -> Result<(), Refusal> {
    if thing.kind.is_one() && *counted == Counted::Missing {
        return Err(Refusal::NotThere);
    }
    Ok(())
}

/// S2.4 Only a visitor's original is kept beyond the visit.
pub fn original(thing: &Thing) -> Result<(), Refusal> {
    let is_one = matches!(thing.kind, Kind::Original { .. });
    if is_one { Ok(()) } else { Err(Refusal::NotOriginal) }
}

/// S2.4 An original goes back soon.
pub fn ahead(until: Date, today: Date) -> Result<(), Refusal> {
    let soon = today <= until && until <= shift(today, KEPT);
    if soon { Ok(()) } else { Err(Refusal::DayWrong { most: KEPT }) }
}

/// S2.1.7 What is of the house leaves it by whoever oversees, with a reason; what is of others goes back or
/// to another office, and is never withdrawn. What is lost is called so by whoever oversees and does not hold it.
/// A visitor's original that goes back needs no words.
pub fn ends(state: &State, thing: &Thing, end: &End, stamp: &Stamp) -> Result<(), Refusal> {
    let may = match end.how {
        Ending::Returned => thing.kind.is_of_others(),
        Ending::GivenOver => thing.kind.is_of_others() || oversees(state, stamp),
        Ending::Withdrawn => !thing.kind.is_of_others() && oversees(state, stamp),
        Ending::Lost => oversees(state, stamp) && stamp.person() != Some(thing.holder()),
    };
    if !may {
        return Err(Refusal::NotThatWay);
    }
    let silent = end.how == Ending::Returned && original(thing).is_ok();
    if silent && end.words.is_empty() { Ok(()) } else { in_words(&end.words) }
}

/// S2.1.7 A thing is let go of by its holder; what belongs to others by whoever stands at its window, too,
/// so that nobody waits for their papers.
pub fn at_hand(state: &State, thing: &Thing, stamp: &Stamp) -> Result<(), Refusal> {
    let stands = stamp.person().and_then(|person| on_duty(state, person, stamp.at).ok());
    if thing.kind.is_of_others() && stands.as_ref() == Some(&thing.post) {
        return Ok(());
    }
    own(thing, stamp)
}

/// S2.1.7 Forms and cash are given over to the last piece before their book is closed.
pub fn nothing_left(thing: &Thing) -> Result<(), Refusal> {
    let left = thing.amount();
    if thing.kind.is_one() || left == 0 { Ok(()) } else { Err(Refusal::NotEmpty { left }) }
}

/// S2.1.7 What is called lost was counted as missing.
pub fn missing(thing: &Thing) -> Result<(), Refusal> {
    if thing.kind.is_one() && thing.amount() == 0 { Ok(()) } else { Err(Refusal::NotMissing) }
}
