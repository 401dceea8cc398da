//! Who stands at a post: somebody answers for it at every minute of its record. S1.3.1

use domain::duty::record;
use domain::time::Date;
use domain::{PostId, State};

/// S1.3.1 The record of a post on a day has no gap.
pub fn without_gap(state: &State, post: &PostId, day: Date) -> Result<(), String> {
    let stretches = record(state, post, day);
    let joined = stretches.windows(2).all(|pair| match pair {
        [before, after] => before.span.to == after.span.from,
        _ => true,
    });
    // A tablet whose clock is far off marks a day on which the post was not there yet.
    let zone = state.site.zone;
    let stood = state.duty.posts.get(post).and_then(|post| post.terms.first());
    let stood = stood.is_some_and(|term| term.from.date(zone) <= day);
    if joined && (!stretches.is_empty() || !stood) {
        return Ok(());
    }
    Err(format!("S1.3.1 the record of {post} on {day} has a gap"))
}
