//! Days and times to choose from, for whoever books and for whoever changes. 2.6

use std::collections::BTreeSet;

use domain::appointment::view::{
    Vacancy, Wanted, by_post, opens_next, public_days, serving, vacancies,
};
use domain::duty::Post;
use domain::id::{ItemCode, PostId};
use domain::time::{Date, TimeOfDay, Timestamp};
use maud::{Markup, html};

use super::done;
use crate::address::{Address, Place};
use crate::page::{Page, phone};
use crate::say::{day, fill, time, window};

/// Until when a time is said to be in the morning.
const NOON: TimeOfDay = TimeOfDay::hm(12, 0);

/// How many units outside the site are named where it is done too.
const NEARBY: usize = 3;

/// Returns the next time that is free, at whatever window.
pub fn next_free(page: &Page, item: &ItemCode) -> Option<Vacancy> {
    let days = public_days(page.state, Wanted::of(item), page.asked.now);
    days.flat_map(|(_, all)| all).find(|one| one.left > 0)
}

/// Writes the next free time at each window that serves an item, where there are several and one of
/// them is full; `but` leaves one out.
pub fn by_window(page: &Page, item: &ItemCode, but: Option<&PostId>) -> Markup {
    let all = by_post(page.state, item, page.asked.now);
    let is_full = all.iter().any(|(_, next)| next.is_none());
    let shown = all.iter().filter(|(post, _)| Some(post) != but);
    html! {
        @if is_full && all.iter().any(|(_, next)| next.is_some()) {
            ul .rows {
                @for (post, next) in shown {
                    li { (window_row(page, item, post, next.as_ref())) }
                }
            }
        }
    }
}

fn window_row(page: &Page, item: &ItemCode, post: &PostId, next: Option<&Vacancy>) -> Markup {
    let name = window(page.state, post, page.reading.language);
    html! {
        @if let Some(next) = next {
            @let place = Place { post: post.clone(), from: next.slot.from };
            @let time = page.instant(next.slot.from);
            a href=(page.link(&Address::Form(item.clone(), place))) {
                (name) " " small { (fill(page.words.item_next, &[("time", &time)])) }
            }
        } @else {
            span .full { (name) " " small { (page.words.days_full) } }
        }
    }
}

/// Says which other windows have a place for whoever moves an appointment within a window that is
/// full.
fn elsewhere(page: &Page, item: &ItemCode, own: &PostId) -> Markup {
    let others = by_window(page, item, Some(own));
    html! {
        @if others.0.is_empty() {
            (none_free(page, item))
        } @else {
            p .note { (page.words.change_elsewhere) }
            (others)
        }
    }
}

/// Writes the next free time where a day has none.
pub fn instead_of(page: &Page, item: &ItemCode, date: Date) -> Markup {
    let all = vacancies(page.state, Wanted::of(item), date, page.asked.now);
    let is_full = all.iter().all(|one| one.left == 0);
    let next = next_free(page, item).filter(|_| is_full && !all.is_empty());
    html! {
        @if let Some(next) = next {
            p .note { (page.words.days_all_full) }
            @let place = Place { post: next.post.clone(), from: next.slot.from };
            @let name = window(page.state, &next.post, page.reading.language);
            a .go href=(page.link(&Address::Form(item.clone(), place))) {
                (page.instant(next.slot.from)) " " (name)
            }
            (by_window(page, item, None))
        }
    }
}

/// Says what to do where nothing is free: when further times open, and whom to ask.
pub fn none_free(page: &Page, item: &ItemCode) -> Markup {
    let (words, language) = (page.words, page.reading.language);
    html! {
        p .note { (words.item_full) }
        @if let Some((opens, first)) = opens_next(page.state, item, page.asked.now) {
            @let days = [("day", &*day(opens, language)), ("first", &*day(first, language))];
            p { (fill(words.item_opens, &days)) }
        }
        p { (words.item_full_help) }
        (nearby(page, item))
        (page.call())
        @for (name, number) in whom_to_ask(page, item) {
            p .soft { (name) " " (phone(&number)) }
        }
    }
}

/// Writes where else it is done, outside the site.
fn nearby(page: &Page, item: &ItemCode) -> Markup {
    let (words, language) = (page.words, page.reading.language);
    let units = page.state.catalogue.doing(item).map(|unit| {
        let place = [unit.place.say(language), unit.window.say(language)].join(" ");
        (unit.name.say(language), place, unit.hours.say(language), &unit.phone)
    });
    let units: Vec<_> = units.take(NEARBY).collect();
    html! {
        @if !units.is_empty() {
            h2 { (words.item_nearby) }
            ul {
                @for (name, place, hours, number) in units {
                    li { b { (name) } " " (place) " " (hours) " " (phone(number)) }
                }
            }
        }
    }
}

