//! The list of a day: who was discharged, on paper with a code each, and days that have none. S3.1

use std::sync::Arc;

use domain::time::{Date, shift};
use domain::volume::{Acknowledge, Operation as Ask, view};
use domain::{Operation, State};
use leptos::prelude::*;

use super::{list, paper};
use crate::client::Client;
use crate::parts::{
    Button, Field, Icon, Row, Views, actions, alarm, back_link, card, count, empty, flush_card,
    icon, link_button, live, maybe, page, rows, soft, stack, title,
};
use crate::screens::notice::Paper;
use crate::screens::panel::Panel;
use crate::screens::unknown;
use crate::text::{day, fill, language, words};

/// Returns where the list of a day is.
pub fn address(day: Date) -> String {
    ["records/day/", &day.to_string()].concat()
}

/// Returns the screen.
pub fn screen(client: Client, below: &str) -> AnyView {
    let Ok(date) = below.parse::<Date>() else { return unknown::screen() };
    let w = words();
    let name = fill(w.volume_list_of, &[("date", &day(date, language()))]);
    let ways = actions(vec![
        link_button(w.volume_day_before, client.href(&address(shift(date, -1))), false),
        link_button(w.volume_day_after, client.href(&address(shift(date, 1))), false),
        link_button(w.volume_import, client.href("records/import"), false),
        link_button(
            w.volume_enlist,
            client.href(&["records/new/", &date.to_string()].concat()),
            false,
        ),
        print(client, date),
    ]);
    let lines = live(move || lines(client, date));
    let missing =
        Memo::new(move |_| view::without_list(&client.state(), client.now()).contains(&date));
    let without = live(move || maybe(missing.get().then(|| without(client, date))));
    page(
        w.volume_list,
        vec![back_link(w.volume_title, client.href("records")), title(name), ways, lines, without],
    )
}

fn print(client: Client, date: Date) -> AnyView {
    maybe(use_context::<Paper>().map(|place| {
        let press = move || place.print(Arc::new(move || paper::list(client, date)));
        Button::new(words().volume_list_print).icon(Icon::Print).on(press)
    }))
}

fn lines(client: Client, date: Date) -> AnyView {
    let (state, w) = (client.state(), words());
    let all = view::list_of(&state, date);
    let known = state.volume.acknowledged().iter().find(|one| one.day == date);
    if all.is_empty() {
        let said = known.map(|one| fill(w.volume_acknowledged, &[("words", &one.words)]));
        return match said {
            Some(said) => card(vec![soft(said)]),
            None => card(vec![empty(Icon::Ledger, w.volume_list_empty, w.volume_list_empty_help)]),
        };
    }
    let counted = all.iter().filter(|one| one.counts()).count();
    let lines: Views = all.into_iter().map(|one| list::row(client, &state, one)).collect();
    flush_card(w.volume_list, count(counted), rows(lines))
}

/// Returns the act that says why a day has no list.
fn without(client: Client, date: Date) -> AnyView {
    let w = words();
    let said = client.draft::<String>(&["volume-none-", &date.to_string()].concat());
    let field = Field::new(w.volume_acknowledge_words).help(w.volume_words_no_personal);
    Panel::new(client, Icon::Check, w.volume_acknowledge, w.volume_acknowledge_help)
        .typed(said, field)
        .asks(move || {
            let words = said.value.get().trim().to_owned();
            Operation::from(Ask::Acknowledge(Acknowledge { day: date, words }))
        })
}

/// Returns the days without a list, with the way to each.
pub fn missing(client: Client, state: &State) -> Option<AnyView> {
    let w = words();
    let days = view::without_list(state, client.now());
    let row = |date: &Date| {
        Row::new(day(*date, language()), "").lead(icon(Icon::Warn)).to(client.href(&address(*date)))
    };
    let lines: Views = days.iter().map(row).collect();
    (!lines.is_empty()).then(|| {
        let body = stack(vec![card(vec![soft(w.volume_missing_help)]), rows(lines)]);
        flush_card(w.volume_missing, alarm(days.len()), body)
    })
}
