//! The register on paper and as a table for Excel or WPS.

use bianmin::table::{csv, xlsx};
use chrono::Datelike;
use domain::State;
use leptos::prelude::*;

use super::month::Month;
use super::{Register, say, total};
use crate::client::{Client, file};
use crate::parts::Views;
use crate::screens::say::listed;
use crate::text::{dated, language, number, words, words_now};

/// Which kind of file a table is given out as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Xlsx,
    Csv,
}

/// Gives a month out as a file.
pub fn give(client: Client, month: Month, all: &Register, kind: Kind) {
    let name = [words_now().attendance_title, " ", &untrack(|| month.said())].concat();
    let rows = untrack(|| rows(&client.state_now(), month, all));
    let (end, of, bytes) = match kind {
        Kind::Xlsx => (".xlsx", file::XLSX, xlsx::write(&name, &rows)),
        Kind::Csv => (".csv", file::CSV, csv::write(&rows).into_bytes()),
    };
    let _given = file::give(&[&name, end].concat(), of, &bytes);
}

/// Returns the month as rows: a head, and a row a person, their days in words before the totals.
fn rows(state: &State, month: Month, all: &Register) -> Vec<Vec<String>> {
    let days = month.numbers().map(|date| number(date.day()));
    let mut heads = vec![words().attendance_person.to_owned()];
    heads.extend(total::heads().into_iter().map(str::to_owned));
    heads.extend(days);
    let mut rows = vec![heads];
    for (person, days) in all {
        let mut row = vec![state.people.name(person).to_owned()];
        row.extend(total::figures(days));
        let said = |date| {
            let day = days.iter().find(|day| day.date == date);
            let told = day.filter(|day| !day.findings.is_empty());
            told.map(say::said).unwrap_or_default()
        };
        row.extend(month.numbers().map(said));
        rows.push(row);
    }
    rows
}

/// Returns the sheet for the printer: A4 on its side, with what each sign stands for.
pub fn paper(client: Client, month: Month, all: &Register) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let heads: Views = month
        .numbers()
        .map(|date| view! { <th scope="col">{number(date.day())}</th> }.into_any())
        .collect();
    let lines: Views = all
        .iter()
        .map(|(person, days)| {
            let signs = |date| {
                let day = days.iter().find(|day| day.date == date);
                view! { <td>{day.map(say::signs)}</td> }.into_any()
            };
            let cells: Views = month.numbers().map(signs).collect();
            let name = state.people.name(person).to_owned();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
        })
        .collect();
    let signs = say::legend().into_iter();
    let signs: Vec<String> = signs.map(|(_, sign, name)| [sign, " = ", name].concat()).collect();
    let signs: Vec<&str> = signs.iter().map(String::as_str).collect();
    let at = dated(client.now_exact(), state.site.zone, language());
    view! {
        <article class="slip" data-wide="">
            <header class="slip-head">
                <h1>{state.site.name.say(language()).to_owned()} " " {w.attendance_title}</h1>
                <span>{month.said()}</span>
            </header>
            <table class="slip-table">
                <thead><tr><th scope="col">{w.attendance_person}</th>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
            {totals(&state, all)}
            <p>{listed(&signs)}</p>
            <footer class="slip-head">
                <p>{w.attendance_signed} " ________"</p>
                <p>{w.attendance_checked} " ________"</p>
                <p>{at}</p>
            </footer>
        </article>
    }
    .into_any()
}

/// Returns the totals on paper.
fn totals(state: &State, all: &Register) -> AnyView {
    let heads: Views = total::heads()
        .into_iter()
        .map(|name| view! { <th scope="col">{name}</th> }.into_any())
        .collect();
    let lines: Views = all
        .iter()
        .map(|(person, days)| {
            let cells: Views = total::figures(days)
                .into_iter()
                .map(|text| view! { <td>{text}</td> }.into_any())
                .collect();
            let name = state.people.name(person).to_owned();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <table class="slip-table">
            <thead><tr><th scope="col">{words().attendance_person}</th>{heads}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}
