//! How the windows were covered, minute by minute of a day. S1.3.1

use serde::{Deserialize, Serialize};

use crate::State;
use crate::duty::attendance::of_day;
use crate::duty::view::OnPost;
use crate::duty::{self, How, record};
use crate::id::{PersonId, PostId};
use crate::time::{Date, Span, Timestamp};

/// How a window was covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Covered {
    Present,
    /// Nobody stood there, and every tablet that might know better has shown all it knew.
    Empty,
    /// Nobody is known to have stood there, and a tablet that may know better is silent.
    Unconfirmed,
    /// It has not come yet.
    Ahead,
}

/// A stretch of a window's opening hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    pub span: Span,
    pub who: PersonId,
    pub covered: Covered,
}

/// Returns how each window that is open on a date is covered over its opening hours, as known at an instant.
/// S1.3.1
pub fn cover(state: &State, date: Date, now: Timestamp) -> Vec<(PostId, Vec<Stretch>)> {
    let open = state.duty.posts.keys().map(|post| {
        let all = record(state, post, date).into_iter();
        let all = all.flat_map(|one| split(state, &one, date, now)).collect::<Vec<Stretch>>();
        (post.clone(), all)
    });
    open.filter(|(_, all)| !all.is_empty()).collect()
}

/// Returns a stretch of the record, cut at the present.
fn split(state: &State, one: &duty::Stretch, date: Date, now: Timestamp) -> Vec<Stretch> {
    let middle = now.clamp(one.span.from, one.span.to);
    let past = Span { from: one.span.from, to: middle };
    let ahead = Span { from: middle, to: one.span.to };
    let of = |span, covered| Stretch { span, who: one.who.clone(), covered };
    let known = known(state, (&one.who, &one.how), date, now);
    let both = [of(past, known), of(ahead, Covered::Ahead)];
    both.into_iter().filter(|one| one.span.from < one.span.to).collect()
}

/// Returns how a window that is open is covered at this instant. S1.3.1
pub fn covered(state: &State, on: &OnPost, now: Timestamp) -> Covered {
    let date = now.date(state.site.zone);
    let responsible = on.responsible.as_ref();
    responsible.map_or(Covered::Empty, |(who, how)| known(state, (who, how), date, now))
}

/// Returns what is known of a time for which somebody was responsible.
fn known(state: &State, (who, how): (&PersonId, &How), date: Date, now: Timestamp) -> Covered {
    match how {
        How::Present => Covered::Present,
        // Whoever left it empty has said so.
        How::Vacant { gap: Some(_) } => Covered::Empty,
        How::Rostered | How::Vacant { gap: None } => {
            let all_told = of_day(state, who, date, now).awaited.is_empty();
            if all_told { Covered::Empty } else { Covered::Unconfirmed }
        }
    }
}
