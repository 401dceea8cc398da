//! The board that hangs in the hall: each window, who is there, who is called, who is next. Numbers
//! only: nothing tells who somebody is or what they come for. S1.6.1, S1.3.1, S2.1.7

use domain::appointment::view::today;
use domain::duty::{Plan, Post, responsible, view as posts};
use domain::queue::{Ticket, view};
use maud::{DOCTYPE, Markup, html};

use crate::ask::Reply;
use crate::page::Page;
use crate::qr::qr;
use crate::say::{bracketed, day, fill, time, window};
use crate::style;

/// After how many seconds it is asked for again.
const SECONDS: u16 = 5;

/// How many numbers of a line are shown.
const NEXT: usize = 4;

/// How many of the day's appointments are shown.
const AHEAD: usize = 10;

pub fn page(page: &Page) -> Reply {
    let (state, words, language) = (page.state, page.words, page.reading.language);
    let (name, now) = (state.site.name.say(language), page.asked.now);
    let html = html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (words.board_title) " · " (name) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href={ (page.asked.base) "/" (style::board().name) };
            }
            body {
                header {
                    h1 { (name) }
                    p { (day(now.date(state.site.zone), language)) " " b { (time(now, state)) } }
                }
                main {
                    @for (post, plan) in state.duty.open_posts() { (of_window(page, post, plan)) }
                }
                (appointments(page))
                footer {
                    p { (words.board_supervision) " " b { (state.site.supervision_phone) } }
                    p { (words.frame_phone) " " b { (state.site.phone) } }
                    p .scan {
                        span { (words.board_scan) }
                        (qr(&page.start(), words.board_scan))
                    }
                }
            }
        }
    };
    Reply::Live { seconds: SECONDS, html: html.into_string() }
}

fn of_window(page: &Page, post: &Post, plan: &Plan) -> Markup {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    let present = posts::present(state, &post.id, now);
    let is_shut = present.is_empty() && !posts::is_open(state, &post.id, now);
    html! {
        section data-shut[is_shut] {
            h2 {
                b { (plan.number) }
                span { (window(state, &post.id, page.reading.language)) }
            }
            p .who {
                @for person in &present {
                    @if let Some(person) = state.people.persons.get(person) {
                        @let badge = fill(words.board_badge, &[("badge", &person.badge.0)]);
                        span { (bracketed(&person.name, &badge, words)) }
                    }
                }
                @if present.is_empty() { (nobody(page, post, is_shut)) }
            }
            (called(page, post))
            (waiting(page, post))
        }
    }
}

/// Says why nobody is there: closed and until when, or away and whom to call. S1.3.1
fn nobody(page: &Page, post: &Post, is_shut: bool) -> Markup {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    if is_shut {
        return html! {
            (words.board_shut) " "
            @if let Some(at) = posts::reopens(state, &post.id, now) {
                (fill(words.board_back, &[("time", &time(at, state))]))
            }
        };
    }
    let who = responsible(state, &post.id, now);
    let who = who.and_then(|(person, _)| state.people.persons.get(&person));
    html! {
        (words.board_away) " "
        @if let Some(person) = who { (person.name) " " }
        (state.site.phone)
    }
}

fn called(page: &Page, post: &Post) -> Markup {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    let called = view::called_to(state, &post.id, now);
    html! {
        @for one in &called {
            p .called { b { (one.no) } span { (words.board_please) } }
        }
        @if called.is_empty() {
            @if let Some(one) = view::served_at(state, &post.id, now) {
                p .serving { b { (one.no) } span { (words.board_serving) } }
            }
        }
    }
}

fn waiting(page: &Page, post: &Post) -> Markup {
    let (state, words, now) = (page.state, page.words, page.asked.now);
    let line = view::line(state, &post.id, now);
    let parked = view::parked(state, &post.id, now);
    html! {
        @if line.is_empty() {
            p .soft { (words.board_free) }
        } @else {
            p .soft { (fill(words.board_waiting, &[("n", &line.len().to_string())])) }
            (numbers(words.board_next, &line))
        }
        @if !parked.is_empty() {
            (numbers(words.board_passed, &parked))
        }
    }
}

fn numbers(label: &str, some: &[&Ticket]) -> Markup {
    html! {
        p .next {
            small { (label) }
            @for one in some.iter().take(NEXT) { " " span { (one.no) } }
        }
    }
}

/// Writes the next appointments of the day: their times and numbers.
fn appointments(page: &Page) -> Markup {
    let (state, now) = (page.state, page.asked.now);
    let ahead: Vec<_> = today(state, now).into_iter().filter(|one| one.to > now).collect();
    html! {
        @if !ahead.is_empty() {
            p .today {
                small { (page.words.board_today) }
                @for one in ahead.iter().take(AHEAD) {
                    " " span { b { (time(one.from, state)) } " " (one.called_out()) }
                }
            }
        }
    }
}
