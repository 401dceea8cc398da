//! Who stood where, derived from the marks of a day in the order in which things happened: what
//! comes late counts for when it happened, and a silent network changes nothing. S1.3.1

use std::collections::{BTreeMap, BTreeSet};

use super::{Day, EndReason, Mark, What, roster};
use crate::State;
use crate::id::{DeviceId, PersonId, PostId};
use crate::time::{Date, Span, Timestamp};

/// How a presence came to an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    Ended(EndReason),
    /// The person started elsewhere without ending here: two tablets that could not know.
    MovedTo(PostId),
}

/// A stretch of one person's duty at one post. It never lasts past midnight of its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    pub post: PostId,
    pub person: PersonId,
    /// The tablet on which it started.
    pub device: DeviceId,
    pub from: Timestamp,
    /// When and how it ended, if it has.
    pub over: Option<(Timestamp, Over)>,
}

/// A post that nobody stands at any more, since when, and who left last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emptied {
    pub post: PostId,
    pub from: Timestamp,
    pub person: PersonId,
}

impl Presence {
    /// Says whether the person is there at an instant of the day.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.from <= at && self.over.as_ref().is_none_or(|(over, _)| at < *over)
    }

    /// Returns the end, or `close` while there is none.
    pub fn until(&self, close: Timestamp) -> Timestamp {
        self.over.as_ref().map_or(close, |(over, _)| *over)
    }
}

/// Returns the presences of a day in the order in which they began. A person is at one post at a
/// time: where the marks say otherwise, the later start counts.
pub fn presences(day: &Day) -> Vec<Presence> {
    fold(day.marks.iter())
}

/// Returns the presences of a day at one post: only the marks of those who were ever marked there
/// have a part in them.
pub fn presences_at(day: &Day, post: &PostId) -> Vec<Presence> {
    at_posts(day.marks.iter(), &[post].into())
}

/// Returns where a person is on duty at an instant.
pub fn of(state: &State, person: &PersonId, at: Timestamp) -> Option<Presence> {
    let day = state.duty.day(at.date(state.site.zone))?;
    let own = day.marks.iter().filter(|mark| mark.person == *person && mark.at <= at);
    fold(own).pop().filter(|presence| presence.holds(at))
}

/// Returns who is at a post at an instant; the first of them started first.
pub fn at_post(state: &State, post: &PostId, at: Timestamp) -> Vec<Presence> {
    let Some(day) = state.duty.day(at.date(state.site.zone)) else { return Vec::new() };
    presences_at(day, post).into_iter().filter(|one| one.holds(at)).collect()
}

fn at_posts<'a>(
    marks: impl Iterator<Item = &'a Mark> + Clone,
    posts: &BTreeSet<&PostId>,
) -> Vec<Presence> {
    let there = marks.clone().filter(|mark| posts.contains(&mark.post));
    let persons: BTreeSet<&PersonId> = there.map(|mark| &mark.person).collect();
    let mut all = fold(marks.filter(|mark| persons.contains(&mark.person)));
    all.retain(|one| posts.contains(&one.post));
    all
}

fn fold<'a>(marks: impl Iterator<Item = &'a Mark>) -> Vec<Presence> {
    let mut all: Vec<Presence> = Vec::new();
    let mut current: BTreeMap<&PersonId, usize> = BTreeMap::new();
    for mark in marks {
        let open = current.get(&mark.person).copied();
        let here = open.filter(|index| all[*index].post == mark.post);
        match (&mark.what, open, here) {
            // A second tablet at the same post, or an end after the person had left: the mark is
            // evidence and changes nothing.
            (What::Started, _, Some(_)) | (What::Ended(_), _, None) => {}
            (What::Started, elsewhere, None) => {
                if let Some(index) = elsewhere {
                    all[index].over = Some((mark.at, Over::MovedTo(mark.post.clone())));
                }
                current.insert(&mark.person, all.len());
                all.push(begun(mark));
            }
            (What::Ended(why), _, Some(index)) => {
                all[index].over = Some((mark.at, Over::Ended(why.clone())));
                current.remove(&mark.person);
            }
        }
    }
    all
}

fn begun(mark: &Mark) -> Presence {
    Presence {
        post: mark.post.clone(),
        person: mark.person.clone(),
        device: mark.device.clone(),
        from: mark.at,
        over: None,
    }
}

