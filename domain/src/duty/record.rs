//! Who was responsible for a post at any minute: derived, gap-free over its opening hours, and the
//! same whatever the order in which the marks arrived. S1.3.1, S1.3.3

use serde::{Deserialize, Serialize};

use super::presence::{self, Presence};
use super::{Day, Post, roster};
use crate::State;
use crate::id::{OperationId, PersonId, PostId};
use crate::time::{Date, Span, Timestamp};

/// On what ground a person is responsible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum How {
    /// On duty at the post; of several, who started first.
    Present,
    /// Expected, and not there yet in this span of opening hours.
    Rostered,
    /// Left the post empty, and answers for it until somebody starts. The gap is the operation that
    /// supervisors were alerted by.
    Vacant { gap: Option<OperationId> },
}

/// A stretch of opening hours with one person responsible.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    pub span: Span,
    pub who: PersonId,
    pub how: How,
}

/// Returns who was responsible for a post over all its opening hours of a date. S1.3.1
pub fn record(state: &State, post: &PostId, date: Date) -> Vec<Stretch> {
    let Some(post) = state.duty.posts.get(post) else { return Vec::new() };
    let empty = Day::default();
    let day = state.duty.day(date).unwrap_or(&empty);
    let own = own_presences(day, post);
    let mut stretches: Vec<Stretch> = Vec::new();
    for open in roster::open_spans(state, &post.id, date) {
        for span in roster::pieces(open, &boundaries(state, post, date, &own)) {
            let Some((who, how)) = answers(state, post, day, &own, open, span.from) else {
                continue;
            };
            match stretches.last_mut() {
                Some(last) if last.span.to == span.from && last.who == who && last.how == how => {
                    last.span.to = span.to;
                }
                Some(_) | None => stretches.push(Stretch { span, who, how }),
            }
        }
    }
    stretches
}

/// Returns who is responsible for a post at an instant, and on what ground. S1.3.3
pub fn responsible(state: &State, post: &PostId, at: Timestamp) -> Option<(PersonId, How)> {
    let post = state.duty.posts.get(post)?;
    let empty = Day::default();
    let day = state.duty.day(at.date(state.site.zone)).unwrap_or(&empty);
    let own = own_presences(day, post);
    let open = roster::span_at(state, &post.id, at).unwrap_or(Span { from: at, to: at });
    answers(state, post, day, &own, open, at)
}

fn own_presences(day: &Day, post: &Post) -> Vec<Presence> {
    presence::presences_at(day, &post.id)
}

/// S1.3.3 The person on post is the first responsible; who leaves it empty stays responsible until
/// somebody starts; before anybody has come it is whoever is expected.
fn answers(
    state: &State,
    post: &Post,
    day: &Day,
    presences: &[Presence],
    open: Span,
    at: Timestamp,
) -> Option<(PersonId, How)> {
    if let Some(first) = presences.iter().find(|one| one.holds(at)) {
        return Some((first.person.clone(), How::Present));
    }
    let ends = presences.iter().filter_map(|one| Some((one.over.as_ref()?.0, one)));
    let left = ends
        .filter(|(over, one)| one.from < *over && open.from <= *over && *over <= at)
        .max_by(|(one, _), (other, _)| one.cmp(other));
    match left {
        Some((over, last)) => {
            let is_its = |gap: &&super::Gap| gap.post == post.id && gap.at == over;
            let gap = day.gaps.iter().find(is_its).map(|gap| gap.operation.clone());
            Some((last.person.clone(), How::Vacant { gap }))
        }
        None => roster::expected(state, post, at).map(|person| (person, How::Rostered)),
    }
}

/// Returns the instants of a day at which another person may become responsible for a post.
fn boundaries(state: &State, post: &Post, date: Date, presences: &[Presence]) -> Vec<Timestamp> {
    let mut all = roster::boundaries(state, post, date);
    for one in presences {
        all.push(one.from);
        all.extend(one.over.as_ref().map(|(over, _)| *over));
    }
    all.sort_unstable();
    all.dedup();
    all
}
