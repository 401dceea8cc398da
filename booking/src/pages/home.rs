//! The first page: what is needed, by search or from the list.

use domain::catalogue::Item;
use domain::text::half_width;
use maud::{Markup, html};

use super::outages;
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet};
use crate::say::fill;

/// The longest search that is read.
const TYPED: usize = 60;

pub fn page(page: &Page) -> Reply {
    let words = page.words;
    let typed: String = page.query("q").trim().chars().take(TYPED).collect();
    let offered = page.state.catalogue.offered();
    let body = html! {
        h1 { (words.home_title) }
        (outages::on_home(page))
        @if page.state.repair.is_used() {
            a .go href=(page.link(&Address::Report)) { (words.report_title) }
        }
        (search(page, &typed))
        @if typed.is_empty() {
            @let (common, others): (Vec<&Item>, Vec<&Item>) =
                offered.iter().partition(|item| item.common);
            @if offered.is_empty() {
                p { (words.home_empty) }
                (page.call())
            }
            (list(page, words.home_common, "tiles", &common))
            (list(page, words.home_all, "rows", &others))
        } @else {
            (found(page, &typed, &offered))
        }
        a .go.plain href=(page.link(&Address::Lines(None))) { (words.queue_title) }
        a .go.plain href=(page.link(&Address::My)) { (page.mine()) }
        p { a href=(page.link(&Address::Numbers)) { (words.home_numbers) } }
    };
    page.reply(Sheet { status: 200, title: words.home_title.to_owned(), back: None, body })
}

fn search(page: &Page, typed: &str) -> Markup {
    let words = page.words;
    html! {
        form .search role="search" action={ (page.asked.base) "/" } {
            label for="q" { (words.home_search) }
            div {
                input #q type="search" name="q" value=(typed) autocomplete="off" enterkeyhint="search";
                @if let Some(v) = page.reading.v() {
                    input type="hidden" name="v" value=(v);
                }
                button { (words.home_find) }
            }
        }
    }
}

fn found(page: &Page, typed: &str, offered: &[&Item]) -> Markup {
    let words = page.words;
    let fitting: Vec<&Item> = offered.iter().copied().filter(|item| fits(item, typed)).collect();
    html! {
        @if fitting.is_empty() {
            p role="status" { (fill(words.home_none, &[("typed", typed)])) }
            p { (words.home_none_help) }
            (page.call())
        }
        (list(page, words.home_found, "rows", &fitting))
        p { a href=(page.link(&Address::Home)) { (words.home_every) } }
    }
}

fn list(page: &Page, title: &str, class: &str, items: &[&Item]) -> Markup {
    html! {
        @if !items.is_empty() {
            h2 { (title) }
            ul class=(class) {
                @for item in items {
                    li {
                        a href=(page.link(&Address::Item(item.code.clone()))) {
                            (item.name.say(page.reading.language))
                        }
                    }
                }
            }
        }
    }
}

/// Says whether an item is meant by what was typed: each word stands in its name or code.
fn fits(item: &Item, typed: &str) -> bool {
    let plain = |text: &str| -> String {
        text.chars().map(half_width).flat_map(char::to_lowercase).collect()
    };
    let names = [&item.name, &item.outside_name].map(|name| [&name.hans, &name.hant, &name.en]);
    let mut all: String = names.iter().flatten().map(|name| plain(name) + "\n").collect();
    all.push_str(&plain(&item.code.0));
    plain(typed).split_whitespace().all(|word| all.contains(word))
}
