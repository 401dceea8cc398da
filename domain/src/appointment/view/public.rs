//! What residents are shown of times and places. 2.6

use crate::State;
use crate::appointment::{Appointment, Slot, SlotId, rules, slots};
use crate::id::{ItemCode, PostId};
use crate::time::{Date, Timestamp, shift};

/// A time residents may ask for, and how many places are left for them: none where it is full.
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

    /// Returns how many places of a slot are left; nothing where it may not be asked for.
    fn left(&self, state: &State, post: &PostId, slot: Slot, now: Timestamp) -> Option<usize> {
        let is_other = |old: &Appointment| old.post == *post && old.from != slot.from;
        if !self.instead.is_none_or(is_other) {
            return None;
        }
        if !self.waited() {
            rules::reservable(state, post, slot.from, now).ok()?;
            return Some(rules::public_left(state, post, slot, now));
        }
        rules::bookable(state, post, slot.from, now).ok()?;
        let taken = state.appointment.taken(&SlotId::of(post, slot.from));
        Some(taken.map_or(usize::from(slot.places), |taken| taken.free(slot.places).count()))
    }
}

/// Returns the posts that serve an item, in order of their numbers.
pub fn serving(state: &State, item: &ItemCode) -> Vec<PostId> {
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| post.id.clone());
    posts.filter(|post| rules::serves_item(state, post, item).is_ok()).collect()
}

/// Returns the times of a day that may be asked for, in order of time.
pub fn vacancies(state: &State, wanted: Wanted, date: Date, now: Timestamp) -> Vec<Vacancy> {
    let of_post = |post: PostId| {
        let slots = slots(state, &post, date).into_iter();
        slots.filter_map(move |slot| {
            let left = wanted.left(state, &post, slot, now)?;
            Some(Vacancy { post: post.clone(), slot, left })
        })
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
