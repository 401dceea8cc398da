//! What counts for or against each window in a month, as the record, inspections and people show it. 2.11

use std::collections::{BTreeMap, BTreeSet};

use super::{Point, Scored, Sheet, Table, What, rules, scored};
use crate::State;
use crate::accountability::view::is_vice;
use crate::assessment::{self, Evidence};
use crate::conduct::{self, Line};
use crate::id::{OperationId, PersonId, PostId};
use crate::time::{Minutes, Month, Span, Timestamp, shift};

/// Beyond so long being late or early is another thing. 2.11
const LONG: Minutes = Minutes(60);

/// Beyond so long an absence is one of a whole day. 2.11
const HALF_DAY: Minutes = Minutes(4 * 60);

/// Returns the table by which a month is scored.
pub fn table(state: &State, month: Month) -> Table {
    state.monthly.adopted(month).map_or_else(Table::default, |one| one.table.clone())
}

/// Returns the windows that were open in a month.
pub fn windows(state: &State, month: Month) -> BTreeSet<PostId> {
    let (first, last) = month.days();
    let day = |at: Timestamp| at.date(state.site.zone);
    let posts = state.duty.posts.values().filter(|post| {
        let begun = post.terms.first().is_some_and(|term| day(term.from) <= last);
        begun && post.closed.is_none_or(|closed| day(closed) >= first)
    });
    posts.map(|post| post.id.clone()).collect()
}

/// Returns when a month begins and ends at the site.
pub(super) fn span(state: &State, month: Month) -> Span {
    let (first, last) = month.days();
    Span { from: state.site.day_begins(first), to: state.site.day_begins(shift(last, 1)) }
}

/// Says whether somebody served at a window in a month: in any set-up of it that held then.
pub fn served(state: &State, post: &PostId, month: Month, who: &PersonId) -> bool {
    let Span { from: begins, to: ends } = span(state, month);
    let Some(post) = state.duty.posts.get(post) else { return false };
    let until = post.terms.iter().skip(1).map(|term| term.from).chain([ends]);
    let mut held = post.terms.iter().zip(until);
    held.any(|(term, until)| term.from < ends && until > begins && term.plan.names(who))
}

/// Returns whose window is somebody's at an instant: where they were A, or else where they stood in.
fn home(state: &State, person: &PersonId, at: Timestamp) -> Option<PostId> {
    let own = |first: bool| {
        let mut posts = state.duty.posts.values();
        posts.find(|post| {
            let plan = post.plan_at(at).filter(|_| post.closed.is_none_or(|closed| at < closed));
            plan.is_some_and(|plan| if first { plan.a == *person } else { plan.names(person) })
        })
    };
    own(true).or_else(|| own(false)).map(|post| post.id.clone())
}

/// Returns what an event that is counted of a person is to their window.
fn what(one: &Evidence) -> What {
    let minutes = one.minutes.unwrap_or(Minutes(0));
    match one.what {
        assessment::What::Late | assessment::What::LeftEarly if minutes > LONG => What::Long,
        assessment::What::Late => What::Late,
        assessment::What::LeftEarly => What::LeftEarly,
        assessment::What::OffPost => What::OffPost,
        assessment::What::Absent if minutes > HALF_DAY => What::AbsentLong,
        assessment::What::Absent => What::Absent,
        assessment::What::Broken => What::Broken,
        assessment::What::Overdue => What::Overdue,
        assessment::What::Fault(kind) if is_vice(kind) => What::Vice,
        assessment::What::Fault(_) => What::Fault,
    }
}

/// What counts, and of how many days nothing does since they are not confirmed.
#[derive(Default)]
struct Found {
    points: Vec<Point>,
    unconfirmed: usize,
}

/// Returns what each window of a month comes to, as known at an instant.
pub fn running(state: &State, month: Month, now: Timestamp) -> BTreeMap<PostId, Scored> {
    let table = table(state, month);
    let none = Sheet::default();
    let mut found = found(state, &table, month, now);
    let of_window = |post: PostId| {
        let Found { mut points, unconfirmed } = found.remove(&post).unwrap_or_default();
        let sheet = state.monthly.sheet(month, &post).unwrap_or(&none);
        points.extend(noted(&table, sheet));
        points.extend(seen(state, &table, (month, &post)));
        points.sort_by(|one, other| (one.at, one.key()).cmp(&(other.at, other.key())));
        for point in &mut points {
            point.objection = sheet.against(point.key()).cloned();
        }
        (post, scored(&table, points, unconfirmed))
    };
    windows(state, month).into_iter().map(of_window).collect()
}

/// Returns what the record shows of each window: an event by where it was, or else by whose window it is.
fn found(state: &State, table: &Table, month: Month, now: Timestamp) -> BTreeMap<PostId, Found> {
    let people: Vec<&PersonId> = state.people.persons.keys().collect();
    let sheets = assessment::sheets(state, &people, month.days(), now);
    let last = now.min(span(state, month).to);
    let mut all: BTreeMap<PostId, Found> = BTreeMap::new();
    for (person, sheet) in people.into_iter().zip(sheets) {
        if let Some(home) = home(state, person, last) {
            all.entry(home).or_default().unconfirmed += sheet.unconfirmed;
        }
        for one in &sheet.evidence {
            let Some(post) = one.post.clone().or_else(|| home(state, person, one.at)) else {
                continue;
            };
            let found = point(table, &what(one), (&one.event, one.at));
            let person = Some(person.clone());
            let found = found.map(|found| Point { person, ..found });
            all.entry(post).or_default().points.extend(found);
        }
    }
    all
}

/// Returns a point by its rule; nothing where the table has none.
fn point(table: &Table, what: &What, (event, at): (&OperationId, Timestamp)) -> Option<Point> {
    let rule = table.rule(what)?;
    Some(Point {
        what: what.clone(),
        event: event.clone(),
        at,
        person: None,
        group: rule.group,
        points: rule.points,
        vetoes: rule.vetoes,
        objection: None,
    })
}

/// Returns what was noted of a window as points of its table.
fn noted(table: &Table, sheet: &Sheet) -> Vec<Point> {
    let all = sheet.noted.iter();
    all.filter_map(|one| point(table, &one.what, (&one.operation, one.at))).collect()
}

/// Returns what inspections found of a window, each thing once a visit. S2.2.2
fn seen(state: &State, table: &Table, (month, post): rules::Of) -> Vec<Point> {
    let span = span(state, month);
    let mut found: BTreeSet<(OperationId, Timestamp, What)> = BTreeSet::new();
    for (inspection, line) in conduct::view::unmet(state, post, span) {
        found.insert((OperationId(inspection.id.0.clone()), inspection.at, wanting(line)));
    }
    found.iter().filter_map(|(id, at, what)| point(table, what, (id, *at))).collect()
}

/// Returns what a line of an inspection that was not met is to a window.
fn wanting(line: Line) -> What {
    match line {
        Line::AtPost => What::NotAtPost,
        Line::Badge => What::NoBadge,
        Line::Tidy => What::Unclean,
        Line::Signs | Line::Leaflets | Line::Order => What::BadPlace,
        Line::OnlyWork => What::OffWork,
        Line::Appearance
        | Line::Greeting
        | Line::Reply
        | Line::Farewell
        | Line::EnquiryAsTask
        | Line::StrangerAsFriend
        | Line::AllRespected
        | Line::BusyAsIdle
        | Line::LateAsEarly
        | Line::Speech => What::BadManner,
    }
}
