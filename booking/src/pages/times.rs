//! Days and times to choose from, for whoever books and for whoever changes. 2.6

use domain::appointment::view::{Vacancy, Wanted, public_days, vacancies};
use domain::id::ItemCode;
use domain::time::{Date, TimeOfDay};
use maud::{Markup, html};

use crate::address::{Address, Place};
use crate::page::Page;
use crate::say::{day, fill, time, window};

/// Until when a time is said to be in the morning.
const NOON: TimeOfDay = TimeOfDay::hm(12, 0);

/// Returns the next time that is free.
pub fn next_free(page: &Page, item: &ItemCode) -> Option<Vacancy> {
    let days = public_days(page.state, Wanted::of(item), page.asked.now);
    days.flat_map(|(_, all)| all).find(|one| one.left > 0)
}

/// Says what to do where nothing is free.
pub fn none_free(page: &Page) -> Markup {
    html! {
        p .note { (page.words.item_full) }
        p { (page.words.item_full_help) }
        (page.call())
    }
}

/// Writes the days, each with how many places are left.
pub fn days(page: &Page, wanted: Wanted, link: impl Fn(Date) -> String) -> Markup {
    let left = |all: &[Vacancy]| all.iter().map(|one| one.left).sum();
    let days = public_days(page.state, wanted, page.asked.now);
    let days: Vec<(Date, usize)> = days.map(|(date, all)| (date, left(&all))).collect();
    html! {
        @if days.iter().all(|(_, left)| *left == 0) {
            (none_free(page))
        }
        ul .rows {
            @for (date, left) in days {
                li {
                    @let name = day(date, page.reading.language);
                    @if left > 0 {
                        a href=(link(date)) { (name) " " small { (left_words(page, left)) } }
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
