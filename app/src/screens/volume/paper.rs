//! On paper: a day's list with a code each, what a ward is asked for, what stands on the shelf for a loan, and
//! what was sealed. S3.1, S3.2, S3.4

use domain::time::Date;
use domain::volume::{Seal, Volume, clock, view};
use domain::{State, VolumeId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Views, Words, facts, maybe, qr};
use crate::text::{dated, day, fill, language, number, words};

/// Returns the list of a day; lines that do not count stand in it, marked.
pub fn list(client: Client, date: Date) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let name = fill(w.volume_list_of, &[("date", &day(date, language()))]);
    let lines = view::list_of(&state, date);
    let heads =
        [w.volume_record, w.volume_patient, w.volume_ward, w.volume_physician, w.volume_where];
    let rows: Views = lines
        .iter()
        .map(|one| {
            let struck = one.struck.as_ref().map(|_| w.volume_strike.to_owned());
            let said = struck.unwrap_or_else(|| say::place(one.place()));
            let died = if one.died { w.volume_died } else { "" };
            let whose = [say::patient(client, one), died.to_owned()].join(" ");
            row(one, [one.no.to_string(), whose, one.ward.clone(), one.physician.clone(), said])
        })
        .collect();
    sheet(&state, name, &heads, rows, Vec::new())
}

/// Returns what a ward is asked for: what it has come to be reminded of.
pub fn letter(client: Client, ward: &str) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let today = client.today();
    let mut due = view::due_from(&state, ward);
    due.retain(|one| clock::round(&state, one, today).is_some());
    let heads = [w.volume_record, w.volume_patient, w.volume_physician, w.volume_day, w.volume_due];
    let rows: Views = due
        .iter()
        .map(|one| {
            let (left, due) = (one.day, clock::filed_by(&state, one));
            let dates = [left, due].map(|date| day(date, language()));
            let [left, due] = dates;
            let whose = say::patient(client, one);
            row(one, [one.no.to_string(), whose, one.physician.clone(), left, due])
        })
        .collect();
    let name = [w.volume_letter_title, " · ", ward].concat();
    let said = view! { <p>{w.volume_letter}</p> }.into_any();
    sheet(&state, name, &heads, rows, vec![said])
}

/// Returns what stands on the shelf while a volume is lent.
pub fn tracer(client: Client, id: &VolumeId) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let Some(one) = state.volume.get(id) else { return ().into_any() };
    let Some(loan) = &one.loan else { return ().into_any() };
    let lines = [
        (w.volume_record, one.no.to_string()),
        (w.volume_borrower, [loan.to.name.as_str(), &loan.to.no].join(" ")),
        (w.volume_borrower_department, loan.to.department.clone()),
        (w.volume_purpose, say::purpose(w, loan.purpose).to_owned()),
        (w.volume_lend, dated(loan.since, state.site.zone, language())),
        (w.volume_until, day(loan.until, language())),
    ];
    slip(&state, one, w.volume_tracer_title, &lines, Vec::new())
}

/// Returns the list both sides sign: one each.
pub fn sealing(client: Client, id: &VolumeId) -> AnyView {
    let state = client.state_now();
    let Some(one) = state.volume.get(id) else { return ().into_any() };
    let lists: Views = one.shut().map(|seal| seal_list(client, &state, one, seal)).collect();
    lists.into_any()
}

fn seal_list(client: Client, state: &State, one: &Volume, seal: &Seal) -> AnyView {
    let w = words();
    let side = seal.sealed.side.map_or("", |side| say::side(w, side));
    let lines = [
        (w.volume_record, one.no.to_string()),
        (w.volume_patient, say::patient_in_full(client, one)),
        (w.volume_day, day(one.day, language())),
        (w.volume_seal_what, say::copied(w, seal.what).to_owned()),
        (w.volume_seal_pages, number(seal.pages)),
        (w.volume_seal, dated(seal.sealed.at, state.site.zone, language())),
        (w.volume_side, side.to_owned()),
        (w.volume_seal_staff, seal.sealed.staff.clone()),
    ];
    let signed = view! {
        <footer class="slip-head">
            <p>{w.volume_seal_sign_patient} " ________"</p>
            <p>{w.volume_seal_sign_staff} " ________"</p>
        </footer>
    };
    slip(state, one, w.volume_seal_title, &lines, vec![signed.into_any()])
}

fn slip(
    state: &State,
    one: &Volume,
    name: &'static str,
    lines: &[(&'static str, String)],
    more: Views,
) -> AnyView {
    let site = state.site.name.say(language()).to_owned();
    let pairs: Vec<(Words, AnyView)> =
        lines.iter().map(|(name, said)| ((*name).into(), said.clone().into_any())).collect();
    view! {
        <article class="slip">
            <header class="slip-head"><h1>{site} " " {name}</h1> {code(one)}</header>
            {facts(pairs)} {more}
        </article>
    }
    .into_any()
}

fn sheet(state: &State, name: String, heads: &[&'static str], rows: Views, more: Views) -> AnyView {
    let site = state.site.name.say(language()).to_owned();
    let heads: Views =
        heads.iter().map(|head| view! { <th scope="col">{*head}</th> }.into_any()).collect();
    view! {
        <article class="slip">
            <header class="slip-head"><h1>{site} " " {name}</h1></header>
            {more}
            <table class="slip-table">
                <thead><tr>{heads}<th></th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </article>
    }
    .into_any()
}

fn row(one: &Volume, cells: [String; 5]) -> AnyView {
    let cells: Views = cells.into_iter().map(|cell| view! { <td>{cell}</td> }.into_any()).collect();
    view! { <tr>{cells}<td>{code(one)}</td></tr> }.into_any()
}

/// Returns the code a camera or scanner reads: the number alone.
fn code(one: &Volume) -> AnyView {
    maybe(qr(&one.no.to_string(), words().volume_record))
}
