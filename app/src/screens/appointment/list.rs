//! The appointments: what is past its day and not settled, today's in order of time, what is ahead.

use domain::State;
use domain::appointment::{Appointment, view};
use domain::time::{Timestamp, shift};
use leptos::prelude::*;

use super::row;
use crate::client::Client;
use crate::parts::{
    Icon, Views, alarm, card, count, empty, flush_card, line_apart, link_button, live, page, rows,
    title,
};
use crate::text::words;

/// How many days ahead are listed.
const DAYS: i64 = 31;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    let head = line_apart(vec![
        title(words.appointment_title),
        link_button(words.reception_title, client.href("receive"), false),
    ]);
    page(words.appointment_title, vec![head, live(move || lists(client))])
}

fn lists(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let older = view::unsettled(&state, now);
    let today = view::today(&state, now);
    let ahead = ahead(&state, now);
    if older.is_empty() && today.is_empty() && ahead.is_empty() {
        let none = empty(Icon::Today, words.appointment_empty, words.appointment_empty_help);
        return card(vec![none]);
    }
    let number = older.len();
    let lines = |all: Vec<&Appointment>| -> Views {
        all.into_iter().map(|one| row(client, &state, one)).collect()
    };
    let mut cards = Views::new();
    if number > 0 {
        cards.push(flush_card(words.appointment_older, alarm(number), rows(lines(older))));
    }
    for (name, all) in [(words.appointment_today, today), (words.appointment_ahead, ahead)] {
        if !all.is_empty() {
            let many = count(all.len());
            cards.push(flush_card(name, many, rows(lines(all))));
        }
    }
    crate::parts::stack(cards)
}

/// Returns what is to be kept after today.
fn ahead(state: &State, now: Timestamp) -> Vec<&Appointment> {
    let today = now.date(state.site.zone);
    let day = |n| state.site.day_begins(shift(today, n));
    state.appointment.ahead(day(1), day(DAYS)).collect()
}
