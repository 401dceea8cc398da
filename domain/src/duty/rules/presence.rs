//! Who may start and end duty, and when. S1.3.1, S1.3.4, S1.6.1

use std::collections::BTreeSet;

use crate::duty::presence::{Emptied, Presence};
use crate::duty::{End, EndReason, GapReason, Refusal, presence, roster};
use crate::id::{PersonId, PostId};
use crate::time::{Minutes, Timestamp};
use crate::{Stamp, State};

/// How long after an act the server may still count on the tablet having known the rest.
const KNOWN_WITHIN: Minutes = Minutes(1);

/// Says whether an act was received so late that its tablet could not know what others did.
pub fn is_late(stamp: &Stamp) -> bool {
    stamp.received.since(stamp.at) >= KNOWN_WITHIN
}

/// S1.6.1 Only a person is on duty, never the server.
pub fn server(stamp: &Stamp) -> Result<&PersonId, Refusal> {
    stamp.person().ok_or(Refusal::NotOnDuty)
}

/// S1.6.1 Nobody serves before signing in at a post: returns the post the person is on duty at.
///
/// # Errors
/// [`Refusal::NotOnDuty`] where the person is nowhere on duty at that instant.
pub fn on_duty(state: &State, person: &PersonId, at: Timestamp) -> Result<PostId, Refusal> {
    presence::of(state, person, at).map(|presence| presence.post).ok_or(Refusal::NotOnDuty)
}

/// S1.3.4 Nobody roams: a person starts duty only where they are A, B or rostered that day.
pub fn no_roaming(
    state: &State,
    post: &PostId,
    person: &PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    if may_stand(state, post, person, at) {
        return Ok(());
    }
    Err(Refusal::Roaming { post: post.clone(), own: own_posts(state, person, at) })
}

fn may_stand(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> bool {
    let plan = state.duty.posts.get(post).and_then(|post| post.plan_at(at));
    plan.is_some_and(|plan| plan.names(person)) || roster::is_rostered(state, post, person, at)
}

/// S1.3.4 Returns the posts a person may stand at on that day.
pub fn own_posts(state: &State, person: &PersonId, at: Timestamp) -> BTreeSet<PostId> {
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| &post.id);
    posts.filter(|post| may_stand(state, post, person, at)).cloned().collect()
}

/// S1.3.4 A person is on duty at one post at a time. A tablet that could not know of the other one
/// is not refused: its start ends the other presence, and that post is returned.
pub fn one_post_at_a_time(
    state: &State,
    person: &PersonId,
    stamp: &Stamp,
) -> Result<Option<PostId>, Refusal> {
    let Some(elsewhere) = presence::of(state, person, stamp.at) else { return Ok(None) };
    if is_late(stamp) && elsewhere.device != stamp.device {
        return Ok(Some(elsewhere.post));
    }
    Err(Refusal::AlreadyOnDuty { post: elsewhere.post })
}

/// A person ends duty where they are on it. A tablet that could not know that they had moved on is
/// not refused: its mark changes nothing and is kept.
pub fn on_duty_here(
    state: &State,
    post: &PostId,
    person: &PersonId,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let is_here = presence::of(state, person, stamp.at).is_some_and(|there| there.post == *post);
    if is_here || (is_late(stamp) && was_here(state, post, person, stamp.at)) {
        return Ok(());
    }
    Err(Refusal::NotOnDutyHere { post: post.clone() })
}

fn was_here(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> bool {
    let day = state.duty.day(at.date(state.site.zone));
    let mut marks = day.map_or(&[][..], |day| &day.marks).iter();
    marks.any(|mark| mark.post == *post && mark.person == *person && mark.at <= at)
}

/// S1.3.1 An emergency that may leave a post empty is given its reason.
pub fn emergency_reason(why: &EndReason) -> Result<(), Refusal> {
    match why {
        EndReason::Emergency { reason } if reason.trim().is_empty() => Err(Refusal::ReasonBlank),
        EndReason::Emergency { .. }
        | EndReason::DayOver
        | EndReason::Break
        | EndReason::Relieved => Ok(()),
    }
}

/// S1.3.1, S2.1.4 A post is not left empty while it is open, unless for an emergency, which opens a gap.
/// Two tablets that could not know of each other are not refused either: the gap is found later.
pub fn not_left_empty(
    state: &State,
    end: &End,
    gaps: &[Emptied],
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let empties = gaps.iter().any(|gap| gap.post == end.post && gap.from == stamp.at);
    let excused = matches!(end.why, EndReason::Emergency { .. }) || is_late(stamp);
    match roster::span_at(state, &end.post, stamp.at) {
        Some(open) if empties && !excused => {
            Err(Refusal::EmptiesPost { post: end.post.clone(), until: open.to })
        }
        Some(_) | None => Ok(()),
    }
}

/// S1.3.1 The day is over after the day's close: between two spans of opening hours whoever is
/// expected at the next one leaves for a break, not for the day.
pub fn day_over(state: &State, end: &End, person: &PersonId, stamp: &Stamp) -> Result<(), Refusal> {
    if end.why != EndReason::DayOver || is_late(stamp) {
        return Ok(());
    }
    let is_other = |one: &Presence| one.person != *person;
    if presence::at_post(state, &end.post, stamp.at).iter().any(is_other) {
        return Ok(());
    }
    let reopens = roster::reopens(state, &end.post, stamp.at);
    match reopens.filter(|reopens| expects(state, &end.post, person, *reopens)) {
        Some(reopens) => Err(Refusal::DayNotOver { post: end.post.clone(), reopens }),
        None => Ok(()),
    }
}

fn expects(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> bool {
    let post = state.duty.posts.get(post);
    post.and_then(|post| roster::expected(state, post, at)).as_ref() == Some(person)
}

/// S1.3.1 Returns why a post stood empty: the emergency, or what nobody could know.
pub fn gap_reason(why: &EndReason) -> GapReason {
    match why {
        EndReason::Emergency { reason } => GapReason::Emergency { reason: reason.clone() },
        EndReason::DayOver | EndReason::Break | EndReason::Relieved => GapReason::FoundLater,
    }
}
