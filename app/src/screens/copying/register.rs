//! The register of copies of some days, to be printed. S3.3

use std::ops::RangeInclusive;
use std::sync::Arc;

use domain::copying::view;
use domain::time::{Date, shift};
use leptos::prelude::*;

use super::{list, paper};
use crate::client::Client;
use crate::parts::{
    Button, Field, Icon, actions, back_link, card, count, empty, flush_card, live, maybe, page,
    rows, title,
};
use crate::screens::notice::Paper;
use crate::text::words;

/// How many days it shows at first.
const DAYS: i64 = 30;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let today = untrack(|| client.today());
    let from = RwSignal::new(shift(today, -DAYS).to_string());
    let to = RwSignal::new(today.to_string());
    let days = move || {
        let read = |typed: RwSignal<String>, or| typed.get().parse::<Date>().unwrap_or(or);
        read(from, today)..=read(to, today)
    };
    let print = use_context::<Paper>().map(|place| {
        let press = move || {
            let days: RangeInclusive<Date> = untrack(days);
            place.print(Arc::new(move || paper::register(client, &client.state_now(), &days)));
        };
        Button::new(w.copying_register_print).icon(Icon::Print).on(press)
    });
    // The sheet itself is for paper: here stand its lines, each with the way to its request.
    let lines = live(move || {
        let (state, days) = (client.state(), days());
        let lines = list::rows_of(client, &state, view::register(&state, days));
        if lines.is_empty() {
            return card(vec![empty(Icon::Ledger, words().copying_register_none, "")]);
        }
        flush_card(words().copying_register, count(lines.len()), rows(lines))
    });
    page(
        w.copying_register,
        vec![
            back_link(w.copying_title, client.href("records/copies")),
            title(w.copying_register),
            Field::new(w.copying_register_from).date().into(from),
            Field::new(w.copying_register_to).date().into(to),
            actions(vec![maybe(print)]),
            lines,
        ],
    )
}
