//! The printed register: A4, the columns of 2.8, with room for both signatures.

use domain::handover::view::{SECTIONS, section};
use domain::handover::{Handover, Line};
use domain::people::Role;
use domain::{HandoverId, State};
use leptos::prelude::*;

use super::{line, page, past};
use crate::client::Client;
use crate::parts::{Views, Words, facts};
use crate::text::{dated, language, words};

/// Returns the sheet of a handover.
pub fn register(client: Client, id: &HandoverId) -> AnyView {
    let (state, words) = (client.state_now(), words());
    let Some(one) = state.handover.get(id) else { return ().into_any() };
    let site = state.site.name.say(language()).to_owned();
    let parts: Views = SECTIONS
        .into_iter()
        .filter_map(|name| {
            let own = one.lines.iter().filter(|line| section(&line.entry) == name);
            let rows: Views = own.map(|line| row(&state, one, line)).collect();
            let some = !rows.is_empty();
            some.then(|| {
                view! {
                    <tbody>
                        <tr>
                            <th colspan="3" scope="rowgroup">
                                {line::section(name)}
                            </th>
                        </tr>
                        {rows}
                    </tbody>
                }
                .into_any()
            })
        })
        .collect();
    view! {
        <article class="slip">
            <header class="slip-head">
                <h1>{site} " " {words.handover_register}</h1>
                <span>{past::window(&state, one)}</span>
            </header>
            {facts(heads(&state, one))}
            <table class="slip-table">
                <thead>
                    <tr>
                        <th scope="col">{words.handover_line}</th>
                        <th scope="col">{words.handover_step}</th>
                        <th scope="col">{words.handover_answer}</th>
                    </tr>
                </thead>
                {parts}
            </table>
            <footer class="slip-head">
                <p>{words.handover_giver} " ________"</p>
                <p>{words.handover_receiver} " ________"</p>
                <p>{words.handover_supervisor} " ________"</p>
            </footer>
        </article>
    }
    .into_any()
}

/// Returns who, to whom and when.
fn heads(state: &State, one: &Handover) -> Vec<(Words, AnyView)> {
    let words = words();
    let at = |instant| dated(instant, state.site.zone, language());
    let name = |person| {
        let found = state.people.persons.get(person);
        let badge = found.map(|found| found.badge.0.clone()).unwrap_or_default();
        [state.people.name(person), &badge].join(" ")
    };
    let supervisors = state.people.persons.values();
    let supervisors = supervisors.filter(|one| one.roles.contains(&Role::Supervisor));
    let supervisors: Vec<&str> = supervisors.map(|one| one.name.as_str()).collect();
    let taken = one.taken().map(at).unwrap_or_default();
    [
        (words.handover_giver, name(&one.from)),
        (words.handover_given_at, at(one.given)),
        (words.handover_receiver, name(&one.to)),
        (words.handover_taken_at, taken),
        (words.handover_supervisor, crate::screens::say::listed(&supervisors)),
    ]
    .into_iter()
    .map(|(name, value)| (name.into(), value.into_any()))
    .collect()
}

fn row(state: &State, one: &Handover, of: &Line) -> AnyView {
    let spoken = line::spoken(state, &of.entry);
    let (_, said) = page::answer(state, one, &of.answer);
    view! {
        <tr>
            <td>{spoken.what}</td>
            <td>{spoken.sub}</td>
            <td>{said}</td>
        </tr>
    }
    .into_any()
}
