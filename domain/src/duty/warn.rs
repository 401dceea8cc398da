//! What somebody should notice when duty starts or ends: clauses marked W, nothing is stopped.

use super::{Warning, presence, roster};
use crate::State;
use crate::id::{PersonId, PostId};
use crate::time::{Minutes, Timestamp};

/// Returns what a person who starts duty should notice.
pub fn start(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> Vec<Warning> {
    let absent = state.duty.is_absent(person, at).then_some(Warning::WasAbsent);
    let outside = is_outside(state, post, at).then_some(Warning::AfterHours);
    late(state, post, person, at).into_iter().chain(absent).chain(outside).collect()
}

/// Returns what a person who ends duty should notice.
pub fn end(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> Vec<Warning> {
    if roster::span_at(state, post, at).is_some() {
        return Vec::new();
    }
    if presence::at_post(state, post, at).iter().any(|one| one.person != *person) {
        return Vec::new();
    }
    let again = roster::reopens(state, post, at);
    again.and_then(|at| opens_again(state, post, at)).into_iter().collect()
}

fn opens_again(state: &State, post: &PostId, at: Timestamp) -> Option<Warning> {
    let post = state.duty.posts.get(post)?;
    let expected = roster::expected(state, post, at)?;
    Some(Warning::OpensAgain { at, expected })
}

/// S1.3.1 Whoever is expected comes late when the span began a while ago and nobody has come yet.
fn late(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> Option<Warning> {
    let open = roster::span_at(state, post, at)?;
    let found = state.duty.posts.get(post)?;
    let is_expected = roster::expected(state, found, open.from).as_ref() == Some(person);
    let minutes = at.since(open.from);
    let grace = Minutes(i64::from(state.site.settings.late_start_minutes));
    let came = presence::came_within(state, post, open.from, at);
    (is_expected && !came && minutes > grace).then_some(Warning::LateStart { minutes })
}

/// S2.4 Service outside the hours is given and seen, not forbidden: before the first opening by more
/// than an early arrival, after the last one, and on a day without any.
fn is_outside(state: &State, post: &PostId, at: Timestamp) -> bool {
    let spans = roster::open_spans(state, post, at.date(state.site.zone));
    let early = Minutes(-i64::from(state.site.settings.early_start_minutes));
    let begun = spans.first().is_some_and(|first| first.from.plus(early) <= at);
    !begun || spans.last().is_none_or(|last| last.to <= at)
}
