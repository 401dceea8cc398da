//! 串岗: who stood at another window than the one they were expected at. S1.3.4, 2.10

use super::expected::{joined, without};
use super::{Attended, Stay, Turn};
use crate::State;
use crate::duty::{presence, roster};
use crate::id::{OperationId, PersonId, PostId};
use crate::time::{Minutes, Span, Timestamp};

/// A stretch for which somebody roamed, with what shows it.
pub type Roamed = (Span, Vec<OperationId>);

/// S1.3.4 Returns for which stretches a person stood at an open window at which they were not expected while they
/// were expected at another, by more than the setting allows of coming late. Whoever stands there alone covers it,
/// and does not roam. S1.3.2
pub fn roamed(state: &State, person: &PersonId, day: &Attended, now: Timestamp) -> Vec<Roamed> {
    let grace = Minutes(i64::from(state.site.settings.late_start_minutes));
    let mut all: Vec<Roamed> = Vec::new();
    for stay in &day.stays {
        let elsewhere = day.expected.iter().filter(|turn| turn.post != stay.post);
        for turn in elsewhere.filter(|turn| stay.is_within(turn.span)) {
            let spans = beside_others(state, person, (day, stay), (turn, now));
            let long = spans.into_iter().filter(|span| span.to.since(span.from) > grace);
            all.extend(long.map(|span| (span, shown_by(day, stay, turn))));
        }
    }
    all
}

/// Returns what of a stay lies in a turn at another window, in the opening hours of its own, while somebody else
/// stood there; what they were expected for there is left out.
fn beside_others(
    state: &State,
    person: &PersonId,
    (day, stay): (&Attended, &Stay),
    (turn, now): (&Turn, Timestamp),
) -> Vec<Span> {
    let within = stay.within(Span { from: turn.span.from, to: turn.span.to.min(now) });
    let own = day.expected.iter().filter(|other| other.post == stay.post).map(|one| one.span);
    let own: Vec<Span> = own.collect();
    let others = others_at(state, person, &stay.post, day);
    let open = roster::open_spans(state, &stay.post, day.date);
    let meets = |span: Span, other: &Span| Span {
        from: span.from.max(other.from),
        to: span.to.min(other.to),
    };
    let there = others.iter().flat_map(|other| open.iter().map(move |span| meets(*span, other)));
    let there = joined(there.map(|span| meets(within, &span)));
    there.into_iter().flat_map(|span| without(span, own.iter().copied())).collect()
}

/// Returns when anybody else stood at a window on a day.
fn others_at(state: &State, person: &PersonId, post: &PostId, day: &Attended) -> Vec<Span> {
    let marks = state.duty.day(day.date);
    let all = marks.map_or_else(Vec::new, |marks| presence::presences_at(marks, post));
    let close = day.close.unwrap_or(Timestamp(i64::MAX));
    let others = all.into_iter().filter(|one| one.person != *person);
    joined(others.map(|one| Span { from: one.from, to: one.until(close) }))
}

/// Returns the operations that show it: by what they were expected elsewhere, and the marks of the stay.
fn shown_by(day: &Attended, stay: &Stay, turn: &Turn) -> Vec<OperationId> {
    let of_stay = |at: Timestamp| at == stay.from || stay.until == Some(at);
    let marks = day.marks.iter().filter(|mark| mark.post == stay.post && of_stay(mark.at));
    std::iter::once(turn.by.clone()).chain(marks.map(|mark| mark.operation.clone())).collect()
}
