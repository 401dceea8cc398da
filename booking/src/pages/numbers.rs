//! How well a site does, for everybody, without persons: times kept, and ratings where there are enough
//! of them. S1.4.3, 2.9

use domain::appointment::view::Promises;
use domain::rating::view::{self, ENOUGH};
use domain::rating::{Grade, view::Tally};
use maud::{Markup, html};

use super::rate;
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet};
use crate::say::{day, fill};

pub fn page(page: &Page) -> Reply {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    let first = view::counted_from(state, now);
    let since = state.site.day_begins(first);
    let from = day(first, page.reading.language);
    let body = html! {
        h1 { (words.numbers_title) }
        p .soft { (fill(words.numbers_period, &[("from", &from)])) }
        h2 { (words.numbers_times) }
        (times(page, &Promises::between(state, since, now)))
        h2 { (words.numbers_ratings) }
        (ratings(page, &view::tally(state, since)))
    };
    let (title, back) = (words.numbers_title.to_owned(), Some(Address::Home));
    page.reply(Sheet { status: 200, title, back, body })
}

fn times(page: &Page, all: &Promises) -> Markup {
    let words = page.words;
    if all.due == 0 {
        return html! { p { (words.numbers_times_none) } };
    }
    let percent = |n: Option<usize>| {
        n.map(|n| fill(words.numbers_percent, &[("n", &n.to_string())])).unwrap_or_default()
    };
    let minutes = page.state.site.settings.serve_late_minutes.to_string();
    let lines = [
        (words.numbers_due.to_owned(), all.due.to_string()),
        (words.numbers_kept.to_owned(), percent(all.kept_percent())),
        (fill(words.numbers_on_time, &[("minutes", &minutes)]), percent(all.on_time_percent())),
        (
            words.numbers_breaches.to_owned(),
            all.breaches_per_hundred().map(|n| n.to_string()).unwrap_or_default(),
        ),
    ];
    html! {
        dl .numbers {
            @for (label, number) in lines.iter().filter(|(_, number)| !number.is_empty()) {
                dt { (label) }
                dd { (number) }
            }
        }
    }
}

fn ratings(page: &Page, tally: &Tally) -> Markup {
    let words = page.words;
    if !tally.is_enough() {
        let few = fill(words.numbers_ratings_few, &[("n", &ENOUGH.to_string())]);
        return html! { p { (few) } };
    }
    let total = tally.total().to_string();
    html! {
        p .soft { (fill(words.numbers_ratings_count, &[("n", &total)])) }
        dl .numbers {
            @for grade in Grade::ALL {
                dt { (rate::said(words, grade)) }
                dd { (tally.of(grade)) }
            }
        }
    }
}
