//! The register of copies on paper, with room for whoever asked to sign. S3.3

use std::ops::RangeInclusive;

use domain::State;
use domain::copying::{Request, view};
use domain::time::Date;
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::Views;
use crate::screens::volume;
use crate::text::{instant, language, number, words};

/// Returns the register of some days.
pub fn register(client: Client, state: &State, days: &RangeInclusive<Date>) -> AnyView {
    let w = words();
    let heads = [
        w.copying_column_no,
        w.copying_applicant,
        w.copying_papers,
        w.copying_column_record,
        w.copying_column_what,
        w.copying_column_pages,
        w.copying_column_fee,
        w.copying_stamp,
        w.copying_how,
        w.copying_column_clerk,
        w.copying_column_sign,
    ];
    let heads: Views =
        heads.iter().map(|head| view! { <th scope="col">{*head}</th> }.into_any()).collect();
    let rows: Views = view::register(state, days.clone())
        .into_iter()
        .map(|one| {
            let cells = cells(client, state, one).into_iter();
            let cells: Views = cells.map(|cell| view! { <td>{cell}</td> }.into_any()).collect();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect();
    let site = state.site.name.say(language()).to_owned();
    view! {
        <article class="slip">
            <header class="slip-head"><h1>{site} " " {w.copying_register}</h1></header>
            <table class="slip-table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </article>
    }
    .into_any()
}

fn cells(client: Client, state: &State, one: &Request) -> [String; 11] {
    let w = words();
    let time = |at| instant(at, state.site.zone, language());
    let joined = |parts: Vec<String>| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let each = |say: fn(&domain::copying::Given) -> String| {
        one.given.iter().map(say).collect::<Vec<_>>().join("；")
    };
    let who = say::applicant(w, one.asked.applicant).to_owned();
    let volume = state.volume.meant(&one.asked.volume);
    let patient = volume.map(|volume| volume::patient(client, volume)).unwrap_or_default();
    let by = one.given.last().and_then(|given| given.by.as_ref()).or(one.by.as_ref());
    [
        joined(vec![one.asked.no.clone(), time(one.at)]),
        joined(vec![say::who(client, one), who, one.asked.last_four.clone()]),
        joined(vec![say::papers(one), one.asked.letter.clone()]),
        joined(vec![say::record(state, one), patient]),
        joined(vec![one.asked.purpose.clone(), say::parts(&one.asked.parts)]),
        [number(one.pages()), number(one.asked.copies)].join("×"),
        joined(vec![say::money(one.paid()), each(|given| given.handed.receipt.clone())]),
        each(|given| given.handed.stamp.clone()),
        each(|given| say::how(&given.handed.how)),
        by.map(|by| state.people.name(by).to_owned()).unwrap_or_default(),
        String::new(),
    ]
}
