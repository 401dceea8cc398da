//! Giving an appointment up, asked once; and saying that one is here. S1.4.3

use domain::Refusal;
use domain::appointment::{Arrive, Operation};
use maud::html;

use super::{missing, slip};
use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet, alert};
use crate::refused;
use crate::say::fill;

/// Asks whether it is to be given up.
pub fn ask_cancel(page: &Page, token: &str) -> Reply {
    let Some(one) = slip::admitted(page, token) else { return missing::slip(page) };
    if let Err(refusal) = page.may(slip::giving_up(one)) {
        return refused(page, token, page.words.change_refused, &refusal);
    }
    let (words, own) = (page.words, Address::Slip(token.to_owned()));
    let body = html! {
        p .about { (slip::matter(page, one)) }
        h1 { (words.change_cancel_title) }
        p .when { (page.instant(one.from)) }
        p { (words.change_cancel_help) }
        form method="post" action=(page.link(&Address::Cancel(token.to_owned()))) {
            input type="hidden" name="key" value=(page.key());
            button .go.stop { (words.change_cancel_yes) }
        }
        a .go.plain href=(page.link(&own)) { (words.change_cancel_no) }
    };
    let title = words.change_cancel_title.to_owned();
    page.reply(Sheet { status: 200, title, back: Some(own), body })
}

/// Takes the answer: it is given up.
pub fn cancel(page: &Page, token: &str) -> Reply {
    match slip::admitted(page, token) {
        Some(one) => page.errand(slip::giving_up(one)),
        None => missing::slip(page),
    }
}

/// Takes that the visitor is here.
pub fn here(page: &Page, token: &str) -> Reply {
    match slip::admitted(page, token) {
        Some(one) => page.errand(Operation::Arrive(Arrive { appointment: one.id.clone() })),
        None => missing::slip(page),
    }
}

/// Says why nothing was changed, and what to do.
pub fn refused(page: &Page, token: &str, title: &str, refusal: &Refusal) -> Reply {
    let Some(one) = slip::admitted(page, token) else { return missing::slip(page) };
    let (words, own) = (page.words, Address::Slip(token.to_owned()));
    let body = html! {
        (alert(&html! { p { (refused::sentence(page, refusal)) } }))
        h1 { (title) }
        p { (fill(words.change_now, &[("time", &page.instant(one.from))])) }
        (page.call())
        a .go.plain href=(page.link(&own)) { (words.slip_title) }
    };
    let (status, title) = (refused::status(refusal), title.to_owned());
    page.reply(Sheet { status, title, back: Some(own), body })
}
