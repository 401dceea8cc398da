//! The record of a day: who answered which list when, and what was not in order.

use domain::premises::{Answer, Line, Seen, view};
use domain::time::shift;
use domain::{LineKey, State};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Moment, Views, actions, card, empty, fine, heading, line_apart, live, maybe,
    stack, tight, timeline,
};
use crate::screens::photo;
use crate::screens::say::time;
use crate::text::{day, fill, language, words};

/// Returns the record of today, and the way to the days before.
pub fn of(client: Client) -> AnyView {
    let w = words();
    let shown = RwSignal::new(untrack(|| client.today()));
    let turn = move |days: i64| shown.update(|date| *date = shift(*date, days));
    let after =
        move || Button::new(words().premises_day_after).icon(Icon::Next).on(move || turn(1));
    let ways = actions(vec![
        Button::new(w.premises_day_before).icon(Icon::Back).on(move || turn(-1)),
        // Of tomorrow there is no record yet.
        live(move || maybe((shown.get() < client.today()).then(after))),
    ]);
    let head =
        tight(vec![heading(w.premises_record), live(move || fine(day(shown.get(), language())))]);
    // Made anew where something was answered, so that a photo stays while it is looked at.
    let all = Memo::new(move |_| client.state().premises.answers(shown.get()).to_vec());
    card(vec![
        line_apart(vec![head, ways]),
        live(move || all.with(|all| untrack(|| moments(client, all)))),
    ])
}

fn moments(client: Client, all: &[Answer]) -> AnyView {
    let state = client.state_now();
    if all.is_empty() {
        return empty(Icon::Clock, words().premises_record_none, "");
    }
    timeline(all.iter().map(|answer| moment(client, &state, answer)).collect())
}

fn moment(client: Client, state: &State, answer: &Answer) -> Moment {
    let wrong = view::wrong(state, answer);
    let list = say::list(state, &answer.which);
    let values = [("list", list.as_str()), ("what", &say::sum(state, answer))];
    let mut lines: Views = wrong.iter().map(|seen| fine(said(state, answer, seen))).collect();
    lines.extend(answer.photos.iter().map(|shown| {
        stack(vec![
            fine(line(state, answer, &shown.line)),
            photo::of(client, shown.operation.clone()),
        ])
    }));
    Moment {
        time: time(state, answer.at),
        who: state.people.name(&answer.by).to_owned(),
        words: fill(words().premises_said, &values),
        more: (!lines.is_empty()).then(|| tight(lines)),
        bad: !wrong.is_empty(),
    }
}

/// Returns a line that was not in order: its name, and how it was found.
fn said(state: &State, answer: &Answer, seen: &Seen) -> String {
    let found = say::found(&seen.found, set(state, answer, &seen.line));
    [line(state, answer, &seen.line), found].join(" · ")
}

/// Returns a line as it is set now; nothing once it is gone.
fn set<'a>(state: &'a State, answer: &Answer, key: &LineKey) -> Option<&'a Line> {
    state.premises.list(&answer.which)?.line(key)
}

fn line(state: &State, answer: &Answer, key: &LineKey) -> String {
    set(state, answer, key).map_or_else(|| key.0.clone(), say::line)
}
