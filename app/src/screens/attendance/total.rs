//! What a month comes to for each person.

use domain::duty::attendance::{Attended, Tally, Totals, totals};
use leptos::prelude::*;

use super::{Register, say};
use crate::client::Client;
use crate::parts::{Views, card, heading};
use crate::screens::say::listed;
use crate::screens::setup::absence_name;
use crate::text::words;

/// Returns the names of the columns after the person's.
pub fn heads() -> Vec<&'static str> {
    let w = words();
    vec![
        w.attendance_kind_present,
        w.attendance_kind_late,
        w.attendance_kind_early,
        w.attendance_kind_off_post,
        w.attendance_kind_absent,
        w.attendance_kind_roaming,
        w.attendance_kind_unconfirmed,
        w.attendance_figure_leave,
        w.attendance_kind_extended,
    ]
}

/// Returns what some days of a person come to, a text for each column; blank for nothing.
pub fn figures(days: &[Attended]) -> Vec<String> {
    let all: Totals = totals(days);
    let w = words();
    let leave = |(kind, tally): (&_, &Tally)| {
        [absence_name(w, *kind), " ", &say::tally(*tally, true)].concat()
    };
    let leave: Vec<String> = all.away.iter().map(leave).collect();
    let leave: Vec<&str> = leave.iter().map(String::as_str).collect();
    let extended =
        (all.extended.times > 0).then(|| say::extended(all.extended.minutes, all.planned));
    vec![
        say::tally(all.present, true),
        say::tally(all.late, false),
        say::tally(all.left_early, false),
        say::tally(all.off_post, false),
        say::tally(all.absent, true),
        say::tally(all.roaming, false),
        say::tally(all.unconfirmed, true),
        listed(&leave),
        extended.unwrap_or_default(),
    ]
}

/// Returns the table of a month's totals; nothing where nothing is on record.
pub fn table(client: Client, all: &Register) -> AnyView {
    let (state, w) = (client.state_now(), words());
    if all.iter().all(|(_, days)| days.iter().all(Attended::is_blank)) {
        return ().into_any();
    }
    let names = heads();
    let heads: Views =
        names.iter().map(|name| view! { <th scope="col">{*name}</th> }.into_any()).collect();
    let lines: Views = all
        .iter()
        .map(|(person, days)| {
            let cells: Views = figures(days)
                .into_iter()
                .zip(&names)
                .map(|(text, name)| view! { <td data-post=*name>{text}</td> }.into_any())
                .collect();
            let name = state.people.name(person).to_owned();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
        })
        .collect();
    let table = view! {
        <div class="roster-box" tabindex="0" role="group" aria-label=w.attendance_total>
            <table class="roster">
                <thead><tr><th scope="col">{w.attendance_person}</th>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    };
    card(vec![heading(w.attendance_total), table.into_any()])
}
