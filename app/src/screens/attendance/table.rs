//! A month as a table: a row a person, a column a day, short signs with their words.

use chrono::Datelike;
use domain::PersonId;
use domain::duty::attendance::Attended;
use domain::time::{Date, Month};
use leptos::prelude::*;

use super::{Opened, Register, named, say};
use crate::client::Client;
use crate::parts::{Icon, Views, badge, card, empty};
use crate::text::{language, number, weekday, words};

/// One day of one person in the table.
#[derive(Clone, PartialEq)]
pub struct Cell {
    date: Date,
    signs: String,
    /// The same in words, with whose day it is.
    said: String,
    kind: Option<&'static str>,
}

/// A person's row.
#[derive(Clone, PartialEq)]
pub struct Line {
    person: PersonId,
    name: String,
    /// Nothing of days that are ahead or no longer kept.
    cells: Vec<Cell>,
    blank: bool,
}

/// Returns the rows of the table.
pub fn lines(client: Client, all: &Register) -> Vec<Line> {
    let (state, today) = (client.state(), client.today());
    let line = |(person, days): &(PersonId, Vec<Attended>)| {
        let cell = |day: &Attended| Cell {
            date: day.date,
            signs: say::signs(day),
            said: [&named(&state, person, day.date), " · ", &say::said(day)].concat(),
            kind: say::kind_of(day),
        };
        let name = state.people.name(person).to_owned();
        let cells = days.iter().filter(|day| day.date <= today).map(cell).collect();
        let blank = days.iter().all(Attended::is_blank);
        Line { person: person.clone(), name, cells, blank }
    };
    all.iter().map(line).collect()
}

/// Returns the table; a press on a day opens it.
pub fn table(month: Month, all: &[Line], opened: Opened) -> AnyView {
    let w = words();
    if all.iter().all(|line| line.blank) {
        return card(vec![empty(Icon::Calendar, w.attendance_none, w.attendance_none_help)]);
    }
    let heads: Views = month
        .dates()
        .map(|date| {
            let name = weekday(date.weekday(), language());
            view! { <th scope="col"><span>{number(date.day())}</span> <small>{name}</small></th> }
                .into_any()
        })
        .collect();
    let lines: Views = all
        .iter()
        .map(|line| {
            let cell = |date: Date| line.cells.iter().find(|cell| cell.date == date);
            let cells: Views =
                month.dates().map(|date| shown(&line.person, cell(date), opened)).collect();
            view! { <tr><th scope="row">{line.name.clone()}</th>{cells}</tr> }.into_any()
        })
        .collect();
    let table = view! {
        <div class="attendance-box" tabindex="0" role="group" aria-label=w.attendance_title>
            <table class="attendance">
                <thead><tr><th scope="col">{w.attendance_person}</th>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    };
    card(vec![table.into_any(), legend()])
}

/// Returns one day of one person.
fn shown(person: &PersonId, cell: Option<&Cell>, opened: Opened) -> AnyView {
    let Some(cell) = cell.cloned() else { return view! { <td></td> }.into_any() };
    let own = (person.clone(), cell.date);
    let number = number(cell.date.day());
    let target = own.clone();
    let here = move || if opened.with(|one| one.as_ref() == Some(&own)) { "true" } else { "false" };
    view! {
        <td data-day=number>
            <button
                type="button"
                class="attendance-day"
                data-kind=cell.kind
                aria-label=cell.said
                aria-pressed=here
                on:click=move |_| opened.set(Some(target.clone()))
            >
                {cell.signs}
            </button>
        </td>
    }
    .into_any()
}

/// Returns what each sign stands for.
fn legend() -> AnyView {
    let signs: Views = say::legend()
        .into_iter()
        .map(|(tone, sign, name)| view! { <li>{badge(tone, sign)} " " {name}</li> }.into_any())
        .collect();
    view! {
        <details class="fold">
            <summary>{words().attendance_legend}</summary>
            <ul class="attendance-legend">{signs}</ul>
        </details>
    }
    .into_any()
}
