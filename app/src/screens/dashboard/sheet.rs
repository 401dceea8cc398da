//! The dashboard on paper: the drawings, and every figure behind them.

use bianmin::api::Dashboard;
use domain::figures::view::Kind;
use domain::time::Date;
use leptos::prelude::*;

use super::charts::{kept, load_table, picture, waited};
use super::figures::Board;
use super::{cover, weeks};
use crate::client::Client;
use crate::parts::Ink;
use crate::text::{dated, day, fill, language, number, words};

/// Returns the sheet for the printer.
pub fn paper(client: Client, board: Board, shown: &Dashboard) -> AnyView {
    let (state, w, drawn) = (client.state_now(), words(), &shown.drawings);
    let span = number(board.weeks.get_untracked());
    let span = fill(w.dashboard_weeks, &[("count", &span)]);
    let at = dated(client.now_exact(), state.site.zone, language());
    view! {
        <article class="slip" data-wide="">
            <header class="slip-head">
                <h1>{state.site.name.say(language()).to_owned()} " " {w.dashboard_title}</h1>
                <span>{span}</span>
            </header>
            {headed(w.dashboard_load, &drawn.load, &[])}
            {load_table(&shown.figures.days)}
            {headed(w.dashboard_in_time, &drawn.in_time, &[])}
            {headed(w.dashboard_waited, &drawn.waited, &waited())}
            {headed(w.dashboard_kept, &drawn.kept, &kept())}
            {weeks::table(&shown.figures.days, None::<fn(Date, Kind)>)}
            <h2>{w.dashboard_cover} " " {day(board.date.get_untracked(), language())}</h2>
            {picture(w.dashboard_cover, &drawn.cover, &cover::legend())}
            {cover::table(&state, &shown.figures.cover)}
            <footer class="slip-head">
                <p>{w.attendance_checked} " ________"</p>
                <p>{at}</p>
            </footer>
        </article>
    }
    .into_any()
}

/// Returns a drawing under its heading; nothing where nothing is drawn.
fn headed(name: &'static str, svg: &str, legend: &[(Ink, &'static str)]) -> AnyView {
    if svg.is_empty() {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{name}</h2>
            {picture(name, svg, legend)}
        </section>
    }
    .into_any()
}