/// Returns who else may be asked, by name and phone: the departments whose windows do it, and whoever
/// supervises.
fn whom_to_ask(page: &Page, item: &ItemCode) -> Vec<(String, String)> {
    let (state, language) = (page.state, page.reading.language);
    let posts = serving(state, item);
    let plans = posts.iter().filter_map(|post| state.duty.posts.get(post).and_then(Post::plan));
    let departments = plans.filter_map(|plan| {
        let department = state.catalogue.departments.get(plan.department.as_ref()?)?;
        department.retired.is_none().then_some((&department.name, &department.phone))
    });
    let mut all: Vec<(String, String)> =
        departments.map(|(name, phone)| (name.say(language).to_owned(), phone.clone())).collect();
    let supervision = state.site.supervision_phone.clone();
    all.insert(0, (page.words.item_supervision.to_owned(), supervision));
    let mut said = BTreeSet::from([state.site.phone.clone()]);
    all.retain(|(_, phone)| !phone.trim().is_empty() && said.insert(phone.clone()));
    all
}

/// Writes the days, each with how many places are left.
pub fn days(page: &Page, wanted: Wanted, link: impl Fn(Date) -> String) -> Markup {
    let left = |all: &[Vacancy]| all.iter().map(|one| one.left).sum();
    let first = |all: &[Vacancy]| all.iter().find(|one| one.left > 0).map(|one| one.slot.from);
    let days = public_days(page.state, wanted, page.asked.now);
    let days: Vec<(Date, usize, Option<Timestamp>)> =
        days.map(|(date, all)| (date, left(&all), first(&all))).collect();
    let guide = page.state.catalogue.items.get(wanted.item);
    html! {
        @if days.iter().all(|(_, left, _)| *left == 0) {
            @match wanted.instead {
                Some(one) if serving(page.state, wanted.item).len() > 1 => {
                    (elsewhere(page, wanted.item, &one.post))
                }
                Some(_) | None => { (none_free(page, wanted.item)) }
            }
        }
        ul .rows {
            @for (date, left, first) in days {
                li {
                    @let name = day(date, page.reading.language);
                    @if left > 0 {
                        @let by = guide.zip(first).and_then(|(guide, at)| done::by(page, guide, at));
                        a href=(link(date)) {
                            (name) " "
                            small { (left_words(page, left)) @if let Some(by) = by { br; (by) } }
                        }
                    } @else {
                        span .full { (name) " " small { (page.words.days_full) } }
                    }
                }
            }
        }
    }
}

fn left_words(page: &Page, left: usize) -> String {
    fill(page.words.days_left, &[("count", &left.to_string())])
}

/// Writes the times of a day, morning and afternoon apart.
pub fn times(
    page: &Page,
    (wanted, date): (Wanted, Date),
    link: impl Fn(&Vacancy) -> String,
) -> Markup {
    let all = vacancies(page.state, wanted, date, page.asked.now);
    let several = all.iter().any(|one| one.post != all[0].post);
    let zone = page.state.site.zone;
    let is_morning = |one: &Vacancy| one.slot.from.local(zone).1 < NOON;
    let (morning, afternoon): (Vec<Vacancy>, Vec<Vacancy>) = all.into_iter().partition(is_morning);
    html! {
        @if morning.is_empty() && afternoon.is_empty() {
            p .note { (page.words.days_closed) }
        }
        @for (title, part) in
            [(page.words.days_morning, morning), (page.words.days_afternoon, afternoon)]
        {
            @if !part.is_empty() {
                h2 { (title) }
                ul .times {
                    @for one in &part {
                        li { (time_of(page, one, several, &link)) }
                    }
                }
            }
        }
    }
}

fn time_of(
    page: &Page,
    one: &Vacancy,
    several: bool,
    link: &impl Fn(&Vacancy) -> String,
) -> Markup {
    let said = said(page, one, several);
    html! {
        @if one.left > 0 {
            a href=(link(one)) { (said) " " small { (left_words(page, one.left)) } }
        } @else {
            span .full { (said) " " small { (page.words.days_full) } }
        }
    }
}

/// Writes a time, and at which window where there are several.
fn said(page: &Page, one: &Vacancy, several: bool) -> Markup {
    html! {
        b { (time(one.slot.from, page.state)) }
        @if several {
            small { (window(page.state, &one.post, page.reading.language)) }
        }
    }
}

/// Writes the free times of a day as buttons that send the form they stand in to another time, so
/// that nothing is typed twice.
pub fn buttons(page: &Page, (item, date): (&ItemCode, Date)) -> Markup {
    let all = vacancies(page.state, Wanted::of(item), date, page.asked.now);
    let several = all.iter().any(|one| one.post != all[0].post);
    let free: Vec<&Vacancy> = all.iter().filter(|one| one.left > 0).collect();
    html! {
        @if free.is_empty() {
            p .note { (page.words.days_closed) }
        }
        ul .times {
            @for one in free {
                @let place = Place { post: one.post.clone(), from: one.slot.from };
                li {
                    button formaction=(page.link(&Address::Form(item.clone(), place))) {
                        (said(page, one, several)) " " small { (left_words(page, one.left)) }
                    }
                }
            }
        }
    }
}
