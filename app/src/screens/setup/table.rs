//! Items and staff as tables: out to Excel or WPS, and back in, all or none.

use std::collections::BTreeMap;

use bianmin::table::{Fault, Row, Why, csv, items, staff, xlsx};
use domain::catalogue::{AddItem, Operation as Catalogue, ReviseItem};
use domain::people::{Add, Details, Operation as People, Revise};
use domain::{Operation, State};
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{File, HtmlInputElement};

use crate::client::{Client, file};
use crate::parts::{
    Button, Icon, Tone, actions, card, columns, fine, heading, live, maybe, note, page, soft,
    stack, title,
};
use crate::screens::ask::{self, Against};
use crate::text::{fill, number, words, words_now};

/// Which table.
#[derive(Clone, Copy)]
enum Kind {
    Items,
    Staff,
}

/// What a chosen file would do.
#[derive(Clone)]
enum Read {
    Ready(Vec<Operation>),
    Faulty(Vec<String>),
}

/// Returns both tables, each with its way out and its way in.
pub fn table(client: Client) -> AnyView {
    let w = words();
    page(
        w.setup_table,
        vec![
            title(w.setup_table),
            soft(w.setup_table_help),
            columns(vec![one(client, Kind::Items)], vec![one(client, Kind::Staff)]),
        ],
    )
}

/// Returns one table.
fn one(client: Client, kind: Kind) -> AnyView {
    let w = words();
    let name = match kind {
        Kind::Items => w.setup_items,
        Kind::Staff => w.setup_staff,
    };
    let read = RwSignal::new(None::<Read>);
    let against = Against::new(None);
    card(vec![
        heading(name),
        actions(vec![
            Button::new(w.setup_to_xlsx).icon(Icon::Send).on(move || {
                let bytes = xlsx::write(name, &rows(client, kind));
                let _given = file::give(&[name, ".xlsx"].concat(), XLSX, &bytes);
            }),
            Button::new(w.setup_to_csv).on(move || {
                let text = csv::write(&rows(client, kind));
                let _given = file::give(&[name, ".csv"].concat(), CSV, text.as_bytes());
            }),
        ]),
        chooser(client, kind, read),
        live(move || maybe(read.get().map(|found| shown(client, found, read, against)))),
        live(move || maybe(against.get().map(|why| note(Tone::Bad, why.words, why.clause)))),
    ])
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv;charset=utf-8";

/// Returns the table as it is now.
fn rows(client: Client, kind: Kind) -> Vec<Vec<String>> {
    let state = client.state_now();
    match kind {
        Kind::Items => items::write(state.catalogue.items.values()),
        Kind::Staff => {
            let serving = state.people.persons.values().filter(|one| one.retired.is_none());
            staff::write(&serving.map(domain::people::Person::details).collect::<Vec<_>>())
        }
    }
}

/// Returns the field that takes a file in.
fn chooser(client: Client, kind: Kind, read: RwSignal<Option<Read>>) -> AnyView {
    let take = move |input: &HtmlInputElement| {
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file may be chosen again after it was mended.
        spawn_local(async move {
            let found = match table_of(&file).await {
                Some(rows) => operations(&client.state_now(), kind, &rows),
                None => Read::Faulty(vec![words_now().setup_file_unreadable.to_owned()]),
            };
            read.set(Some(found));
        });
    };
    view! {
        <label class="field">
            <span>{words().setup_from_file}</span>
            <input
                type="file"
                accept=".xlsx,.csv"
                on:change=move |event| {
                    let input = event_target::<HtmlInputElement>(&event);
                    take(&input);
                    input.set_value("");
                }
            />
        </label>
    }
    .into_any()
}

/// Reads a file as a table, by what it holds and not by its name.
async fn table_of(file: &File) -> Option<Vec<Row>> {
    let bytes = file::read(file).await.ok()?;
    let Ok(mut parts) = xlsx::parts(&bytes) else {
        return csv::read(&String::from_utf8(bytes).ok()?).ok();
    };
    for part in parts.iter_mut().filter(|part| part.deflated) {
        part.bytes = file::inflate(&part.bytes).await.ok()?;
        part.deflated = false;
    }
    xlsx::read(&parts).ok()
}

/// Returns what a table would change: what is new and what differs.
fn operations(state: &State, kind: Kind, rows: &[Row]) -> Read {
    let operations = match kind {
        Kind::Items => items::read(rows).map(|all| of_items(state, all)),
        Kind::Staff => staff::read(rows).map(|all| of_staff(state, all)),
    };
    match operations {
        Ok(operations) => Read::Ready(operations),
        Err(faults) => Read::Faulty(faults.iter().map(said).collect()),
    }
}

fn of_items(state: &State, all: Vec<domain::catalogue::Item>) -> Vec<Operation> {
    let asked = all.into_iter().filter_map(|mut item| {
        let known = state.catalogue.items.get(&item.code);
        item.version = known.map_or(0, |known| known.version);
        if known == Some(&item) {
            return None;
        }
        let is_new = known.is_none();
        let item = Box::new(item);
        Some(Operation::Catalogue(if is_new {
            Catalogue::AddItem(AddItem { item })
        } else {
            Catalogue::ReviseItem(ReviseItem { item })
        }))
    });
    asked.collect()
}

fn of_staff(state: &State, all: Vec<Details>) -> Vec<Operation> {
    let known: BTreeMap<_, _> = state
        .people
        .persons
        .values()
        .filter(|one| one.retired.is_none())
        .map(|one| (one.badge.clone(), one))
        .collect();
    let asked = all.into_iter().filter_map(|mut details| {
        let Some(person) = known.get(&details.badge) else {
            return Some(Operation::People(People::Add(Add { details })));
        };
        // A table holds no photos: the one there is stays.
        details.photo.clone_from(&person.photo);
        let revise = Revise { person: person.id.clone(), details };
        (revise.details != person.details()).then_some(Operation::People(People::Revise(revise)))
    });
    asked.collect()
}

/// Returns a fault as a sentence.
fn said(fault: &Fault) -> String {
    let w = words_now();
    let why = match &fault.why {
        Why::NoColumn => w.setup_fault_no_column.to_owned(),
        Why::Blank => w.setup_fault_blank.to_owned(),
        Why::Unreadable(text) => fill(w.setup_fault_unreadable, &[("text", text)]),
        Why::Twice(text) => fill(w.setup_fault_twice, &[("text", text)]),
    };
    fill(w.setup_fault, &[("line", &number(fault.line)), ("column", &fault.column), ("why", &why)])
}

/// Returns what a chosen file would do, and the button that does it.
fn shown(client: Client, found: Read, read: RwSignal<Option<Read>>, against: Against) -> AnyView {
    let w = words();
    match found {
        Read::Faulty(faults) => {
            let lines = faults.into_iter().map(fine);
            stack(
                std::iter::once(note(Tone::Bad, w.setup_file_faulty, None)).chain(lines).collect(),
            )
        }
        Read::Ready(operations) if operations.is_empty() => {
            note(Tone::Good, w.setup_file_same, None)
        }
        Read::Ready(operations) => {
            let count = number(operations.len());
            let label = fill(w.setup_take_in, &[("n", &count)]);
            Button::new(label).primary().on(move || {
                let steps = operations.clone();
                let steps: ask::Steps =
                    Box::new(move |_| steps.into_iter().map(|step| (step, None)).collect());
                ask::submit_group(client, against, steps, move |_| read.set(None));
            })
        }
    }
}
