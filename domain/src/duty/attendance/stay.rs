//! When a person was there: by their marks, and by what was corrected of them. 2.10

use crate::State;
use crate::duty::{Correction, Day, EndReason, Mark, Over, Passage, Presence, presence, roster};
use crate::id::PostId;
use crate::time::{Date, Span, Timestamp};

/// A stretch of a person's duty at one post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    pub post: PostId,
    pub from: Timestamp,
    /// `None` while it has no end.
    pub until: Option<Timestamp>,
    /// Whether they left it to somebody who was there.
    pub relieved: bool,
    /// Whether a granted correction has a part in it.
    pub corrected: bool,
}

impl Stay {
    /// Returns the stretch of it within a span; empty where there is none.
    pub fn within(&self, span: Span) -> Span {
        let to = self.until.map_or(span.to, |until| until.min(span.to));
        Span { from: self.from.max(span.from), to }
    }

    /// Says whether it has a part in a span.
    pub fn is_within(&self, span: Span) -> bool {
        let part = self.within(span);
        part.from < part.to
    }

    fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// Returns when a person was there on a day, in order: by their own marks, and by the corrections
/// that count, those of coming first.
pub fn stays(state: &State, date: Date, marks: &[Mark], corrections: &[Correction]) -> Vec<Stay> {
    let everybody = state.duty.day(date).map_or_else(Vec::new, presence::presences);
    let own = Day { marks: marks.to_vec(), gaps: Vec::new() };
    let mut all: Vec<Stay> =
        presence::presences(&own).into_iter().map(|one| stay(one, &everybody)).collect();
    let counts = |passage| move |one: &&Correction| one.counts() && one.passage == passage;
    let open = |one: &Correction| roster::open_spans(state, &one.post, date);
    let lefts: Vec<&Correction> = corrections.iter().filter(counts(Passage::Left)).collect();
    for one in corrections.iter().filter(counts(Passage::Came)) {
        let of_post = lefts.iter().filter(|left| left.post == one.post);
        came(&mut all, one, &open(one), &of_post.map(|left| left.at).collect::<Vec<_>>());
    }
    for one in lefts {
        left(&mut all, one, &open(one), &everybody);
    }
    all.retain(|one| one.until.is_none_or(|until| one.from < until));
    all.sort_by_key(|one| one.from);
    all
}

fn stay(one: Presence, everybody: &[Presence]) -> Stay {
    let relieved = match &one.over {
        Some((at, Over::Ended(EndReason::Relieved))) => {
            everybody.iter().any(|other| other.post == one.post && other.holds(*at))
        }
        Some((_, Over::Ended(_) | Over::MovedTo(_))) | None => false,
    };
    let until = one.over.map(|(over, _)| over);
    Stay { post: one.post, from: one.from, until, relieved, corrected: false }
}

/// The person was there from then on: the stay of that moment, or the next one of the same opening
/// hours, begins then; where there is none, they stayed until they say they left, or the hours end.
fn came(all: &mut Vec<Stay>, one: &Correction, open: &[Span], lefts: &[Timestamp]) {
    let at = one.at;
    let here = all.iter_mut().find(|stay| stay.post == one.post && stay.holds(at));
    if let Some(stay) = here {
        let back = came_back(stay, at, open, lefts);
        all.extend(back);
        return;
    }
    let close = open.iter().map(|span| span.to).find(|to| at < *to);
    let left = lefts.iter().copied().filter(|left| at < *left).min();
    let next = all.iter_mut().filter(|stay| at < stay.from).min_by_key(|stay| stay.from);
    let begins = next.as_ref().map(|stay| stay.from);
    let left = left.filter(|left| begins.is_none_or(|begins| *left <= begins));
    let is_same = |stay: &&mut Stay| {
        stay.post == one.post && left.is_none() && close.is_none_or(|close| stay.from < close)
    };
    if let Some(stay) = next.filter(is_same) {
        stay.from = at;
        stay.corrected = true;
        return;
    }
    let until = left.or_else(|| close.into_iter().chain(begins).min());
    let post = one.post.clone();
    all.push(Stay { post, from: at, until, relieved: false, corrected: true });
}

/// Takes in that the person came while a stay lasted: it began then; but where it began in earlier
/// opening hours, or they had left since, it went on until then and another one begins.
fn came_back(stay: &mut Stay, at: Timestamp, open: &[Span], lefts: &[Timestamp]) -> Option<Stay> {
    stay.corrected = true;
    let is_earlier = open.iter().any(|span| span.to <= at && stay.from < span.to);
    let had_left = lefts.iter().any(|left| stay.from < *left && *left <= at);
    if !is_earlier && !had_left {
        stay.from = at;
        return None;
    }
    let back = Stay { from: at, ..stay.clone() };
    stay.until = Some(at);
    stay.relieved = false;
    Some(back)
}

/// The person was there until then: the last stay that reaches into the same opening hours ends
/// then. What a mark says of later hours stands.
fn left(all: &mut Vec<Stay>, one: &Correction, open: &[Span], everybody: &[Presence]) {
    let opened = open.iter().map(|span| span.from).rfind(|from| *from < one.at);
    let is_its = |stay: &&mut Stay| {
        let reaches = |until| opened.is_none_or(|opened| opened < until);
        stay.post == one.post && stay.from < one.at && stay.until.is_none_or(reaches)
    };
    let starts: Vec<Timestamp> = all.iter().map(|stay| stay.from).collect();
    let Some(stay) = all.iter_mut().filter(is_its).max_by_key(|stay| stay.from) else { return };
    let reopens = open.iter().map(|span| span.from).find(|from| one.at <= *from);
    let later = reopens.filter(|from| stay.until.is_some_and(|until| *from < until));
    let rest = later.map(|from| Stay { from, corrected: true, ..stay.clone() });
    let next = starts.into_iter().filter(|from| stay.from < *from).min();
    stay.until = Some(next.map_or(one.at, |next| next.min(one.at)));
    stay.relieved = stay.relieved
        && everybody.iter().any(|other| {
            other.post == one.post && other.person != one.person && other.holds(one.at)
        });
    stay.corrected = true;
    all.extend(rest);
}
