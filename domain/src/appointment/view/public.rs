//! What residents are shown of times and places. 2.6

use crate::State;
use crate::appointment::{Slot, rules, slots};
use crate::id::{ItemCode, PostId};
use crate::time::{Date, Timestamp, shift};

/// A time residents may ask for, and how many places are left for them: none where it is full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vacancy {
    pub post: PostId,
    pub slot: Slot,
    pub left: usize,
}

/// Returns the posts that serve an item, in order of their numbers.
pub fn serving(state: &State, item: &ItemCode) -> Vec<PostId> {
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| post.id.clone());
    posts.filter(|post| rules::serves_item(state, post, item).is_ok()).collect()
}

/// Returns the times of a day at which an item is served by appointment, in order of time.
pub fn vacancies(state: &State, item: &ItemCode, date: Date, now: Timestamp) -> Vec<Vacancy> {
    if date < rules::first_day(state, now) {
        return Vec::new();
    }
    let of_post = |post: PostId| {
        let slots = slots(state, &post, date).into_iter();
        let of_slot = move |slot: Slot| {
            let left = rules::public_left(state, &post, slot, now);
            Vacancy { post: post.clone(), slot, left }
        };
        slots.map(of_slot)
    };
    let mut all: Vec<Vacancy> = serving(state, item).into_iter().flat_map(of_post).collect();
    all.sort_by_key(|one| one.slot.from);
    all
}

/// Returns the days on which an item is served by appointment, each with its times.
pub fn public_days(
    state: &State,
    item: &ItemCode,
    now: Timestamp,
) -> impl Iterator<Item = (Date, Vec<Vacancy>)> {
    let (first, last) = (rules::first_day(state, now), rules::last_day(state, now));
    let days = (0..=(last - first).num_days()).map(move |n| shift(first, n));
    let with = move |date| (date, vacancies(state, item, date, now));
    days.map(with).filter(|(_, all)| !all.is_empty())
}
