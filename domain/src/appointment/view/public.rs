//! What residents are shown of times and places. 2.6

use crate::State;
use crate::appointment::{Appointment, Need, Slot, SlotId, rules, slots};
use crate::id::{ItemCode, PostId};
use crate::time::{Date, Timestamp, shift};

/// For how many days ahead it is looked when further times open.
const OPENS_WITHIN_DAYS: i64 = 31;

/// A time residents may ask for, of one slot or several in a row, and how many places are left for
/// them where there are fewest: none where it is full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacancy {
    pub post: PostId,
    pub slot: Slot,
    pub left: usize,
}

/// What a resident looks for: a time for an item, or another one instead of what they have.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    pub item: &'a ItemCode,
    pub instead: Option<&'a Appointment>,
}

impl<'a> Wanted<'a> {
    /// Returns a time for an item.
    pub fn of(item: &'a ItemCode) -> Self {
        Self { item, instead: None }
    }

    /// Returns the appointment whose time was not kept: any free place will do. S1.4.3
    fn waited(&self) -> bool {
        self.instead.is_some_and(Appointment::may_go_first)
    }

    fn first_day(&self, state: &State, now: Timestamp) -> Date {
        if self.waited() { now.date(state.site.zone) } else { rules::first_day(state, now) }
    }

    fn need(&self, state: &State) -> Need<'a> {
        match self.instead {
            Some(one) => Need::moving(state, &one.id),
            None => Need::of(state, Some(self.item)),
        }
    }

    /// Returns a time with how many places are left; nothing where it may not be asked for.
    fn vacancy(
        &self,
        state: &State,
        (post, all, first): (&PostId, &[Slot], Slot),
        now: Timestamp,
    ) -> Option<Vacancy> {
        let is_other = |old: &Appointment| old.post == *post && old.from != first.from;
        if !self.instead.is_none_or(is_other) {
            return None;
        }
        let need = self.need(state);
        let row = rules::row(all, first, need).ok().filter(|_| now < first.from)?;
        let left = |slot: &Slot| {
            if !self.waited() {
                return rules::public_left(state, (post, *slot), need, now);
            }
            let taken = state.appointment.taken_but(&SlotId::of(post, slot.from), need.instead);
            taken.map_or(usize::from(slot.places), |taken| taken.free(slot.places).count())
        };
        let to = row.last().map_or(first.to, |last| last.to);
        let left = row.iter().map(left).min()?;
        Some(Vacancy { post: post.clone(), slot: Slot { to, ..first }, left })
    }
}

/// Returns the posts that serve an item, in order of their numbers.
pub fn serving(state: &State, item: &ItemCode) -> Vec<PostId> {
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| post.id.clone());
    posts.filter(|post| rules::serves_item(state, post, item).is_ok()).collect()
}

/// Returns the times of a day that may be asked for, in order of time.
pub fn vacancies(state: &State, wanted: Wanted, date: Date, now: Timestamp) -> Vec<Vacancy> {
    // What the rules ask of each time alike is asked once of the day.
    if date < wanted.first_day(state, now) || rules::last_day(state, now) < date {
        return Vec::new();
    }
    let of_post = |post: PostId| {
        let all = slots(state, &post, date);
        let found = all.iter().filter_map(|slot| wanted.vacancy(state, (&post, &all, *slot), now));
        found.collect::<Vec<_>>()
    };
    let mut all: Vec<Vacancy> = serving(state, wanted.item).into_iter().flat_map(of_post).collect();
    all.sort_by_key(|one| one.slot.from);
    all
}

/// Returns the days on which something may be asked for, each with its times.
pub fn public_days<'a>(
    state: &'a State,
    wanted: Wanted<'a>,
    now: Timestamp,
) -> impl Iterator<Item = (Date, Vec<Vacancy>)> + use<'a> {
    let (first, last) = (wanted.first_day(state, now), rules::last_day(state, now));
    let days = (0..=(last - first).num_days()).map(move |n| shift(first, n));
    let with = move |date| (date, vacancies(state, wanted, date, now));
    days.map(with).filter(|(_, all)| !all.is_empty())
}

/// Returns the next free time at each post that gives times for an item, in order of their numbers;
/// nothing where all of them are taken.
pub fn by_post(state: &State, item: &ItemCode, now: Timestamp) -> Vec<(PostId, Option<Vacancy>)> {
    let posts = serving(state, item);
    let mut given: Vec<Option<Vacancy>> = vec![None; posts.len()];
    for (_, day) in public_days(state, Wanted::of(item), now) {
        for one in day {
            let Some(place) = posts.iter().position(|post| *post == one.post) else { continue };
            if given[place].as_ref().is_none_or(|next| next.left == 0) {
                given[place] = Some(one);
            }
        }
        if given.iter().flatten().filter(|next| next.left > 0).count() == posts.len() {
            break;
        }
    }
    let free = |next: Vacancy| Some(next).filter(|next| next.left > 0);
    posts.into_iter().zip(given).filter_map(|(post, next)| Some((post, free(next?)))).collect()
}

/// Returns on which day further times for an item are opened, and for which day they are first; none
/// where no post gives any for a month. 2.6
pub fn opens_next(state: &State, item: &ItemCode, now: Timestamp) -> Option<(Date, Date)> {
    let (today, posts) = (now.date(state.site.zone), serving(state, item));
    let need = Need::of(state, Some(item));
    let gives = |date: Date| {
        posts.iter().any(|post| {
            let all = slots(state, post, date);
            all.iter().any(|slot| rules::row(&all, *slot, need).is_ok())
        })
    };
    let mut last = rules::horizon(state, today);
    (1..=OPENS_WITHIN_DAYS).map(|n| shift(today, n)).find_map(|opens| {
        let (first, until) = (shift(last, 1), rules::horizon(state, opens));
        last = last.max(until);
        let mut days = (0..=(until - first).num_days()).map(|n| shift(first, n));
        days.find(|date| gives(*date)).map(|date| (opens, date))
    })
}
