//! How the windows were covered on a day, minute by minute. S1.3.1

use domain::figures::{Covered, Stretch};
use domain::{PostId, State};
use leptos::prelude::*;

use super::charts::{Legend, folded, picture};
use super::figures::Board;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Ink, Tone, Views, badge, card as card_of, figures, fine, heading, line_apart,
    maybe, soft, stack, strong,
};
use crate::screens::duty::post_of;
use crate::screens::say;
use crate::text::{day, fill, language, number, words};

const ALL: [Covered; 4] = [Covered::Present, Covered::Empty, Covered::Unconfirmed, Covered::Ahead];

/// Returns the card of a day, with the way to others.
pub fn card(client: Client, board: Board, cover: &[(PostId, Vec<Stretch>)], svg: &str) -> AnyView {
    let (w, state) = (words(), client.state_now());
    let date = board.date.get_untracked();
    let today = client.now_exact().date(state.site.zone);
    let after = Button::new(w.dashboard_day_after).icon(Icon::Next);
    let after = (date < today).then(|| after.on(move || board.turn(1)));
    let shown = if cover.is_empty() {
        soft(w.dashboard_cover_none)
    } else {
        stack(vec![
            picture(w.dashboard_cover, svg, &legend()),
            folded(w.dashboard_table, table(&state, cover)),
        ])
    };
    card_of(vec![
        heading(w.dashboard_cover),
        fine(w.dashboard_cover_help),
        line_apart(vec![
            Button::new(w.dashboard_day_before).icon(Icon::Back).on(move || board.turn(-1)),
            strong(day(date, language())),
            maybe(after),
        ]),
        shown,
    ])
}

/// Returns what the colours of the drawing stand for.
pub fn legend() -> Legend {
    ALL.map(|one| (ink(one), name(one))).into()
}

/// Returns every stretch of every window, in words.
pub fn table(state: &State, cover: &[(PostId, Vec<Stretch>)]) -> AnyView {
    let w = words();
    let heads = [w.dashboard_window, w.dashboard_from_to, w.dashboard_cover, w.dashboard_who];
    let lines = cover
        .iter()
        .flat_map(|(post, all)| all.iter().map(|one| (post_of(state, post), cells(state, one))));
    figures(w.dashboard_cover, heads.map(str::to_owned).into(), lines.collect())
}

fn cells(state: &State, one: &Stretch) -> Views {
    let (from, to) = (say::time(state, one.span.from), say::time(state, one.span.to));
    let minutes = number(one.span.to.since(one.span.from).0);
    let minutes = fill(words().dashboard_minutes, &[("count", &minutes)]);
    let when = [&from, "–", &to, " · ", &minutes].concat();
    let who = state.people.name(&one.who).to_owned();
    vec![when.into_any(), badge(tone(one.covered), name(one.covered)), who.into_any()]
}

fn name(covered: Covered) -> &'static str {
    let w = words();
    match covered {
        Covered::Present => w.dashboard_cover_present,
        Covered::Empty => w.dashboard_cover_empty,
        Covered::Unconfirmed => w.dashboard_cover_unconfirmed,
        Covered::Ahead => w.dashboard_cover_ahead,
    }
}

fn ink(covered: Covered) -> Ink {
    match covered {
        Covered::Present => Ink::Good,
        Covered::Empty => Ink::Bad,
        Covered::Unconfirmed => Ink::Unsure,
        Covered::Ahead => Ink::Pale,
    }
}

fn tone(covered: Covered) -> Tone {
    match covered {
        Covered::Present => Tone::Good,
        Covered::Empty => Tone::Bad,
        Covered::Unconfirmed => Tone::Soon,
        Covered::Ahead => Tone::Plain,
    }
}
