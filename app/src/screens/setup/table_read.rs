//! A file of items or staff, read and held against what there is: what it would change.

use std::collections::BTreeMap;

use bianmin::table::{Fault, Row, Why, csv, items, staff, xlsx};
use domain::catalogue::{AddItem, Operation as Catalogue, ReviseItem};
use domain::people::{Add, Details, Operation as People, Revise};
use domain::{Operation, State};
use web_sys::File;

use crate::client::file;
use crate::text::{fill, number, words_now};

/// Which table.
#[derive(Clone, Copy)]
pub enum Kind {
    Items,
    Staff,
}

/// What a chosen file would do.
#[derive(Clone)]
pub enum Read {
    Ready(Vec<Operation>),
    Faulty(Vec<String>),
}

/// Reads a file as a table, by what it holds and not by its name.
pub async fn table_of(file: &File) -> Option<Vec<Row>> {
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
pub fn operations(state: &State, kind: Kind, rows: &[Row]) -> Read {
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
