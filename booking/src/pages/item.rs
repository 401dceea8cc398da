//! One item: everything a one-time notice tells, and the way to a time. S2.2.4

use domain::catalogue::{Item, Way};
use domain::contact::notice::{self, NoticeLine, NoticeText};
use domain::id::ItemCode;
use domain::repair::view::way_of;
use maud::{Markup, html};

use super::{done, lines, missing, times};
use crate::address::{Address, Place};
use crate::ask::Reply;
use crate::page::{Page, Sheet};
use crate::say::fill;
use crate::words::Words;

/// Returns an item that is offered.
pub fn offered<'a>(page: &Page<'a>, code: &ItemCode) -> Option<&'a Item> {
    page.state.catalogue.items.get(code).filter(|item| item.on)
}

pub fn page(page: &Page, code: &ItemCode) -> Reply {
    let Some(item) = offered(page, code) else { return missing::page(page) };
    let text = notice::of_guide(page.state, item, page.reading.language);
    let words = page.words;
    let body = html! {
        h1 data-aloud=(words.aloud_read) data-hush=(words.aloud_stop) { (text.item) }
        (way(page, item))
        section {
            h2 { (text.materials_label.trim_end_matches(['：', ':'])) }
            @if text.materials.is_empty() {
                p { (words.item_nothing_to_bring) }
            }
            ol .bring {
                @for line in &text.materials {
                    (material(line, &text, words))
                }
            }
        }
        dl {
            @for one in &text.paragraphs {
                dt { (one.label) }
                dd { (one.text) }
            }
        }
    };
    page.reply(Sheet { status: 200, title: text.item.clone(), back: Some(Address::Home), body })
}

/// Writes how one comes to it: at a time, or just so.
fn way(page: &Page, item: &Item) -> Markup {
    let words = page.words;
    match way_of(page.state, item) {
        Way::Repair => return go(page, &Address::Report, words.report_title),
        Way::Complaint => return go(page, &Address::Complain(None), words.complain_title),
        Way::Window => {}
    }
    let open = page.state.site.next_opening(page.asked.now);
    if item.anonymous {
        return html! {
            p .note { (words.item_no_need) }
            (done::told(page, item, open.unwrap_or(page.asked.now)))
            (lines::way(page, &item.code))
        };
    }
    html! {
        @if let Some(next) = times::next_free(page, &item.code) {
            @let time = page.instant(next.slot.from);
            @let at = next.slot.from;
            @let place = Place { post: next.post, from: at };
            p .note { (fill(words.item_next, &[("time", &time)])) }
            (done::told(page, item, at))
            a .go href=(page.link(&Address::Form(item.code.clone(), place))) { (words.item_book) }
            a .go.plain href=(page.link(&Address::Days(item.code.clone()))) { (words.item_other) }
            (times::by_window(page, &item.code, None))
            (lines::way(page, &item.code))
            p .soft { (words.item_walk_in) }
        } @else {
            (times::none_free(page, &item.code))
            @if let Some(open) = open { (done::told(page, item, open)) }
            (lines::way(page, &item.code))
        }
    }
}

fn go(page: &Page, to: &Address, said: &str) -> Markup {
    html! { a .go href=(page.link(to)) { (said) } }
}

/// Writes a material with its form, its issuer and in which case it is needed.
pub fn material(line: &NoticeLine, text: &NoticeText, words: &Words) -> Markup {
    let optional = if line.required { "" } else { text.optional_label };
    let remarks = [&line.form, &line.issuer, &line.when].map(|remark| remark.trim());
    let remarks: Vec<&str> =
        remarks.into_iter().chain([optional]).filter(|remark| !remark.is_empty()).collect();
    html! {
        li {
            (line.name)
            @if !remarks.is_empty() {
                " " small { (remarks.join(words.date_semicolon)) }
            }
        }
    }
}
