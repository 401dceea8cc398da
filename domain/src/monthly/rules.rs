//! The clauses on a window's month, one function each.

use std::collections::BTreeSet;

use super::state::Against;
use super::{Group, Key, Operation, Refusal, Table, What, view};
use crate::State;
use crate::access::{self, Allowed};
use crate::assessment::{FULL, Score};
use crate::context::Stamp;
use crate::duty::KEPT_DAYS;
use crate::id::{PersonId, PostId};
use crate::time::{Date, Month, Timestamp, shift};

/// The most that is given above a hundred, in hundredths of a point. 2.11
const MOST_ABOVE: Score = 1_000;

/// The most rules of a table, and letters of a rule's own name.
const MOST: usize = 60;

/// Returns the month of an instant.
pub fn month_of(state: &State, at: Timestamp) -> Month {
    Month::of(at.date(state.site.zone))
}

/// 2.11 Returns where a table may begin: with a month that has not begun, so that nobody is measured by rules they
/// could not know; the first one with the month that is running.
pub fn first_month(state: &State, now: Timestamp) -> Month {
    let running = month_of(state, now);
    if state.monthly.tables().is_empty() { running } else { running.plus(1) }
}

/// 2.11 A table holds from a month that has not begun.
pub fn begins(state: &State, from: Month, now: Timestamp) -> Result<(), Refusal> {
    if first_month(state, now) <= from { Ok(()) } else { Err(Refusal::BegunAlready) }
}

/// 2.11 The parts of a table come to a hundred points, and every rule belongs to one of them.
pub fn sound(table: &Table) -> Result<(), Refusal> {
    let mut groups = BTreeSet::new();
    for part in &table.parts {
        let within = part.group != Group::Bonus || part.most <= MOST_ABOVE;
        if part.most <= 0 || !within || !groups.insert(part.group) {
            return Err(Refusal::Part { group: part.group });
        }
    }
    let counted = table.parts.iter().filter(|part| part.group != Group::Bonus);
    let sum: Score = counted.map(|part| part.most).sum();
    if sum != FULL {
        return Err(Refusal::Parts { sum });
    }
    let mut known = BTreeSet::new();
    for rule in &table.rules {
        let costs = 0 < rule.points && rule.points <= FULL;
        if !costs
            || !is_named(&rule.what)
            || !groups.contains(&rule.group)
            || !known.insert(&rule.what)
        {
            return Err(Refusal::Rule { what: rule.what.clone() });
        }
    }
    match table.rules.get(MOST) {
        Some(beyond) => Err(Refusal::Rule { what: beyond.what.clone() }),
        None => Ok(()),
    }
}

/// Says whether a rule has a name, and no story for one.
fn is_named(what: &What) -> bool {
    let What::Own(name) = what else { return true };
    !name.trim().is_empty() && name.chars().count() <= MOST
}

/// 2.11 What is noted is of a window that was open in the month.
pub fn was_open(state: &State, post: &PostId, month: Month) -> Result<(), Refusal> {
    let open = view::windows(state, month).contains(post);
    if open { Ok(()) } else { Err(Refusal::UnknownWindow { post: post.clone() }) }
}

/// Says whether somebody serves at a window as it is set up.
pub fn serves_at(state: &State, post: &PostId, who: &PersonId) -> bool {
    let plan = state.duty.posts.get(post).and_then(|post| post.plan());
    plan.is_some_and(|plan| plan.names(who))
}

/// Returns who oversees the windows at an instant.
fn overseers(state: &State, at: Timestamp) -> impl Iterator<Item = &PersonId> {
    let all = state.people.persons.keys();
    all.filter(move |who| access::may(state, who, Allowed::Oversight, at).is_ok())
}

/// 2.11 Says whether somebody notes what is counted of a window: whoever oversees and does not serve there; where
/// everybody does, any of them.
pub fn may_note(state: &State, post: &PostId, who: &PersonId, at: Timestamp) -> bool {
    let clear = |who: &PersonId| !serves_at(state, post, who);
    let others = overseers(state, at).any(clear);
    overseers(state, at).any(|one| one == who) && (clear(who) || !others)
}

/// 2.11 Whoever serves at a window notes nothing of it, as long as somebody else can.
pub fn noted_by_another(state: &State, post: &PostId, stamp: &Stamp) -> Result<(), Refusal> {
    let may = stamp.person().is_some_and(|who| may_note(state, post, who, stamp.at));
    if may { Ok(()) } else { Err(Refusal::OfWindow) }
}

