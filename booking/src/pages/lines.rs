//! The lines in the hall: how many wait at each window that is open, and a number for one of them. 2.6

use domain::Refusal;
use domain::id::{ItemCode, PostId};
use domain::queue::{self, Take, rules, view};
use maud::{Markup, html};

use super::{item, missing};
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet, alert};
use crate::refused;
use crate::say::{fill, window};

/// Returns the windows that are open now, of those that do one thing.
pub fn open_posts(page: &Page, item: Option<&ItemCode>) -> Vec<PostId> {
    let state = page.state;
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| post.id.clone());
    posts
        .filter(|post| {
            rules::post_open(state, post, page.asked.now).is_ok()
                && rules::served_there(state, post, item).is_ok()
        })
        .collect()
}

fn take(post: PostId, item: Option<&ItemCode>) -> queue::Operation {
    // The server says the number itself: it knows what it gave last.
    queue::Operation::Take(Take { post, item: item.cloned(), number: 0 })
}

pub fn page(page: &Page, code: Option<&ItemCode>) -> Reply {
    match code.map(|code| item::offered(page, code)) {
        Some(None) => missing::page(page),
        Some(Some(_)) | None => write(page, code, None),
    }
}

/// Takes a number.
pub fn sent(page: &Page, code: Option<&ItemCode>) -> Reply {
    match page.typed("post").parse::<PostId>() {
        Ok(post) if code.is_none_or(|code| item::offered(page, code).is_some()) => {
            page.errand(take(post, code))
        }
        Ok(_) => missing::page(page),
        Err(_) => write(page, code, None),
    }
}

/// Says why there was no number.
pub fn refused(page: &Page, code: Option<&ItemCode>, refusal: &Refusal) -> Reply {
    write(page, code, Some(refusal))
}

fn write(page: &Page, code: Option<&ItemCode>, refusal: Option<&Refusal>) -> Reply {
    let words = page.words;
    let named = code.and_then(|code| item::offered(page, code));
    let posts = open_posts(page, code);
    let body = html! {
        @if let Some(refusal) = refusal {
            (alert(&html! { p { (refused::sentence(page, refusal)) } }))
        }
        @if let Some(item) = named {
            p .about { (item.public_name().say(page.reading.language)) }
        }
        h1 { (words.queue_title) }
        @if posts.is_empty() {
            p { (words.queue_shut) }
            @if let Some(opening) = page.state.site.next_opening(page.asked.now) {
                p { (fill(words.queue_opens, &[("time", &page.instant(opening))])) }
            }
            a .go.plain href=(page.link(&code.cloned().map_or(Address::Home, Address::Item))) {
                (words.frame_back)
            }
        } @else {
            p { (words.queue_help) }
            ul .rows {
                @for post in &posts { li { (line_of(page, post, code)) } }
            }
        }
    };
    let status = refusal.map_or(200, refused::status);
    let back = Some(code.cloned().map_or(Address::Home, Address::Item));
    page.reply(Sheet { status, title: words.queue_title.to_owned(), back, body })
}

/// Writes one window: how many wait there and for how long, and the way to a number.
fn line_of(page: &Page, post: &PostId, code: Option<&ItemCode>) -> Markup {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    let waiting = view::line(state, post, now).len();
    let may = page.may(take(post.clone(), code));
    html! {
        section .slip {
            h2 { (window(state, post, page.reading.language)) }
            p { (said_of(page, post, waiting)) }
            @match may {
                Ok(()) => form method="post" data-soon action=(page.link(&Address::Lines(code.cloned()))) {
                    input type="hidden" name="key" value=(page.door.key());
                    input type="hidden" name="post" value=(post);
                    button .go { (words.queue_take) }
                },
                Err(refusal) => p .soft { (refused::sentence(page, &refusal)) },
            }
        }
    }
}

/// Says how many wait and about how long.
pub fn said_of(page: &Page, post: &PostId, waiting: usize) -> String {
    let words = page.words;
    if waiting == 0 {
        return words.queue_nobody.to_owned();
    }
    let waiting = fill(words.queue_waiting, &[("n", &waiting.to_string())]);
    match view::waited(page.state, post, page.asked.now) {
        Some(minutes) => {
            let minutes = fill(words.queue_wait, &[("n", &minutes.0.to_string())]);
            [waiting, minutes].join(words.date_comma)
        }
        None => waiting,
    }
}

/// Writes the way to a number where a window is open that does something.
pub fn way(page: &Page, code: &ItemCode) -> Markup {
    let none =
        open_posts(page, Some(code)).is_empty() || page.state.site.settings.queue_by_phone == 0;
    html! {
        @if !none {
            a .go.plain href=(page.link(&Address::Lines(Some(code.clone())))) {
                (page.words.queue_now)
            }
        }
    }
}
