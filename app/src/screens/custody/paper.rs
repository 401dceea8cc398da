//! The chain and the book of a thing on paper: who held it from when, and each line. S2.1.7

use domain::ThingId;
use leptos::prelude::*;

use super::{book, say};
use crate::client::Client;
use crate::parts::{Moment, Views, Words, facts};
use crate::screens::duty::post_of;
use crate::text::{dated, language, words};

/// Returns the sheet.
pub fn chain(client: Client, id: &ThingId) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let Some(thing) = state.custody.get(id) else { return ().into_any() };
    let at = dated(client.now_exact(), state.site.zone, language());
    let site = state.site.name.say(language()).to_owned();
    let pairs: Vec<(Words, AnyView)> = [
        (w.custody_name, thing.name.clone()),
        (w.custody_window, post_of(&state, &thing.post)),
        (w.custody_holder, state.people.name(thing.holder()).to_owned()),
        (say::balance_name(thing), say::balance(thing)),
    ]
    .into_iter()
    .map(|(name, value)| (name.into(), value.into_any()))
    .collect();
    let parts: Views = [
        (w.custody_chain, book::chain(&state, thing, dated)),
        (w.custody_book, book::lines(&state, thing, dated)),
    ]
    .into_iter()
    .map(|(name, lines)| part(name, lines))
    .collect();
    view! {
        <article class="slip">
            <header class="slip-head">
                <h1>{site} " " {w.custody_paper}</h1>
                <span>{say::kind(w, &thing.kind)}</span>
            </header>
            {facts(pairs)}
            <table class="slip-table">{parts}</table>
            <footer class="slip-head">
                <p>{w.custody_signed} " ________"</p>
                <p>{w.handover_supervisor} " ________"</p>
                <p>{at}</p>
            </footer>
        </article>
    }
    .into_any()
}

fn part(name: &'static str, lines: Vec<Moment>) -> AnyView {
    let rows: Views = lines
        .into_iter()
        .map(|one| {
            view! {
                <tr>
                    <td>{one.time}</td>
                    <td>{one.who}</td>
                    <td>{one.words}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <tbody>
            <tr>
                <th colspan="3" scope="rowgroup">
                    {name}
                </th>
            </tr>
            {rows}
        </tbody>
    }
    .into_any()
}
