//! The drawings, each beside its legend and above the figures it is made of.

use bianmin::api::Dashboard;
use domain::figures::view::{Days, hours, last_weekday, load, tenths};
use leptos::prelude::*;

use super::cover;
use super::figures::{Board, weekdays};
use crate::client::Client;
use crate::parts::{
    Icon, Ink, Views, card, columns, drawing, empty, figures, fine, heading, maybe,
};
use crate::text::{number, words};

/// What a colour stands for, and its word.
pub type Legend = Vec<(Ink, &'static str)>;

/// Returns the cards; one that says so where nothing was counted.
pub fn cards(client: Client, board: Board, shown: &Dashboard) -> AnyView {
    let (w, drawn) = (words(), &shown.drawings);
    let cover = cover::card(client, board, &shown.figures.cover, &drawn.cover);
    let days = &shown.figures.days;
    if days.is_empty() {
        let none = card(vec![empty(Icon::Ledger, w.dashboard_none, w.dashboard_none_help)]);
        return columns(vec![none], vec![cover]);
    }
    let load = (!hours(days).is_empty()).then(|| {
        let children = vec![heading(w.dashboard_load), fine(w.dashboard_load_help)];
        let map =
            view! { <div class="on-sheet">{picture(w.dashboard_load, &drawn.load, &[])}</div> };
        let own = vec![map.into_any(), folded(w.dashboard_table, load_table(days))];
        card(children.into_iter().chain(own).collect())
    });
    columns(
        vec![
            maybe(load),
            of_weeks(w.dashboard_in_time, w.dashboard_in_time_help, &drawn.in_time, &[]),
            cover,
        ],
        vec![
            of_weeks(w.dashboard_waited, w.dashboard_waited_help, &drawn.waited, &waited()),
            of_weeks(w.dashboard_kept, w.dashboard_kept_help, &drawn.kept, &kept()),
        ],
    )
}

/// Returns the legend of how long people waited.
pub fn waited() -> Legend {
    vec![(Ink::Good, words().dashboard_half), (Ink::Unsure, words().dashboard_most)]
}

/// Returns the legend of promised times.
pub fn kept() -> Legend {
    let w = words();
    vec![
        (Ink::Good, w.dashboard_kept_kept),
        (Ink::Bad, w.dashboard_kept_unkept),
        (Ink::Pale, w.dashboard_kept_missed),
    ]
}

/// Returns a card of what changes from week to week; its figures stand in the table of weeks. Nothing where
/// nothing is drawn.
fn of_weeks(
    name: &'static str,
    help: &'static str,
    svg: &str,
    legend: &[(Ink, &'static str)],
) -> AnyView {
    if svg.is_empty() {
        return ().into_any();
    }
    card(vec![heading(name), fine(help), picture(name, svg, legend)])
}

/// Returns a drawing; nothing where there is none.
pub fn picture(name: &'static str, svg: &str, legend: &[(Ink, &'static str)]) -> AnyView {
    maybe((!svg.is_empty()).then(|| drawing(name, svg.to_owned(), legend)))
}

/// Returns what opens at a press.
pub fn folded(name: &'static str, table: AnyView) -> AnyView {
    view! {
        <details class="fold">
            <summary>{name}</summary>
            {table}
        </details>
    }
    .into_any()
}

/// Returns how many come in each hour of each weekday.
pub fn load_table(days: &Days) -> AnyView {
    let (w, all) = (words(), load(days));
    let names = || weekdays().into_iter().zip(0..=last_weekday(&all));
    let heads = std::iter::once(w.dashboard_hour.to_owned()).chain(names().map(|(name, _)| name));
    let cell = |weekday: u8, hour: u8| {
        tenths(&all, weekday, hour).map(one_place).unwrap_or_default().into_any()
    };
    let lines = hours(days).into_iter().map(|hour| {
        let cells: Views = names().map(|(_, weekday)| cell(weekday, hour)).collect();
        ([&number(hour), ":00"].concat(), cells)
    });
    figures(w.dashboard_load, heads.collect(), lines.collect())
}

/// Returns tenths as a number with one place.
fn one_place(tenths: u32) -> String {
    [&number(tenths / 10), ".", &number(tenths % 10)].concat()
}
