//! The room: its lists of today, what is still to be done, and the record of the day.

use domain::State;
use domain::premises::{List, Task, view};
use leptos::prelude::*;

use super::{answer, record, say};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, Views, badge, card, count, empty, flush_card, icon, live, page, rows, soft,
    title,
};
use crate::text::{fill, instant, language, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    page(
        w.premises_title,
        vec![
            title(w.premises_title),
            soft(w.premises_help),
            live(move || lists(client)),
            live(move || open(client)),
            record::of(client),
        ],
    )
}

/// Returns the lists that hold where one stands, each with how it stands today.
fn lists(client: Client) -> AnyView {
    let (state, w) = (client.state(), words());
    let Some(me) = client.person() else { return ().into_any() };
    let lists = view::lists_here(&state, &me, client.now());
    if lists.is_empty() {
        return card(vec![empty(Icon::Rule, w.premises_none, w.premises_none_help)]);
    }
    let lines = lists.into_iter().map(|list| row(client, &state, list)).collect();
    flush_card(w.premises_today, ().into_any(), rows(lines))
}

fn row(client: Client, state: &State, list: &List) -> AnyView {
    let w = words();
    let last = state.premises.answers_to(client.today(), &list.which).next_back();
    let (sub, tone, said) = match last {
        None => {
            (say::when(w, list.which.kind).to_owned(), Tone::Soon, w.premises_not_yet.to_owned())
        }
        Some(one) => {
            let tone = if view::wrong(state, one).is_empty() { Tone::Good } else { Tone::Bad };
            (answer::answered(client, one, w.premises_answered), tone, say::sum(state, one))
        }
    };
    Row::new(say::list(state, &list.which), sub)
        .lead(icon(if last.is_some() { Icon::Check } else { Icon::Clock }))
        .end(badge(tone, said))
        .pending(last.is_some_and(|one| client.is_pending(&one.operation)))
        .to(client.href(&say::address("room", &list.which)))
}

/// Returns everything that is still to be done.
fn open(client: Client) -> AnyView {
    let (state, w) = (client.state(), words());
    let lines: Views =
        view::tasks(&state).into_iter().map(|task| to_do(client, &state, task)).collect();
    if lines.is_empty() {
        return card(vec![empty(Icon::Check, w.premises_tasks_none, w.premises_tasks_none_help)]);
    }
    flush_card(w.premises_tasks, count(lines.len()), rows(lines))
}

/// Returns a task as a row.
pub fn to_do(client: Client, state: &State, task: &Task) -> AnyView {
    let (name, found) = say::task(state, task);
    let since = instant(task.opened, state.site.zone, language());
    let values = [("time", since.as_str()), ("name", state.people.name(task.owner()))];
    let sub = [found, fill(words().premises_task_since, &values)].join(" · ");
    let long = client.now().since(task.opened) > view::LONG;
    let row = Row::new(name, sub).lead(icon(Icon::Warn));
    let late = long.then(|| badge(Tone::Bad, words().premises_long));
    let row = late.into_iter().fold(row, Row::end);
    row.to(client.href(&["room/task/", &task.id.0].concat()))
}
