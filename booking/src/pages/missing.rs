//! What is said where there is nothing: an unknown address, an unknown slip, a form sent astray.

use maud::html;

use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet};

/// Answers an address without a page.
pub fn page(page: &Page) -> Reply {
    nothing(page, 404, [page.words.missing_title, page.words.missing_help])
}

/// Answers a form sent where none is taken.
pub fn method(page: &Page) -> Reply {
    nothing(page, 405, [page.words.missing_method_title, page.words.missing_method_help])
}

fn nothing(page: &Page, status: u16, [title, help]: [&str; 2]) -> Reply {
    let body = html! {
        h1 { (title) }
        p { (help) }
        a .go href=(page.link(&Address::Home)) { (page.words.frame_home) }
        (page.call())
    };
    page.reply(Sheet { status, title: title.to_owned(), back: None, body })
}

/// Answers the address of a slip that nobody has.
pub fn slip(page: &Page) -> Reply {
    let words = page.words;
    let body = html! {
        h1 { (words.missing_slip_title) }
        p { (words.missing_slip_help) }
        a .go href=(page.link(&Address::My)) { (page.mine()) }
        (page.call())
    };
    let title = words.missing_slip_title.to_owned();
    page.reply(Sheet { status: 404, title, back: Some(Address::Home), body })
}
