//! What screens need of posts and duty.

use super::presence;
use super::{GapReason, How, Plan, PublishRoster, Shift, responsible, roster, rules};
use crate::State;
use crate::id::{PersonId, PostId};
use crate::time::{Date, Hours, Minutes, Span, Timestamp, shift};

/// How far ahead somebody's next shift is looked for, in days.
const SHIFT_DAYS: i64 = 31;

/// A post as the today screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnPost {
    pub post: PostId,
    pub plan: Plan,
    /// Whether it is within opening hours.
    pub open: bool,
    /// Who answers for it, and on what ground.
    pub responsible: Option<(PersonId, How)>,
    /// Everybody on duty there, in the order in which they started.
    pub present: Vec<PersonId>,
}

/// A post that stands empty in opening hours now. S1.3.1
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenGap {
    pub post: PostId,
    pub from: Timestamp,
    /// Who left last.
    pub person: PersonId,
    /// `None` where nobody was told: the tablets have not all reported yet.
    pub reason: Option<GapReason>,
}

/// A post that is open and at which nobody has started duty yet. S1.3.1
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unattended {
    pub post: PostId,
    /// When it opened.
    pub from: Timestamp,
    pub expected: Option<PersonId>,
}

/// Opening hours that a roster in the making leaves to nobody. S1.3.1
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    pub post: PostId,
    pub date: Date,
    pub hours: Hours,
}

/// Returns every post with who is there at an instant, by number.
pub fn on_post_now(state: &State, at: Timestamp) -> Vec<OnPost> {
    let posts = state.duty.open_posts().into_iter();
    posts
        .map(|(post, plan)| OnPost {
            post: post.id.clone(),
            plan: plan.clone(),
            open: roster::span_at(state, &post.id, at).is_some(),
            responsible: responsible(state, &post.id, at),
            present: present(state, &post.id, at),
        })
        .collect()
}

/// Returns who is on duty at a post at an instant, in the order in which they started.
pub fn present(state: &State, post: &PostId, at: Timestamp) -> Vec<PersonId> {
    presence::at_post(state, post, at).into_iter().map(|one| one.person).collect()
}

/// Returns the posts that stand empty at an instant although they are open. S1.3.1
pub fn open_gaps(state: &State, at: Timestamp) -> Vec<OpenGap> {
    let date = at.date(state.site.zone);
    let Some(day) = state.duty.day(date) else { return Vec::new() };
    let mut gaps: Vec<OpenGap> = Vec::new();
    for emptied in presence::vacancies(state, date, day) {
        let open = roster::span_at(state, &emptied.post, at);
        let is_now = open.is_some_and(|open| open.from <= emptied.from && emptied.from <= at);
        let is_back = presence::came_within(state, &emptied.post, emptied.from, at);
        if is_now && !is_back {
            let told = day.gaps.iter().find(|g| g.post == emptied.post && g.at == emptied.from);
            let reason = told.map(|gap| gap.reason.clone());
            let presence::Emptied { post, from, person } = emptied;
            gaps.push(OpenGap { post, from, person, reason });
        }
    }
    gaps
}

/// S1.3.1 Returns the open posts at which nobody has signed in since they opened, once a start there
/// would count as late.
pub fn unattended(state: &State, at: Timestamp) -> Vec<Unattended> {
    let grace = Minutes(i64::from(state.site.settings.late_start_minutes));
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| post.id.clone());
    let left_open = |post: PostId| {
        let from = roster::span_at(state, &post, at)?.from;
        let is_late = at.since(from) > grace;
        let is_empty = is_late && !presence::came_within(state, &post, from, at);
        is_empty.then(|| Unattended { expected: expected(state, &post, from), post, from })
    };
    posts.filter_map(left_open).collect()
}

/// Returns the posts a person may start duty at now. S1.3.4
pub fn my_posts(state: &State, person: &PersonId, at: Timestamp) -> Vec<PostId> {
    rules::own_posts(state, person, at).into_iter().collect()
}

/// Says whether a person stands in for the post's A at an instant: their acts are marked 代A. S1.3.2
pub fn stands_in(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> bool {
    let plan = state.duty.posts.get(post).and_then(|post| post.plan_at(at));
    plan.is_some_and(|plan| plan.a != *person)
}

/// Returns who is expected at a post at an instant. S1.3.2
pub fn expected(state: &State, post: &PostId, at: Timestamp) -> Option<PersonId> {
    state.duty.posts.get(post).and_then(|post| roster::expected(state, post, at))
}

/// Returns the hours a post is open on a date.
pub fn open_hours(state: &State, post: &PostId, date: Date) -> Vec<Hours> {
    roster::open_hours(state, post, date)
}

/// Returns the first hole of each post and day of a roster in the making. S1.3.1
pub fn holes(state: &State, from: Date, to: Date, shifts: &[Shift]) -> Vec<Hole> {
    let roster = PublishRoster { from, to, shifts: shifts.to_vec() };
    let holes = rules::holes(state, &roster);
    holes.map(|(post, date, hours)| Hole { post, date, hours }).collect()
}

/// Says whether a post is open at an instant.
pub fn is_open(state: &State, post: &PostId, at: Timestamp) -> bool {
    roster::span_at(state, post, at).is_some()
}

/// Returns the instant the post next opens later on the same day.
pub fn reopens(state: &State, post: &PostId, at: Timestamp) -> Option<Timestamp> {
    roster::reopens(state, post, at)
}

/// Says whether a person is expected at some post, now or later on the same day. S1.4.1
pub fn serves_again(state: &State, person: &PersonId, at: Timestamp) -> bool {
    let date = at.date(state.site.zone);
    let posts = state.duty.open_posts().into_iter();
    let mut turns = posts.flat_map(|(post, _)| roster::turns(state, &post.id, date));
    turns.any(|(span, who)| who == *person && at < span.to)
}

/// Returns when the day of a post closes after an instant: its last hours of that day, or midnight where they
/// are over already. S1.4.1
pub fn closes_after(state: &State, post: &PostId, at: Timestamp) -> Timestamp {
    let date = at.date(state.site.zone);
    let last = roster::open_spans(state, post, date).last().map(|span| span.to);
    last.filter(|close| at < *close).unwrap_or_else(|| state.site.day_begins(shift(date, 1)))
}

/// Returns who stood at a post last on that day, where nobody stands there now.
pub fn last_at(state: &State, post: &PostId, at: Timestamp) -> Option<PersonId> {
    let day = state.duty.day(at.date(state.site.zone))?;
    let own = presence::presences_at(day, post).into_iter();
    let came: Vec<presence::Presence> = own.filter(|one| one.from <= at).collect();
    if came.iter().any(|one| one.holds(at)) {
        return None;
    }
    came.into_iter().max_by_key(|one| one.until(at)).map(|one| one.person)
}

/// Returns a person's next shift at a post: from when they are next expected there, to the end of
/// their last hours of that day. S1.3.3, S1.4.2
pub fn next_shift(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> Option<Span> {
    let first = at.date(state.site.zone);
    roster::days(first, shift(first, SHIFT_DAYS)).find_map(|date| {
        let turns = roster::turns(state, post, date).into_iter();
        let mut own = turns.filter(|(span, who)| who == person && at < span.to);
        let (first, _) = own.next()?;
        let to = own.next_back().map_or(first.to, |(last, _)| last.to);
        Some(Span { from: first.from.max(at), to })
    })
}
