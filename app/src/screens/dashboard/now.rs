//! What stands now: each window, what is overdue, what waits for an answer.

use domain::duty::view::{OnPost, on_post_now};
use domain::figures::{self, Covered};
use domain::rating::Grade;
use domain::{PostId, appointment, case};
use leptos::prelude::*;

use super::charts::folded;
use super::figures::Board;
use crate::client::Client;
use crate::parts::{
    Row, Tone, badge, card, columns, count, facts, flush_card, heading, live, maybe, rows, soft,
    stack,
};
use crate::screens::duty::{self, post_of};
use crate::screens::{appointment as appointments, case as cases, complaint, premises, undone};
use crate::text::{fill, number, words};

/// How many lines of a list stand before the others fold away: the figures are not to be scrolled to.
const FIRST: usize = 5;

/// Returns the cards: windows beside what is overdue.
pub fn cards(client: Client, board: Board) -> AnyView {
    let opened = RwSignal::new(None::<PostId>);
    columns(
        vec![
            live(move || windows(client, opened)),
            live(move || maybe(opened.get().map(|post| day_of(client, &post)))),
            live(move || premises::stuck(client)),
            live(move || told(client, board)),
        ],
        vec![
            live(move || left(client)),
            live(move || overdue(client)),
            live(move || broken(client)),
        ],
    )
}

/// Returns each window with who stands there; it opens to its day.
fn windows(client: Client, opened: RwSignal<Option<PostId>>) -> AnyView {
    let (state, now, w) = (client.state(), client.now(), words());
    let row = |on: OnPost| {
        // By the same rule as over the day: who is not there may be so by a tablet that was not heard of.
        let covered = on.open.then(|| figures::covered(&state, &on, now));
        let (tone, standing) = match covered {
            None | Some(Covered::Ahead) => (Tone::Plain, w.dashboard_closed),
            Some(Covered::Present) => (Tone::Good, w.dashboard_on_post),
            Some(Covered::Empty) => (Tone::Bad, w.dashboard_empty),
            Some(Covered::Unconfirmed) => (Tone::Soon, w.dashboard_cover_unconfirmed),
        };
        let who = on.responsible.as_ref().filter(|_| on.open);
        let who = who.map_or(w.dashboard_nobody, |(who, _)| state.people.name(who));
        let post = on.post.clone();
        let press = move || {
            opened
                .update(|one| *one = Some(post.clone()).filter(|post| Some(post) != one.as_ref()));
        };
        Row::new(post_of(&state, &on.post), who.to_owned()).end(badge(tone, standing)).on(press)
    };
    let all = on_post_now(&state, now).into_iter().map(row).collect();
    flush_card(w.dashboard_now, ().into_any(), rows(all))
}

/// Returns who answered for each minute of a window's day so far. S1.3.3
fn day_of(client: Client, post: &PostId) -> AnyView {
    let name = post_of(&client.state(), post);
    card(vec![heading(name), duty::record(client, post)])
}

/// Returns the immediate matters left open after the day's close. S1.4.1
fn left(client: Client) -> AnyView {
    listed(words().today_left_open, undone::all(client))
}

/// Returns the cases whose promised date is over. R-CLK-3
fn overdue(client: Client) -> AnyView {
    let (state, now, w) = (client.state(), client.now(), words());
    let all = case::view::overdue(&state, now);
    let lines: Vec<AnyView> = all.iter().map(|one| cases::row(client, &state, one, now)).collect();
    listed(w.dashboard_overdue, lines)
}

/// Returns the promised times of today that were not kept. S1.4.3
fn broken(client: Client) -> AnyView {
    let (state, now, w) = (client.state(), client.now(), words());
    let lines: Vec<AnyView> = appointment::view::broken(&state, now)
        .into_iter()
        .map(|(one, breach)| appointments::broken_row(client, &state, one, breach))
        .collect();
    listed(w.dashboard_broken, lines)
}

/// Returns a list of which the first lines stand before the others fold away.
pub(super) fn listed(name: &'static str, lines: Vec<AnyView>) -> AnyView {
    if lines.is_empty() {
        return card(vec![heading(name), soft(words().attendance_kind_nothing)]);
    }
    let (all, mut lines) = (lines.len(), lines);
    let rest = lines.split_off(FIRST.min(all));
    let rest = (!rest.is_empty()).then(|| folded(words().dashboard_rest, rows(rest)));
    flush_card(name, count(all), stack(vec![rows(lines), maybe(rest)]))
}

/// Returns what no tablet holds, in numbers; nothing where the server has not said.
fn told(client: Client, board: Board) -> AnyView {
    let Some(told) = board.told() else { return ().into_any() };
    let w = words();
    let late = fill(w.dashboard_complaints_late, &[("count", &number(told.late))]);
    let complaints = Row::new(w.dashboard_complaints, late)
        .end(badge(Tone::Plain, number(told.complaints)))
        .to(client.href("complaints"));
    let grades = Grade::ALL.map(|grade| {
        let many = told.ratings.get(&grade).copied().unwrap_or_default();
        (complaint::grade(w, grade).into(), number(many).into_any())
    });
    let ratings =
        if told.ratings.is_empty() { soft(w.dashboard_ratings_few) } else { facts(grades.into()) };
    stack(vec![
        flush_card(w.dashboard_told, ().into_any(), rows(vec![complaints])),
        card(vec![heading(w.dashboard_ratings), ratings]),
    ])
}
