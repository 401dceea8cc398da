//! What screens need of the lists: what waits to be answered, what was not answered, and open tasks.

use super::rules::{self, is_answered, opens_again, stands};
use super::{Answer, Kind, Line, List, Seen, Task, Which};
use crate::State;
use crate::duty::{self, on_duty};
use crate::id::PersonId;
use crate::time::{Date, Minutes, Span, Timestamp, shift};

/// For how many days back a closing is looked for: the longest holidays.
const BACK_DAYS: i64 = 12;

/// After how long an open task is put before supervisors, too. S2.1.2
pub const LONG: Minutes = Minutes(24 * 60);

/// A list that was not answered when it should have been, as far as is known. S2.1.1, S2.1.6
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub which: Which,
    pub date: Date,
    /// When it should have been answered.
    pub due: Timestamp,
}

/// Returns the lists that wait to be answered by a person where they stand, in the order of the day.
pub fn waiting<'a>(state: &'a State, person: &PersonId, at: Timestamp) -> Vec<&'a List> {
    let Ok(post) = on_duty(state, person, at) else { return Vec::new() };
    let kinds = Kind::ALL.into_iter();
    let lists = kinds.flat_map(|kind| state.premises.used(kind));
    let here = lists.filter(|list| list.which.holds_at(&post));
    here.filter(|list| waits(state, &list.which, at)).collect()
}

/// Returns the answers that have photos, the oldest first.
pub fn photographed(state: &State) -> impl Iterator<Item = &Answer> {
    let all = state.premises.all_answers().map(|(_, answer)| answer);
    all.filter(|answer| !answer.photos.is_empty())
}

/// Says whether a list waits now: the second look at the room from the middle of the day on, the closing
/// from shortly before the end, since nobody knows who leaves last.
fn waits(state: &State, which: &Which, at: Timestamp) -> bool {
    let span = span(state, which, at.date(state.site.zone));
    match which.kind {
        Kind::Opening => !is_answered(state, which, at),
        Kind::Tidiness => {
            let half = span.map(|span| span.from.plus(Minutes(span.to.since(span.from).0 / 2)));
            half.is_some_and(|half| half <= at) && !is_answered(state, which, at)
        }
        Kind::Closing => {
            let near = span.is_none_or(|span| span.to <= at.plus(rules::STANDS));
            near && !opens_again(state, which, at) && !stands(state, which, at)
        }
    }
}

/// Returns from when to when a site or a window is open on a day, breaks left out of account.
fn span(state: &State, which: &Which, date: Date) -> Option<Span> {
    let zone = state.site.zone;
    let posts = rules::of(state, which);
    let hours = posts.iter().flat_map(|post| duty::view::open_hours(state, post, date));
    let spans: Vec<Span> = hours
        .map(|hours| Span {
            from: Timestamp::at(date, hours.from, zone),
            to: Timestamp::at(date, hours.to, zone),
        })
        .collect();
    let from = spans.iter().map(|span| span.from).min()?;
    let to = spans.iter().map(|span| span.to).max()?;
    Some(Span { from, to })
}

/// S2.1.1, S2.1.3, S2.1.6 Returns the lists that were not answered in time: what comes late from a tablet
/// that had no network counts for when it was answered.
pub fn missing(state: &State, at: Timestamp) -> Vec<Missing> {
    let today = at.date(state.site.zone);
    let lists = Kind::ALL.into_iter().flat_map(|kind| state.premises.used(kind));
    lists.filter_map(|list| missed(state, list, today, at)).collect()
}

fn missed(state: &State, list: &List, today: Date, at: Timestamp) -> Option<Missing> {
    let from = list.from?;
    let grace = Minutes(i64::from(state.site.settings.closing_check_minutes));
    let due = |date: Date| {
        let span = span(state, &list.which, date)?;
        Some(match list.which.kind {
            Kind::Opening => (span, span.from),
            Kind::Tidiness | Kind::Closing => (span, span.to.plus(grace)),
        })
    };
    let mut days = (0..=BACK_DAYS).map(|back| shift(today, -back));
    let (date, (span, due)) = days.find_map(|date| {
        let found = due(date).filter(|(_, due)| *due <= at)?;
        Some((date, found))
    })?;
    let is_of_now = list.which.kind == Kind::Closing || date == today;
    let was_used = from <= span.from && was_there(state, &list.which, date);
    let missing = is_of_now && was_used && !is_done(state, list, date, span);
    missing.then(|| Missing { which: list.which.clone(), date, due })
}

