//! What stands now: each window, what is overdue, what waits for an answer.

use domain::duty::How;
use domain::duty::view::{OnPost, on_post_now};
use domain::rating::Grade;
use domain::{appointment, case};
use leptos::prelude::*;

use super::figures::Board;
use crate::client::Client;
use crate::parts::{
    Row, Tone, badge, card, columns, count, facts, flush_card, heading, live, rows, soft, stack,
};
use crate::screens::duty::post_of;
use crate::screens::{appointment as appointments, case as cases, complaint};
use crate::text::{fill, number, words};

/// Returns the cards: windows beside what is overdue.
pub fn cards(client: Client, board: Board) -> AnyView {
    columns(
        vec![live(move || windows(client)), live(move || told(client, board))],
        vec![live(move || overdue(client)), live(move || broken(client))],
    )
}

/// Returns each window with who stands there.
fn windows(client: Client) -> AnyView {
    let (state, w) = (client.state(), words());
    let row = |on: OnPost| {
        let (tone, standing, who) = match on.responsible {
            _ if !on.open => (Tone::Plain, w.dashboard_closed, None),
            Some((who, How::Present)) => (Tone::Good, w.dashboard_on_post, Some(who)),
            // Whoever left it empty has said so; else a tablet may know better.
            Some((who, How::Vacant { gap: Some(_) })) => (Tone::Bad, w.dashboard_empty, Some(who)),
            Some((who, How::Rostered | How::Vacant { gap: None })) => {
                (Tone::Soon, w.dashboard_cover_unconfirmed, Some(who))
            }
            None => (Tone::Bad, w.dashboard_empty, None),
        };
        let who = who.map_or(w.dashboard_nobody, |who| state.people.name(&who));
        Row::new(post_of(&state, &on.post), who.to_owned()).end(badge(tone, standing)).still()
    };
    let all = on_post_now(&state, client.now()).into_iter().map(row).collect();
    flush_card(w.dashboard_now, ().into_any(), rows(all))
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

fn listed(name: &'static str, lines: Vec<AnyView>) -> AnyView {
    if lines.is_empty() {
        return card(vec![heading(name), soft(words().attendance_kind_nothing)]);
    }
    flush_card(name, count(lines.len()), rows(lines))
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
