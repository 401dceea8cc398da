//! When a person was there: by their marks, and by what was corrected of them. 2.10

use crate::duty::{Correction, Day, EndReason, Mark, Over, Passage, Presence, presence};
use crate::id::PostId;
use crate::time::{Span, Timestamp};

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

    fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// Returns when a person was there on a day, in order: by their own marks, and by the corrections
/// that count, those of coming first.
pub fn stays(day: Option<&Day>, marks: &[Mark], corrections: &[Correction]) -> Vec<Stay> {
    let everybody = day.map_or_else(Vec::new, presence::presences);
    let own = Day { marks: marks.to_vec(), gaps: Vec::new() };
    let mut all: Vec<Stay> =
        presence::presences(&own).into_iter().map(|one| stay(one, &everybody)).collect();
    let counts = |passage| move |one: &&Correction| one.counts() && one.passage == passage;
    corrections.iter().filter(counts(Passage::Came)).for_each(|one| came(&mut all, one));
    corrections.iter().filter(counts(Passage::Left)).for_each(|one| left(&mut all, one));
    all.retain(|one| one.until.is_none_or(|until| one.from < until));
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

/// The person was there from then on: the stay of that moment, or the next one, begins then.
fn came(all: &mut Vec<Stay>, one: &Correction) {
    let place = all.iter().position(|stay| stay.holds(one.at) || one.at < stay.from);
    match place.and_then(|place| all.get_mut(place)) {
        Some(stay) => {
            stay.from = one.at;
            stay.corrected = true;
        }
        None => all.push(Stay {
            post: one.post.clone(),
            from: one.at,
            until: None,
            relieved: false,
            corrected: true,
        }),
    }
}

/// The person was there until then: the stay of that moment, or the last one before, ends then.
fn left(all: &mut [Stay], one: &Correction) {
    if let Some(stay) = all.iter_mut().rev().find(|stay| stay.from < one.at) {
        stay.until = Some(one.at);
        stay.relieved = false;
        stay.corrected = true;
    }
}
