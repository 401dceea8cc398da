//! The register on paper and as a table for Excel or WPS.

use std::sync::Arc;

use bianmin::table::Sheet;
use chrono::Datelike;
use domain::State;
use domain::people::Register as Kind;
use domain::time::Month;
use leptos::prelude::*;

use super::{Register, say, total};
use crate::client::Client;
use crate::parts::Views;
use crate::screens::register::{self, Giving, Made};
use crate::screens::say::listed;
use crate::text::{dated, language, month_of, number, words, words_now};

/// Returns the month as it is given out: everybody's, or one's own.
pub fn giving(client: Client, month: Month, all: Memo<Register>) -> Giving {
    let (from, to) = month.days();
    let person = client.person().filter(|_| !super::sees_all(client));
    let make = register::at_hand(move |_| {
        let all = all.get_untracked();
        let name = [words_now().attendance_title, " ", &month_of(month, language())].concat();
        let rows = rows(&client.state_now(), month, &all);
        let paper = move || paper(client, month, &all);
        let sheets = vec![Sheet { name, rows }];
        Made { sheets, partial: false, paper: Some(Arc::new(paper)) }
    });
    Giving { what: Kind::Attendance, person, from, to, days_open: false, make }
}

/// Returns the month as rows: a head, and a row a person, their days in words before the totals.
fn rows(state: &State, month: Month, all: &Register) -> Vec<Vec<String>> {
    let days = month.dates().map(|date| number(date.day()));
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
        row.extend(month.dates().map(said));
        rows.push(row);
    }
    rows
}

/// Returns the sheet for the printer: A4 on its side, with what each sign stands for.
pub fn paper(client: Client, month: Month, all: &Register) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let heads: Views = month
        .dates()
        .map(|date| view! { <th scope="col">{number(date.day())}</th> }.into_any())
        .collect();
    let lines: Views = all
        .iter()
        .map(|(person, days)| {
            let signs = |date| {
                let day = days.iter().find(|day| day.date == date);
                view! { <td>{day.map(say::signs)}</td> }.into_any()
            };
            let cells: Views = month.dates().map(signs).collect();
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
                <span>{month_of(month, language())}</span>
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
