//! The attendance register: month by month, one's own days or everybody's, each open to what it is
//! derived from. S1.3.1, practice 2.10

mod correct;
mod day;
mod event;
mod say;
mod sheet;
mod table;
mod total;

use domain::access;
use domain::duty::attendance::{self, Attended};
use domain::time::{Date, Month, Timestamp};
use domain::{PersonId, State};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, flush_card, line_apart, live, page, rows, soft, strong, title,
};
use crate::screens::register;
use crate::text::{day as said_day, language, month_of, words};

/// A month's days of those whom one may see.
type Register = Vec<(PersonId, Vec<Attended>)>;

/// Which day of whom is open.
type Opened = RwSignal<Option<(PersonId, Date)>>;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let month = RwSignal::new(Month::of(client.now_exact().date(client.state_now().site.zone)));
    let opened = Opened::new(None);
    let minute = minute(client);
    let register = Memo::new(move |_| register(client, month.get(), minute.get()));
    // It changes only where a sign does, so that the focus stays while minutes pass.
    let lines = Memo::new(move |_| register.with(|all| table::lines(client, all)));
    let turn = move |months: i32| {
        opened.set(None);
        month.update(|one| *one = one.plus(months));
    };
    let giving = move || sheet::giving(client, month.get_untracked(), register);
    page(
        w.attendance_title,
        vec![
            title(w.attendance_title),
            live(move || {
                soft(if sees_all(client) { w.attendance_help } else { w.attendance_own_help })
            }),
            live(move || waiting(client, month, opened)),
            line_apart(vec![
                Button::new(w.attendance_before).icon(Icon::Back).on(move || turn(-1)),
                live(move || strong(month_of(month.get(), language()))),
                Button::new(w.attendance_after).icon(Icon::Next).on(move || turn(1)),
            ]),
            live(move || table::table(month.get(), &lines.get(), opened)),
            live(move || match opened.get() {
                Some((person, date)) => day::card(client, person, date),
                None => ().into_any(),
            }),
            live(move || total::table(client, &register.get())),
            register::button(client, giving),
        ],
    )
}

/// Follows the minutes: the clock ticks every few seconds, and the register counts no seconds.
fn minute(client: Client) -> Memo<Timestamp> {
    Memo::new(move |_| Timestamp(client.now().0 / 60_000 * 60_000))
}

/// Says whether the person signed in may see everybody's days.
fn sees_all(client: Client) -> bool {
    let person = client.person();
    person.is_some_and(|me| access::may_care(&client.state(), &me, client.now_exact()).is_ok())
}

/// Returns the days of a month of those whom the person signed in may see.
fn register(client: Client, month: Month, now: Timestamp) -> Register {
    let state = client.state();
    let (from, to) = month.days();
    if sees_all(client) {
        return attendance::register(&state, from, to, now);
    }
    let own = client.person().into_iter();
    own.map(|me| {
        let days = attendance::attendance(&state, &me, from, to, now);
        (me, days)
    })
    .collect()
}

/// Returns the corrections that wait for somebody's answer, for those who may give one.
fn waiting(client: Client, month: RwSignal<Month>, opened: Opened) -> AnyView {
    let state = client.state();
    if !sees_all(client) {
        return ().into_any();
    }
    let all: Vec<AnyView> = state
        .duty
        .corrections
        .values()
        .filter(|one| one.answer.is_none())
        .map(|one| {
            let name = named(&state, &one.person, one.date);
            let (person, date) = (one.person.clone(), one.date);
            Row::new(name, event::asked(&state, one)).on(move || {
                month.set(Month::of(date));
                opened.set(Some((person.clone(), date)));
            })
        })
        .collect();
    if all.is_empty() {
        return ().into_any();
    }
    flush_card(words().attendance_waiting, ().into_any(), rows(all))
}

/// Returns whose day it is.
fn named(state: &State, person: &PersonId, date: Date) -> String {
    let values = [("name", state.people.name(person)), ("date", &*said_day(date, language()))];
    crate::text::fill(words().attendance_day, &values)
}