/// Says whether anybody has been on duty there that day: a room nobody came to is opened late, and neither
/// untidy nor left open.
fn was_there(state: &State, which: &Which, date: Date) -> bool {
    let day = state.duty.day(date);
    let somebody = day.is_some_and(|day| day.marks.iter().any(|mark| which.holds_at(&mark.post)));
    which.kind == Kind::Opening || somebody
}

/// Says whether a list was answered on a day: the closing by an answer that stood at the end, or came later.
fn is_done(state: &State, list: &List, date: Date, span: Span) -> bool {
    let mut answers = state.premises.answers_to(date, &list.which);
    match list.which.kind {
        Kind::Opening | Kind::Tidiness => answers.next().is_some(),
        Kind::Closing => answers.any(|answer| span.to <= answer.at.plus(rules::STANDS)),
    }
}

/// S2.1.1, S2.1.6 Returns what a supervisor is to see of it.
pub fn missing_for(state: &State, person: &PersonId, at: Timestamp) -> Vec<Missing> {
    let supervises = crate::contact::rules::supervises(state, person);
    if supervises { missing(state, at) } else { Vec::new() }
}

/// Returns a person's own open tasks, the oldest first.
pub fn tasks_of<'a>(state: &'a State, person: &PersonId) -> Vec<&'a Task> {
    let mut all: Vec<&Task> =
        state.premises.open_tasks().filter(|task| task.owner() == person).collect();
    all.sort_by_key(|task| task.opened);
    all
}

/// S2.1.2 Returns the open tasks of others that a supervisor is to see: those open for longer than a day,
/// and those of somebody who has left.
pub fn tasks_watched<'a>(state: &'a State, person: &PersonId, at: Timestamp) -> Vec<&'a Task> {
    if !crate::contact::rules::supervises(state, person) {
        return Vec::new();
    }
    tasks_stuck(state, at).into_iter().filter(|task| task.owner() != person).collect()
}

/// S2.1.2 Returns the open tasks that stay undone: open for longer than a day, or of somebody who has left.
pub fn tasks_stuck(state: &State, at: Timestamp) -> Vec<&Task> {
    let left = |task: &Task| rules::staff(state, task.owner(), at).is_err();
    let mut all = tasks(state);
    all.retain(|task| at.since(task.opened) > LONG || left(task));
    all
}

/// Returns all open tasks, the oldest first.
pub fn tasks(state: &State) -> Vec<&Task> {
    let mut all: Vec<&Task> = state.premises.open_tasks().collect();
    all.sort_by_key(|task| task.opened);
    all
}

/// Returns the line a task came of.
pub fn line_of<'a>(state: &'a State, task: &Task) -> Option<&'a Line> {
    state.premises.list(&task.which)?.line(&task.line)
}

/// Returns the lists that hold where a person stands, in the order of the day; of the whole site where they
/// stand nowhere.
pub fn lists_here<'a>(state: &'a State, person: &PersonId, at: Timestamp) -> Vec<&'a List> {
    let post = on_duty(state, person, at).ok();
    let holds = |list: &&List| match &post {
        Some(post) => list.which.holds_at(post),
        None => list.which.post.is_none(),
    };
    Kind::ALL.into_iter().flat_map(|kind| state.premises.used(kind)).filter(holds).collect()
}

/// Returns what an answer found not in order.
pub fn wrong<'a>(state: &State, answer: &'a Answer) -> Vec<&'a Seen> {
    let Some(list) = state.premises.list(&answer.which) else { return Vec::new() };
    answer.lines.iter().filter(|seen| seen.is_wrong(list)).collect()
}