/// 2.11 Says whether somebody settles an objection: whoever oversees, and neither objects, nor noted what it is
/// about, nor serves at the window. In a small office, where nobody is left, the last of it is let go first.
pub fn may_settle(
    state: &State,
    (month, post): Of,
    against: &Against,
    who: &PersonId,
    at: Timestamp,
) -> bool {
    let noted = state.monthly.sheet(month, post).into_iter().flat_map(|sheet| &sheet.noted);
    let noted = noted.filter(|one| one.operation == against.event);
    let noters: Vec<&PersonId> = noted.map(|one| &one.by).collect();
    let clear = |who: &PersonId, let_go: u8| {
        *who != against.objection.by
            && (let_go >= 2 || !noters.contains(&who))
            && (let_go >= 1 || !serves_at(state, post, who))
    };
    let someone = |let_go: &u8| overseers(state, at).any(|one| clear(one, *let_go));
    let Some(let_go) = (0..=2).find(someone) else { return false };
    overseers(state, at).any(|one| one == who) && clear(who, let_go)
}

/// 2.11 Whoever serves at a window objects to what is counted of it.
pub fn of_window(state: &State, post: &PostId, stamp: &Stamp) -> Result<(), Refusal> {
    let own = stamp.person().is_some_and(|who| serves_at(state, post, who));
    if own { Ok(()) } else { Err(Refusal::NotOfWindow) }
}

/// Nothing is noted of what has not been.
pub fn has_been(at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    if at <= now { Ok(()) } else { Err(Refusal::NotYet) }
}

/// 2.11 What a month came to no longer changes once it is closed.
pub fn not_closed(state: &State, month: Month) -> Result<(), Refusal> {
    if state.monthly.closed(month).is_some() { Err(Refusal::ClosedAlready) } else { Ok(()) }
}

/// 2.11 What is noted stands in the table of the month, and no record shows it by itself.
pub fn is_to_note(state: &State, month: Month, what: &What) -> Result<(), Refusal> {
    let listed = view::table(state, month).rule(what).is_some();
    if listed && what.is_noted() { Ok(()) } else { Err(Refusal::NotInTable { what: what.clone() }) }
}

/// A window's month.
pub type Of<'a> = (Month, &'a PostId);

/// 2.11 An objection is to a point that is counted.
pub fn is_counted(
    state: &State,
    (month, post): Of,
    point: Key,
    now: Timestamp,
) -> Result<(), Refusal> {
    let windows = view::running(state, month, now);
    let counted = windows.get(post).is_some_and(|all| all.points.iter().any(|p| p.key() == point));
    if counted { Ok(()) } else { Err(Refusal::UnknownPoint { event: point.0.clone() }) }
}

/// 2.11 One objection to a point.
pub fn objected_once(state: &State, (month, post): Of, point: Key) -> Result<(), Refusal> {
    let sheet = state.monthly.sheet(month, post);
    if sheet.is_some_and(|sheet| sheet.against(point).is_some()) {
        return Err(Refusal::ObjectedAlready { event: point.0.clone() });
    }
    Ok(())
}

/// 2.11 What is settled was objected to, once, by somebody else than whoever settles it.
pub fn settles(state: &State, (month, post): Of, point: Key, stamp: &Stamp) -> Result<(), Refusal> {
    let sheet = state.monthly.sheet(month, post);
    let against = sheet.and_then(|sheet| sheet.objections.iter().find(|one| one.key() == point));
    let Some(against) = against.filter(|one| one.objection.settled.is_none()) else {
        return Err(Refusal::NothingToSettle { event: point.0.clone() });
    };
    let may = |who: &PersonId| may_settle(state, (month, post), against, who, stamp.at);
    if stamp.person().is_some_and(may) { Ok(()) } else { Err(Refusal::Involved) }
}

/// 2.11 A month is closed while everything of it is still in memory.
pub fn in_memory(state: &State, month: Month, now: Timestamp) -> Result<(), Refusal> {
    let oldest = shift(now.date(state.site.zone), -KEPT_DAYS);
    if oldest <= month.days().0 { Ok(()) } else { Err(Refusal::TooOld { month }) }
}

/// 2.11 Returns the last day on which the windows may object to what is counted of a month.
pub fn contested_until(state: &State, month: Month) -> Date {
    state.site.nth_working_day(month.days().1, state.site.settings.statement_days)
}

/// 2.11 The windows have had time to see and contest what is counted of a month.
pub fn had_time(state: &State, month: Month, now: Timestamp) -> Result<(), Refusal> {
    let until = contested_until(state, month);
    if now.date(state.site.zone) > until { Ok(()) } else { Err(Refusal::StillTime { until }) }
}

/// 2.11 No month is closed while somebody waits for an answer to an objection.
pub fn objections_settled(state: &State, month: Month) -> Result<(), Refusal> {
    let mut all = state.monthly.sheets(month).flat_map(|(_, sheet)| &sheet.objections);
    match all.find(|one| one.objection.settled.is_none()) {
        Some(open) => Err(Refusal::ObjectionOpen { event: open.event.clone() }),
        None => Ok(()),
    }
}

/// 2.11 Says whether what is asked comes with the words it needs: what is noted, objected and settled does.
pub fn says_something(operation: &Operation, words: &str) -> bool {
    match operation {
        Operation::Adopt(_) | Operation::Close(_) => true,
        Operation::Note(_) | Operation::Object(_) | Operation::Settle(_) => {
            !words.trim().is_empty()
        }
    }
}
