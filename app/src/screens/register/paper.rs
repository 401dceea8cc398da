//! A register on paper: its tables, whose it is and what it is for, with room for signatures.

use bianmin::table::Sheet;
use domain::people::GiveOut;
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::Views;
use crate::text::{dated, fill, language, words};

/// Returns the paper.
pub fn sheet(client: Client, title: &str, gave: &GiveOut, sheets: &[Sheet]) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let site = state.site.name.say(language()).to_owned();
    let at = dated(client.now_exact(), state.site.zone, language());
    let tables: Views = sheets.iter().map(|sheet| table(sheet, sheets.len() > 1)).collect();
    view! {
        <article class="slip" data-wide="">
            <header class="slip-head">
                <h1>{site} " " {title.to_owned()}</h1>
                <span>{fill(w.register_rows, &[("count", &gave.rows.to_string())])}</span>
            </header>
            {tables}
            {taken(client, gave)}
            <footer class="slip-head">
                <p>{w.register_signed} " ________"</p>
                <p>{w.register_checked} " ________"</p>
                <p>{at}</p>
            </footer>
        </article>
    }
    .into_any()
}

/// Returns who took it, and what for.
fn taken(client: Client, gave: &GiveOut) -> AnyView {
    let w = words();
    let me = client.person().unwrap_or_else(|| domain::PersonId(String::new()));
    let name = client.state_now().people.name(&me).to_owned();
    let purpose = fill(w.register_for, &[("purpose", &say::purpose_in_full(w, gave))]);
    let by = fill(w.register_by, &[("name", &name)]);
    view! { <p>{purpose} " · " {by}</p> }.into_any()
}

/// Returns a table; under its name where it is one of several.
fn table(sheet: &Sheet, named: bool) -> AnyView {
    let name = named.then(|| view! { <caption>{sheet.name.clone()}</caption> });
    let mut rows = sheet.rows.iter();
    let heads: Views = rows
        .next()
        .into_iter()
        .flatten()
        .map(|head| view! { <th scope="col">{head.clone()}</th> }.into_any())
        .collect();
    let lines: Views = rows
        .map(|row| {
            let cells: Views =
                row.iter().map(|cell| view! { <td>{cell.clone()}</td> }.into_any()).collect();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <table class="slip-table">
            {name}
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}