/// Returns the posts that a mark would leave empty in opening hours, each from when, as far as
/// that has begun by `known`: of those its person stood at that day, since it moves nobody else.
/// S1.3.1
pub fn emptied(state: &State, date: Date, mark: &Mark, known: Timestamp) -> Vec<Emptied> {
    let marks = state.duty.day(date).map_or(&[][..], |day| &day.marks);
    let (earlier, later) = marks.split_at(Day::place(marks, mark));
    let own = marks.iter().filter(|one| one.person == mark.person);
    let posts: BTreeSet<&PostId> = own.chain([mark]).map(|one| &one.post).collect();
    let with = earlier.iter().chain([mark]).chain(later);
    let mut after = emptyings_of(state, date, &at_posts(with, &posts));
    after.retain(|vacancy| vacancy.from <= known);
    if !after.is_empty() {
        let before = emptyings_of(state, date, &at_posts(marks.iter(), &posts));
        after.retain(|vacancy| !before.contains(vacancy));
    }
    after
}

/// Returns every emptying of every post on a day: an open span in which somebody stood and nobody
/// stands any more.
pub fn vacancies(state: &State, date: Date, day: &Day) -> Vec<Emptied> {
    emptyings_of(state, date, &presences(day))
}

fn emptyings_of(state: &State, date: Date, presences: &[Presence]) -> Vec<Emptied> {
    let posts: BTreeSet<&PostId> = presences.iter().map(|presence| &presence.post).collect();
    let mut all = Vec::new();
    for post in posts {
        let own: Vec<&Presence> = presences.iter().filter(|one| one.post == *post).collect();
        for span in roster::open_spans(state, post, date) {
            all.extend(emptyings(&own, span));
        }
    }
    all
}

/// Returns the moments within an open span at which the last person present left.
fn emptyings(presences: &[&Presence], span: Span) -> Vec<Emptied> {
    let ends = presences.iter().filter_map(|one| {
        let (over, _) = one.over.as_ref()?;
        let was_there = one.from < *over && span.from <= *over && *over < span.to;
        was_there.then_some((*over, *one))
    });
    ends.filter(|(over, _)| !presences.iter().any(|other| other.holds(*over)))
        .map(|(from, one)| Emptied { post: one.post.clone(), from, person: one.person.clone() })
        .collect()
}

/// Says whether somebody has stood at a post between two instants of a day.
pub fn came_within(state: &State, post: &PostId, from: Timestamp, to: Timestamp) -> bool {
    let Some(day) = state.duty.day(from.date(state.site.zone)) else { return false };
    let mut there = presences_at(day, post).into_iter().filter(|one| one.from <= to);
    there.any(|one| one.over.is_none_or(|(over, _)| from < over))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::OperationId;
    use crate::time::TimeOfDay;
    use crate::township::*;

    /// Returns a mark of somebody at some post within the opening hours of a day.
    fn somewhere(town: &Township, next: &mut impl FnMut(usize) -> usize) -> Mark {
        let minute = u16::try_from(8 * 60 + 30 + next(180)).unwrap();
        let what = if next(3) > 0 { What::Started } else { What::Ended(EndReason::Relieved) };
        Mark {
            at: Timestamp::at(date(2024, 5, 6), TimeOfDay(minute), town.state.site.zone),
            operation: OperationId(format!("x-{}", next(1_000))),
            person: town.id([Wang, Li, Chen, Zhou][next(4)]),
            device: DeviceId("d".to_owned()),
            post: town.posts[next(town.posts.len())].clone(),
            what,
        }
    }

    #[test]
    fn s1_3_1_a_post_is_judged_by_its_own_people_as_by_everybody() {
        let mut town = Township::morning();
        let (today, mut chance, mut emptyings) = (date(2024, 5, 6), 7_u64, 0);
        let mut next = |below: usize| {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(chance >> 33).unwrap() % below
        };
        for _ in 0..500 {
            let mut day = Day::default();
            (0..10).for_each(|_| day.mark(somewhere(&town, &mut next)));
            town.state.duty.days.insert(today, day.clone());
            for post in &town.posts {
                let all = presences(&day).into_iter().filter(|one| one.post == *post);
                assert_eq!(presences_at(&day, post), all.collect::<Vec<_>>());
            }
            let mark = somewhere(&town, &mut next);
            let known = somewhere(&town, &mut next).at;
            let found = emptied(&town.state, today, &mark, known);
            let before = vacancies(&town.state, today, &day);
            day.mark(mark);
            let mut after = vacancies(&town.state, today, &day);
            after.retain(|one| one.from <= known && !before.contains(one));
            assert_eq!(found, after);
            emptyings += found.len();
        }
        assert!(emptyings > 20, "{emptyings}");
    }
}
