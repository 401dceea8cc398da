//! When the windows give places, and what is lent to tablets; a change shows first what it would
//! break. S1.4.1

use domain::access::Allowed;
use domain::appointment::Times;
use domain::time::Date;
use domain::{PostId, State};
use leptos::prelude::*;

use super::head::{below, head, only};
use super::times_said::{openings, said};
use super::{loans, times_add, times_change};
use crate::client::Client;
use crate::parts::{Button, Row, Views, card, columns, flush_card, live, page, rows, soft, stack};
use crate::screens::duty::post_of as named;
use crate::text::{Words, day, fill, language, number, words};

/// Returns the windows, each leading to its times, and what is lent.
pub fn all(client: Client) -> AnyView {
    let w = words();
    let off = loans::Off::new();
    let list = live(move || {
        let (w, state) = (words(), client.state());
        let row = |post: &PostId| {
            let own = state
                .appointment
                .times(post)
                .map_or(0, |times| times.series.len() + times.days.len());
            let sub =
                if own == 0 { usual(w, &state) } else { fill(w.contact_n, &[("n", &number(own))]) };
            Row::new(named(&state, post), sub).to(client.href(&["setup/times/", &post.0].concat()))
        };
        let posts = state.duty.open_posts().into_iter();
        flush_card(
            w.appointment_times,
            ().into_any(),
            rows(posts.map(|(post, _)| row(&post.id)).collect()),
        )
    });
    page(
        w.appointment_times,
        vec![
            head(client, Allowed::Care, w.appointment_times),
            columns(vec![list], vec![live(move || loans::card(client, off))]),
            off.dialog(client),
        ],
    )
}

/// Returns what a window without times of its own gives.
fn usual(w: &Words, state: &State) -> String {
    let settings = &state.site.settings;
    let (minutes, places) = (number(settings.slot_minutes), number(settings.slot_places));
    fill(w.appointment_times_help, &[("minutes", &minutes), ("places", &places)])
}

/// Returns the times of one window.
pub fn post(client: Client, id: &str) -> AnyView {
    let w = words();
    let post = PostId(id.to_owned());
    let change = times_change::Change::new(client, post.clone());
    let name = named(&client.state_now(), &post);
    let asked = post.clone();
    page(
        w.appointment_times,
        vec![
            below(client, Allowed::Care, w.appointment_times, "setup/times", w.appointment_times),
            soft(name),
            only(
                client,
                Allowed::Care,
                vec![
                    change.breaks(),
                    columns(
                        vec![live(move || list(client, &asked, change))],
                        vec![times_add::series(change), times_add::single(change)],
                    ),
                ],
            ),
        ],
    )
}

/// Returns what is set, each with a button that takes it away.
fn list(client: Client, post: &PostId, change: times_change::Change) -> AnyView {
    let (w, state) = (words(), client.state());
    let times = state.appointment.times(post).cloned().unwrap_or_default();
    if times == Times::default() {
        let help = usual(w, &state);
        return card(vec![soft(help)]);
    }
    let series: Views = times
        .series
        .iter()
        .map(|one| {
            let gone = one.clone();
            let remove = Button::new(w.appointment_remove).bare().on(move || {
                let gone = gone.clone();
                change.ask(move |times| times.series.retain(|other| *other != gone));
            });
            Row::new(said(w, one), openings(&one.openings)).end(remove).still()
        })
        .collect();
    let days: Views = times
        .days
        .iter()
        .map(|(date, all)| {
            let date: Date = *date;
            let remove = Button::new(w.appointment_remove).bare().on(move || {
                change.ask(move |times| {
                    times.days.remove(&date);
                });
            });
            let sub = if all.is_empty() { w.setup_closed.to_owned() } else { openings(all) };
            Row::new(day(date, language()), sub).end(remove).still()
        })
        .collect();
    stack(vec![
        flush_card(w.appointment_series, ().into_any(), rows(series)),
        flush_card(w.appointment_single, ().into_any(), rows(days)),
    ])
}
