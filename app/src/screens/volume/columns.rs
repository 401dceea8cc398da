//! Which column of a file holds what: recognised, chosen otherwise, and remembered. S3.1

use bianmin::table::discharges::{Column, Columns};
use leptos::prelude::*;

use crate::parts::{Tone, Views, card, heading, live, maybe, note, soft, stack};
use crate::text::{Words, words};

/// Returns what a column holds, in words.
pub const fn name(w: &Words, column: Column) -> &'static str {
    match column {
        Column::Record => w.volume_record,
        Column::Admission => w.volume_admission,
        Column::Patient => w.volume_patient,
        Column::Ward => w.volume_ward,
        Column::Physician => w.volume_physician,
        Column::Day => w.volume_day,
        Column::Died => w.volume_died,
    }
}

fn place(column: Column) -> usize {
    Column::ALL.iter().position(|one| *one == column).unwrap_or_default()
}

/// Says whether every column is known that no line can be read without.
pub fn are_known(columns: &Columns) -> bool {
    Column::ALL.iter().all(|one| !one.is_needed() || columns.contains_key(one))
}

/// Returns a choice for each column, of the file's headings.
pub fn chosen(headings: &[String], columns: RwSignal<Columns>) -> AnyView {
    let w = words();
    let choices: Views =
        Column::ALL.into_iter().map(|one| choice(one, headings, columns)).collect();
    let missing = live(move || {
        let known = columns.with(are_known);
        maybe((!known).then(|| note(Tone::Soon, words().volume_columns_missing, None)))
    });
    card(vec![heading(w.volume_columns), soft(w.volume_columns_help), missing, stack(choices)])
}

fn choice(column: Column, headings: &[String], columns: RwSignal<Columns>) -> AnyView {
    let (w, id) = (words(), ["column-", &place(column).to_string()].concat());
    let options: Views = headings
        .iter()
        .enumerate()
        .map(|(place, heading)| {
            let on = move || columns.with(|all| all.get(&column) == Some(&place));
            view! { <option value=place.to_string() selected=on>{heading.clone()}</option> }
                .into_any()
        })
        .collect();
    let none = move || columns.with(|all| !all.contains_key(&column));
    let change = move |event| {
        let typed = event_target_value(&event);
        columns.update(|all| match typed.parse() {
            Ok(place) => {
                all.insert(column, place);
            }
            Err(_) => {
                all.remove(&column);
            }
        });
    };
    view! {
        <div class="field">
            <label for=id.clone()>{name(w, column)}</label>
            <select id=id on:change=change>
                <option value="" selected=none>{w.volume_column_none}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}
