//! What was expected of a person on a day: their shifts, or the post's hours as its A. S1.3.1, S1.3.2

use crate::State;
use crate::duty::{Absence, How, Plan, Shift, record, roster};
use crate::id::{AbsenceId, OperationId, PersonId, PostId};
use crate::time::{Date, Minutes, Span, TimeOfDay, Timestamp};

/// A stretch of opening hours of a post in which a person was to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub post: PostId,
    pub span: Span,
    /// The roster, or else the post's set-up, that says so.
    pub by: OperationId,
}

/// Returns where a person was to be on a day, in order of time, of everybody's turns; nothing while
/// they had a planned absence or were no staff.
pub fn turns(
    state: &State,
    person: &PersonId,
    everybody: &[(PostId, Span, PersonId)],
) -> Vec<Turn> {
    let is_staff = |at| state.people.persons.get(person).is_some_and(|one| one.is_staff(at));
    let own = everybody.iter().filter(|(_, span, who)| {
        who == person && !state.duty.is_absent(person, span.from) && is_staff(span.from)
    });
    let turn = |(post, span, _): &(PostId, Span, PersonId)| {
        let by = by(state, post, person, span.from)?;
        Some(Turn { post: post.clone(), span: *span, by })
    };
    let mut all: Vec<Turn> =
        own.filter_map(turn).flat_map(|turn| answered(state, person, turn)).collect();
    all.sort_by_key(|turn| (turn.span, turn.post.clone()));
    all
}

/// Returns the operation by which a person is expected at a post at an instant.
fn by(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> Option<OperationId> {
    rostered(state, post, person, at).or_else(|| {
        let mut terms = state.duty.posts.get(post)?.terms.iter();
        terms.rfind(|term| term.from <= at).map(|term| term.operation.clone())
    })
}

/// Returns the roster that has a person at a post at an instant.
fn rostered(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> Option<OperationId> {
    let (date, time) = at.local(state.site.zone);
    let is_theirs =
        |shift: &Shift| shift.post == *post && shift.person == *person && shift.hours.holds(time);
    let mut editions = state.duty.rosters.get(&date).into_iter().flatten();
    let roster = editions.rfind(|edition| edition.from <= at);
    let roster = roster.filter(|edition| edition.shifts.iter().any(is_theirs));
    roster.map(|edition| edition.operation.clone())
}

/// Says whether a person is expected at a post only because they stand in for A: no roster names
/// them, and any B may man the post.
pub fn is_implied(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> bool {
    let plan = state.duty.posts.get(post).and_then(|post| post.plan_at(at));
    let is_a = plan.is_some_and(|plan| plan.a == *person);
    !is_a && rostered(state, post, person, at).is_none()
}

/// S1.3.2 Returns what of a turn the person answers for: all of it, or where they only stand in for
/// A, what nobody else stood or answered for. A moment until somebody else came is nothing.
fn answered(state: &State, person: &PersonId, turn: Turn) -> Vec<Turn> {
    if !is_implied(state, &turn.post, person, turn.span.from) {
        return vec![turn];
    }
    let own = record(state, &turn.post, turn.span.from.date(state.site.zone));
    let own = own.into_iter().filter(|one| one.who == *person).filter_map(|one| match one.how {
        How::Present | How::Rostered => Some(Span {
            from: one.span.from.max(turn.span.from),
            to: one.span.to.min(turn.span.to),
        }),
        How::Vacant { .. } => None,
    });
    let grace = Minutes(i64::from(state.site.settings.late_start_minutes));
    let counts = |span: &Span| *span == turn.span || span.to.since(span.from) > grace;
    let own = joined(own).into_iter().filter(counts);
    own.map(|span| Turn { span, ..turn.clone() }).collect()
}

/// Returns everybody who may stand at a post on a day: A and each B, and whoever is rostered there.
pub fn staff_of<'a>(state: &'a State, post: &PostId, date: Date) -> Vec<&'a PersonId> {
    let day = whole(state, date);
    let mut all = Vec::new();
    if let Some(post) = state.duty.posts.get(post) {
        let begun = post.terms.iter().filter(|term| day.from < term.from && term.from < day.to);
        let plans = post.plan_at(day.from).into_iter().chain(begun.map(|term| &term.plan));
        all.extend(plans.flat_map(Plan::members));
    }
    let editions = state.duty.rosters.get(&date).into_iter().flatten();
    let shifts = editions.flat_map(|edition| &edition.shifts).filter(|shift| shift.post == *post);
    all.extend(shifts.map(|shift| &shift.person));
    all
}

/// Returns spans in order, with those joined that meet or overlap.
pub fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut all: Vec<Span> = spans.filter(|span| span.from < span.to).collect();
    all.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in all {
        match joined.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            Some(_) | None => joined.push(span),
        }
    }
    joined
}

/// Returns what of a span is left beside others, in order.
pub fn without(span: Span, others: impl Iterator<Item = Span>) -> Vec<Span> {
    let (mut left, mut from) = (Vec::new(), span.from);
    for other in joined(others) {
        left.push(Span { from, to: other.from.min(span.to) });
        from = from.max(other.to);
    }
    left.push(Span { from, to: span.to });
    left.retain(|one| one.from < one.to);
    left
}

/// Returns the planned absences of a person that touch a date, in order of time.
pub fn absences(state: &State, person: &PersonId, date: Date) -> Vec<AbsenceId> {
    let day = whole(state, date);
    let own =
        |one: &&Absence| one.person == *person && one.span.from < day.to && day.from < one.until();
    let mut all: Vec<&Absence> = state.duty.absences.values().filter(own).collect();
    all.sort_by_key(|one| (one.span, one.id.clone()));
    all.into_iter().map(|one| one.id.clone()).collect()
}

/// Returns the hours that an absence of a person takes them from on a date: those of the post that
/// names them, A before B, or the site's own.
pub fn hours_of(state: &State, person: &PersonId, date: Date) -> Vec<Span> {
    let posts = state.duty.open_posts();
    let names = posts.iter().filter(|(_, plan)| plan.names(person));
    let first = names.min_by_key(|(_, plan)| (plan.a != *person, plan.number));
    if let Some((post, _)) = first {
        return roster::open_spans(state, &post.id, date);
    }
    let at = |time| Timestamp::at(date, time, state.site.zone);
    let hours = state.site.open_hours(date).into_iter();
    hours.map(|hours| Span { from: at(hours.from), to: at(hours.to) }).collect()
}

/// Returns a whole day at the site.
pub fn whole(state: &State, date: Date) -> Span {
    let at = |time| Timestamp::at(date, time, state.site.zone);
    Span { from: at(TimeOfDay(0)), to: at(TimeOfDay::hm(24, 0)) }
}
