//! Who is expected at a post: the published shift, or A, or whoever stands in for A. S1.3.1, S1.3.2

use super::{Plan, Post, Shift};
use crate::State;
use crate::calendar::Clock;
use crate::id::{PersonId, PostId};
use crate::time::{Date, Hours, Span, Timestamp, shift};

/// Returns the days from one to another, both included.
pub fn days(from: Date, to: Date) -> impl Iterator<Item = Date> {
    let count = to.signed_duration_since(from).num_days();
    (0..=count).map(move |n| shift(from, n))
}

/// Returns the hours a post is open on a date: its own week where it has one, the site's days.
pub fn open_hours(state: &State, post: &PostId, date: Date) -> Vec<Hours> {
    let noon = Timestamp::at(date, crate::time::TimeOfDay::hm(12, 0), state.site.zone);
    let plan = state.duty.posts.get(post).and_then(|post| post.plan_at(noon));
    plan.map_or_else(Vec::new, |plan| hours_of(state, plan, date))
}

/// Returns the hours a set-up opens on a date.
pub fn hours_of(state: &State, plan: &Plan, date: Date) -> Vec<Hours> {
    let clock = state.site.clock();
    let hours = plan.hours.as_ref().unwrap_or_else(|| state.site.hours_on(date));
    Clock { hours, ..clock }.open_hours(date)
}

/// Returns the spans of time a post is open on a date, as long as it stands.
pub fn open_spans(state: &State, post: &PostId, date: Date) -> Vec<Span> {
    let Some(stands) = state.duty.posts.get(post).map(Post::span) else { return Vec::new() };
    let zone = state.site.zone;
    let span = |hours: Hours| Span {
        from: Timestamp::at(date, hours.from, zone).max(stands.from),
        to: Timestamp::at(date, hours.to, zone).min(stands.to),
    };
    let hours = open_hours(state, post, date);
    hours.into_iter().map(span).filter(|span| span.from < span.to).collect()
}

/// Returns the open span an instant lies in.
pub fn span_at(state: &State, post: &PostId, at: Timestamp) -> Option<Span> {
    let spans = open_spans(state, post, at.date(state.site.zone));
    spans.into_iter().find(|span| span.from <= at && at < span.to)
}

/// Returns the instant the post next opens later on the same day.
pub fn reopens(state: &State, post: &PostId, at: Timestamp) -> Option<Timestamp> {
    let spans = open_spans(state, post, at.date(state.site.zone));
    spans.into_iter().map(|span| span.from).find(|from| *from > at)
}

/// Returns who is expected at a post at an instant: whose shift it is, unless absent; else A, or
/// the first B who is not absent. S1.3.2
pub fn expected(state: &State, post: &Post, at: Timestamp) -> Option<PersonId> {
    let (date, time) = at.local(state.site.zone);
    let is_theirs = |shift: &&Shift| shift.post == post.id && shift.hours.holds(time);
    let shifts = state.duty.shifts_at(date, at).iter().filter(is_theirs).map(|shift| &shift.person);
    let plan = post.plan_at(at)?;
    let mut candidates = shifts.chain(plan.members());
    let found = candidates.find(|person| !state.duty.is_absent(person, at));
    Some(found.unwrap_or(&plan.a).clone())
}

/// Returns the open spans of a post on a date, cut where another person is expected.
pub fn turns(state: &State, post: &PostId, date: Date) -> Vec<(Span, PersonId)> {
    let Some(found) = state.duty.posts.get(post) else { return Vec::new() };
    let cuts = boundaries(state, found, date);
    let spans = open_spans(state, post, date).into_iter();
    let pieces = spans.flat_map(|span| pieces(span, &cuts));
    pieces.filter_map(|span| Some((span, expected(state, found, span.from)?))).collect()
}

/// Returns the instants of a day at which another person may be expected at a post.
pub fn boundaries(state: &State, post: &Post, date: Date) -> Vec<Timestamp> {
    let zone = state.site.zone;
    let mut all: Vec<Timestamp> = post.terms.iter().map(|term| term.from).collect();
    for edition in state.duty.rosters.get(&date).into_iter().flatten() {
        all.push(edition.from);
        for shift in edition.shifts.iter().filter(|shift| shift.post == post.id) {
            all.push(Timestamp::at(date, shift.hours.from, zone));
            all.push(Timestamp::at(date, shift.hours.to, zone));
        }
    }
    for absence in state.duty.absences.values() {
        all.push(absence.span.from);
        all.push(absence.until());
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Cuts a span at the boundaries that lie within it.
pub fn pieces(span: Span, boundaries: &[Timestamp]) -> Vec<Span> {
    let within = boundaries.iter().copied().filter(|at| span.from < *at && *at < span.to);
    let ends: Vec<Timestamp> = within.chain(std::iter::once(span.to)).collect();
    let starts = std::iter::once(span.from).chain(ends.iter().copied());
    starts.zip(ends.iter().copied()).map(|(from, to)| Span { from, to }).collect()
}

/// Says whether a person is to stand at a post at some hour of a day.
pub fn is_rostered(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> bool {
    let shifts = state.duty.shifts_at(at.date(state.site.zone), at);
    shifts.iter().any(|shift| shift.post == *post && shift.person == *person)
}

/// Returns the first hours a post is open on a day that no shift covers. S1.3.1
pub fn hole(open: &[Hours], shifts: &[Hours]) -> Option<Hours> {
    let mut shifts = shifts.to_vec();
    shifts.sort();
    for span in open {
        let mut from = span.from;
        for shift in shifts.iter().filter(|shift| shift.to > span.from) {
            if shift.from > from {
                return Some(Hours { from, to: shift.from.min(span.to) });
            }
            from = from.max(shift.to);
            if from >= span.to {
                break;
            }
        }
        if from < span.to {
            return Some(Hours { from, to: span.to });
        }
    }
    None
}
