//! The clauses on a window's month, one function each.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Key, Note, Noted, Operation, Point, Refusal, Scored, Table, What, view};
use crate::State;
use crate::access::{self, Allowed};
use crate::accountability::Inquiry;
use crate::accountability::view::{Awaits, awaits};
use crate::assessment::{FULL, Score};
use crate::conduct::Inspection;
use crate::conduct::rules::{self as conduct, RECORDED_DAYS};
use crate::context::Stamp;
use crate::duty::KEPT_DAYS;
use crate::id::{InspectionId, PersonId, PostId};
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

/// Returns who oversees the windows at an instant.
fn overseers(state: &State, at: Timestamp) -> impl Iterator<Item = &PersonId> {
    let all = state.people.persons.keys();
    all.filter(move |who| access::may(state, who, Allowed::Oversight, at).is_ok())
}

/// 2.11 Says whether somebody notes what is counted of a window: whoever oversees and did not serve there in the
/// month; where everybody did, any of them.
pub fn may_note(state: &State, (month, post): Of, who: &PersonId, at: Timestamp) -> bool {
    let clear = |who: &PersonId| !view::served(state, post, month, who);
    let others = overseers(state, at).any(clear);
    overseers(state, at).any(|one| one == who) && (clear(who) || !others)
}

/// 2.11 Whoever served at a window notes nothing of it, as long as somebody else can.
pub fn noted_by_another(state: &State, of: Of, stamp: &Stamp) -> Result<(), Refusal> {
    let may = stamp.person().is_some_and(|who| may_note(state, of, who, stamp.at));
    if may { Ok(()) } else { Err(Refusal::OfWindow) }
}

/// 2.11 Something is noted while the window may still object to it.
pub fn noted_in_time(state: &State, month: Month, now: Timestamp) -> Result<(), Refusal> {
    let until = contested_until(state, month);
    if now.date(state.site.zone) <= until { Ok(()) } else { Err(Refusal::TooLate { until }) }
}

/// 2.11 The same is noted once, however often it is sent.
pub fn noted_once(
    state: &State,
    (month, post): Of,
    note: &Note,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let noted = state.monthly.sheet(month, post).into_iter().flat_map(|sheet| &sheet.noted);
    let same = |one: &&Noted| {
        one.at == note.at && one.what == note.what && Some(&one.by) == stamp.person()
    };
    match noted.clone().find(same) {
        Some(one) => Err(Refusal::NotedAlready { event: one.operation.clone() }),
        None => Ok(()),
    }
}

/// Returns who had a part in what a point shows: whose it is, who noted it, who inspected and whom that concerns.
fn involved(state: &State, (month, post): Of, point: &Point) -> BTreeSet<PersonId> {
    let noted = state.monthly.sheet(month, post).into_iter().flat_map(|sheet| &sheet.noted);
    let noted = noted.filter(|one| one.operation == point.event).map(|one| one.by.clone());
    let seen = state.conduct.inspection(&InspectionId(point.event.0.clone()));
    let seen = seen.into_iter().flat_map(|one| one.concerns.iter().chain([&one.by]).cloned());
    noted.chain(seen).chain(point.person.clone()).collect()
}

/// 2.11 Says whether somebody settles the objection to a point: whoever oversees, and neither objects, nor had a part
/// in it, nor served at the window. In a small office, where nobody is left, the last of it is let go first; the
/// objector never.
pub fn may_settle(state: &State, of: Of, point: &Point, who: &PersonId, at: Timestamp) -> bool {
    let Some(objection) = &point.objection else { return false };
    let involved = involved(state, of, point);
    let clear = |who: &PersonId, let_go: u8| {
        *who != objection.by
            && (let_go >= 2 || !involved.contains(who))
            && (let_go >= 1 || !view::served(state, of.1, of.0, who))
    };
    let someone = |let_go: &u8| overseers(state, at).any(|one| clear(one, *let_go));
    let Some(let_go) = (0..=2).find(someone) else { return false };
    overseers(state, at).any(|one| one == who) && clear(who, let_go)
}

/// 2.11 Whoever served at a window in the month objects to what is counted of it.
pub fn of_window(state: &State, (month, post): Of, stamp: &Stamp) -> Result<(), Refusal> {
    let own = stamp.person().is_some_and(|who| view::served(state, post, month, who));
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
    let windows = view::running(state, month, stamp.at);
    let mut points = windows.get(post).into_iter().flat_map(|scored| &scored.points);
    let found = points.find(|one| one.key() == point).filter(|one| one.awaits_answer());
    let Some(found) = found else {
        return Err(Refusal::NothingToSettle { event: point.0.clone() });
    };
    let may = |who: &PersonId| may_settle(state, (month, post), found, who, stamp.at);
    if stamp.person().is_some_and(may) { Ok(()) } else { Err(Refusal::Involved) }
}

/// 2.11 A month is closed while everything of it is still in memory.
pub fn in_memory(state: &State, month: Month, now: Timestamp) -> Result<(), Refusal> {
    let oldest = shift(now.date(state.site.zone), -KEPT_DAYS);
    if oldest <= month.days().0 { Ok(()) } else { Err(Refusal::TooOld { month }) }
}

/// 2.11 Returns the last day on which the windows may object to what is counted of a month: as many working days as
/// for a statement, and not before every visit of the month is recorded.
pub fn contested_until(state: &State, month: Month) -> Date {
    let (_, last) = month.days();
    let statement = state.site.nth_working_day(last, state.site.settings.statement_days);
    statement.max(shift(last, RECORDED_DAYS))
}

/// 2.11 The windows have had time to see and contest what is counted of a month.
pub fn had_time(state: &State, month: Month, now: Timestamp) -> Result<(), Refusal> {
    let until = contested_until(state, month);
    if now.date(state.site.zone) > until { Ok(()) } else { Err(Refusal::StillTime { until }) }
}

/// 2.11 No month is closed while somebody waits for an answer to an objection that is of a point that still counts,
/// and that somebody can settle.
pub fn objections_settled(
    state: &State,
    month: Month,
    windows: &BTreeMap<PostId, Scored>,
    now: Timestamp,
) -> Result<(), Refusal> {
    let points = windows.iter().flat_map(|(post, one)| one.points.iter().map(move |p| (post, p)));
    let open = |(post, point): &(&PostId, &Point)| {
        let may = |who: &PersonId| may_settle(state, (month, post), point, who, now);
        point.awaits_answer() && overseers(state, now).any(may)
    };
    match points.clone().find(open) {
        Some((_, point)) => Err(Refusal::ObjectionOpen { event: point.event.clone() }),
        None => Ok(()),
    }
}

/// 2.11 No month is closed while what would count of it is not decided: a line of a visit that may be contested or is,
/// a fault that was found and has no measure yet.
pub fn all_decided(state: &State, month: Month, now: Timestamp) -> Result<(), Refusal> {
    let within = |at: Timestamp| month_of(state, at) == month;
    let today = now.date(state.site.zone);
    let pending = |one: &&Inspection| {
        let may = conduct::contest_until(state, one) >= today && one.unmet().next().is_some();
        within(one.at) && (may || one.open().next().is_some())
    };
    let mut faults = state.accountability.all();
    let undecided = |one: &Inquiry| {
        let found = one.found().is_some_and(|(_, step)| within(step.at));
        found && awaits(state, one, now) == Awaits::Decision
    };
    if state.conduct.inspections().any(|one| pending(&one)) || faults.any(undecided) {
        return Err(Refusal::Undecided);
    }
    Ok(())
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
