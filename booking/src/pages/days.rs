//! Which day, then what time.

use domain::appointment::view::Wanted;
use domain::catalogue::{Item, ItemKind};
use domain::id::ItemCode;
use domain::time::Date;
use maud::html;

use super::{item, missing, times};
use crate::address::{Address, Place};
use crate::ask::Reply;
use crate::page::{Page, Sheet};
use crate::say::{day, fill};

/// Answers with the days.
pub fn page(page: &Page, code: &ItemCode) -> Reply {
    let Some(item) = item::offered(page, code) else { return missing::page(page) };
    let back = Address::Item(code.clone());
    if item.anonymous {
        return Reply::Go(page.link(&back));
    }
    let body = html! {
        (about(page, item))
        h1 { (page.words.days_title) }
        @if let Some(next) = times::next_free(page, code) {
            @let place = Place { post: next.post, from: next.slot.from };
            a .go href=(page.link(&Address::Form(code.clone(), place))) {
                (fill(page.words.item_next, &[("time", &page.instant(next.slot.from))]))
            }
        }
        (times::by_window(page, code, None))
        @if item.kind == ItemKind::Immediate {
            p .soft { (page.words.done_at_once) }
        }
        (times::days(page, Wanted::of(code), |date| page.link(&Address::Day(code.clone(), date))))
    };
    let title = page.words.days_title.to_owned();
    page.reply(Sheet { status: 200, title, back: Some(back), body })
}

/// Answers with the times of a day.
pub fn times_of(page: &Page, code: &ItemCode, date: Date) -> Reply {
    let Some(item) = item::offered(page, code) else { return missing::page(page) };
    if item.anonymous {
        return Reply::Go(page.link(&Address::Item(code.clone())));
    }
    let body = html! {
        (about(page, item))
        h1 { (day(date, page.reading.language)) (page.words.date_comma) (page.words.days_at) }
        (times::times(page, (Wanted::of(code), date), |one| {
            let place = Place { post: one.post.clone(), from: one.slot.from };
            page.link(&Address::Form(code.clone(), place))
        }))
        (times::instead_of(page, code, date))
        a .go.plain href=(page.link(&Address::Days(code.clone()))) { (page.words.days_other_days) }
    };
    let title = page.words.days_at.to_owned();
    page.reply(Sheet { status: 200, title, back: Some(Address::Days(code.clone())), body })
}

/// Writes what it is about, above the question.
pub fn about(page: &Page, item: &Item) -> maud::Markup {
    html! { p .about { (item.name.say(page.reading.language)) } }
}
