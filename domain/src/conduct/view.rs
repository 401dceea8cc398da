//! What is shown of inspections and gifts: to those who oversee, and to whom they concern. S1.3.4, S1.6.3

use std::cmp::Reverse;

use super::{Gift, Inspection, Line, State as Conduct, rules};
use crate::State;
use crate::appointment::view::checked_number;
use crate::context::Stamp;
use crate::id::{OperationId, PersonId, PostId};
use crate::time::{Span, Timestamp};

/// Returns the number of an inspection or a gift: a letter, then as in the ledger, then a check character.
pub fn number(letter: char, state: &State, stamp: &Stamp) -> String {
    checked_number(letter, state, stamp)
}

/// Returns the lines of a window that count within a span, by when it was visited: not met, and not
/// overturned. S2.2
pub fn unmet<'a>(
    state: &'a State,
    post: &'a PostId,
    span: Span,
) -> impl Iterator<Item = (&'a Inspection, Line)> {
    let within =
        move |one: &&Inspection| one.post == *post && span.from <= one.at && one.at < span.to;
    let seen = state.conduct.inspections().filter(within);
    seen.flat_map(|one| one.unmet().map(move |line| (one, line)))
}

/// Returns the inspections that concern somebody, and what they declared.
pub fn concerning(state: &State, person: &PersonId) -> Conduct {
    let mut seen = Conduct::default();
    let theirs = |one: &&Inspection| one.concerns.contains(person);
    state.conduct.inspections().filter(theirs).for_each(|one| seen.insert(one.clone()));
    let own = |one: &&Gift| one.by == *person;
    state.conduct.gifts().filter(own).for_each(|one| seen.insert_gift(one.clone()));
    seen
}

/// Returns the operations whose words belong to inspections and gifts.
pub fn spoken(conduct: &Conduct) -> Vec<OperationId> {
    let steps = conduct.inspections().flat_map(|one| &one.steps);
    let said = steps.map(|step| step.operation.clone());
    let gifts = conduct.gifts().flat_map(|one| {
        let received = one.received.as_ref().map(|received| received.operation.clone());
        std::iter::once(OperationId(one.id.0.clone())).chain(received)
    });
    said.chain(gifts).collect()
}

/// Returns the inspections, the latest visit first.
pub fn newest(conduct: &Conduct) -> Vec<&Inspection> {
    let mut all: Vec<&Inspection> = conduct.inspections().collect();
    all.sort_by_key(|one| Reverse((one.at, one.noted)));
    all
}

/// Returns the contested lines that wait for somebody who oversees to settle them.
pub fn to_settle<'a>(
    conduct: &'a Conduct,
    who: &'a PersonId,
) -> impl Iterator<Item = (&'a Inspection, Line)> {
    let clear = conduct.inspections().filter(move |one| rules::is_clear(one, who));
    clear.flat_map(|one| one.open().map(move |line| (one, line)))
}

/// Returns the lines of an inspection that somebody whom it concerns may still contest.
pub fn to_contest<'a>(
    state: &State,
    one: &'a Inspection,
    who: &'a PersonId,
    now: Timestamp,
) -> impl Iterator<Item = Line> + 'a {
    let may = one.concerns.contains(who) && rules::contested_in_time(state, one, now).is_ok();
    let open = one.not_met().filter(|line| rules::not_settled(one, *line).is_ok());
    open.filter(move |line| may && !one.is_contested_by(*line, who))
}

/// Returns the register of gifts: what is still in hand first, then what is said to be handed in and was not
/// received, then all others; each the latest first. S1.6.3
pub fn register(conduct: &Conduct) -> Vec<&Gift> {
    let mut all: Vec<&Gift> = conduct.gifts().collect();
    all.sort_by_key(|one| {
        (!one.is_in_hand(), !one.awaits_receipt(), Reverse((one.on, one.declared)))
    });
    all
}

/// Returns the gifts that somebody who oversees has still to receive: none of their own. S1.6.3
pub fn to_receive<'a>(conduct: &'a Conduct, who: &'a PersonId) -> impl Iterator<Item = &'a Gift> {
    conduct.gifts().filter(move |one| one.awaits_receipt() && one.by != *who)
}
