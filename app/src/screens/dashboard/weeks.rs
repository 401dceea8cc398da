//! The weeks as a table: each figure opens to what is behind it.

use domain::figures::Day;
use domain::figures::view::{Days, Kind, weeks};
use domain::time::Date;
use leptos::prelude::*;

use super::figures::Board;
use crate::parts::{Views, card as card_of, figures, heading};
use crate::text::{Words, day, fill, language, number, words};

/// The kinds that stand in the table, in its order; the shares and the waiting follow them.
const KINDS: [Kind; 6] =
    [Kind::Came, Kind::InTime, Kind::Late, Kind::Kept, Kind::Unkept, Kind::Missed];

/// Returns the card; nothing where nothing was counted.
pub fn card(board: Board, days: &Days) -> AnyView {
    if days.is_empty() {
        return ().into_any();
    }
    let open = move |monday: Date, kind: Kind| board.opened.set(Some((monday, kind)));
    card_of(vec![heading(words().dashboard_table_weeks), table(days, Some(open))])
}

/// Returns the table, the newest week first; where `open` is given each figure is a button.
pub fn table(days: &Days, open: Option<impl Fn(Date, Kind) + Copy + 'static>) -> AnyView {
    let w = words();
    let names = KINDS.into_iter().map(|kind| name(w, kind)).chain([
        w.dashboard_in_time,
        w.dashboard_half,
        w.dashboard_most,
    ]);
    let heads = std::iter::once(w.dashboard_week).chain(names).map(str::to_owned).collect();
    let lines = weeks(days).into_iter().rev().map(|(monday, week)| {
        let mut cells: Views =
            KINDS.into_iter().map(|kind| figure(monday, kind, &week, open)).collect();
        cells.extend(shares(&week));
        (day(monday, language()), cells)
    });
    figures(w.dashboard_table_weeks, heads, lines.collect())
}

/// Returns one figure: a button where it opens to something.
fn figure(
    monday: Date,
    kind: Kind,
    week: &Day,
    open: Option<impl Fn(Date, Kind) + 'static>,
) -> AnyView {
    let count = week.count(kind);
    let Some(open) = open.filter(|_| count > 0) else { return number(count).into_any() };
    let said = [name(words(), kind), " ", &number(count)].concat();
    view! {
        <button
            type="button"
            class="figure"
            aria-label=said
            on:click=move |_| open(monday, kind)
        >
            {number(count)}
        </button>
    }
    .into_any()
}

fn shares(week: &Day) -> Views {
    let percent = week
        .in_time_percent()
        .map(|share| fill(words().dashboard_percent, &[("count", &number(share))]));
    let within = |share| week.waited(share).map(number);
    [percent, within(50), within(90)].map(|figure| figure.unwrap_or_default().into_any()).into()
}

/// Returns what a kind of figure is called.
pub fn name(w: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Came => w.dashboard_came,
        Kind::InTime => w.dashboard_in_time_count,
        Kind::Late => w.dashboard_late_count,
        Kind::Kept => w.dashboard_kept_kept,
        Kind::Unkept => w.dashboard_kept_unkept,
        Kind::Missed => w.dashboard_kept_missed,
        Kind::Waited => w.dashboard_waited,
    }
}
