//! A list of discharges is taken in from a file of another system: nothing twice, and what cannot be read is
//! named. Cut off, it goes on with the same file where it stopped. S3.1

use std::collections::BTreeMap;

use bianmin::table::Row;
use bianmin::table::discharges::{Column, Columns, read, recognised};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{columns, taken};
use crate::client::{Client, Draft};
use crate::parts::{
    Icon, Tone, Views, back_link, card, file_button, live, maybe, narrow_page, note, progress,
    soft, title,
};
use crate::screens::ask::{Against, stands};
use crate::screens::setup::table_of;
use crate::text::{fill, number, words};

/// A file, and how far it was taken in.
#[derive(Clone, Copy)]
pub struct File {
    rows: RwSignal<Vec<Row>>,
    columns: RwSignal<Columns>,
    /// The headings somebody chose before, or that were recognised.
    remembered: Draft<BTreeMap<Column, String>>,
    unreadable: RwSignal<bool>,
    /// How many lines are left of how many, while they are taken in.
    pub left: RwSignal<Option<(usize, usize)>>,
    pub done: RwSignal<bool>,
    /// What stood against the last press: it outlives what is drawn anew while lines are taken in.
    pub against: Against,
}

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let file = File {
        rows: RwSignal::new(Vec::new()),
        columns: RwSignal::new(Columns::new()),
        remembered: client.draft("volume-columns"),
        unreadable: RwSignal::new(false),
        left: RwSignal::new(None),
        done: RwSignal::new(false),
        against: Against::new(None),
    };
    let choose = file_button(Icon::Ledger, w.volume_choose_file, ".xlsx,.csv", move |chosen| {
        spawn_local(async move {
            let rows = table_of(&chosen).await;
            file.unreadable.set(rows.is_none());
            file.open(rows.unwrap_or_default());
        });
    });
    let wrong = live(move || {
        let words = words();
        maybe(file.unreadable.get().then(|| note(Tone::Bad, words.setup_file_unreadable, None)))
    });
    narrow_page(
        w.volume_import,
        vec![
            back_link(w.volume_title, client.href("records")),
            title(w.volume_import),
            soft(w.volume_import_help),
            card(vec![choose, wrong]),
            live(move || file.chosen()),
            live(move || found(client, file)),
            stands(file.against),
        ],
    )
}

impl File {
    /// Takes a file's rows for what is chosen now: its columns as they were chosen before, else as recognised.
    fn open(self, rows: Vec<Row>) {
        let headings = rows.first().map(|row| row.cells.clone()).unwrap_or_default();
        let mut columns = recognised(&headings);
        for (column, heading) in self.remembered.value.get_untracked() {
            if let Some(place) = headings.iter().position(|other| *other == heading) {
                columns.insert(column, place);
            }
        }
        self.columns.set(columns);
        self.done.set(false);
        self.against.set(None);
        self.rows.set(rows);
    }

    fn chosen(self) -> AnyView {
        self.rows.with(|rows| match rows.first() {
            Some(headings) => columns::chosen(&headings.cells, self.columns),
            None => ().into_any(),
        })
    }

    /// Remembers which heading was taken for which column.
    pub fn remember(self) {
        let headings = self.rows.with_untracked(|rows| rows.first().cloned());
        let heading = |place: &usize| headings.as_ref()?.cells.get(*place).cloned();
        let chosen = self.columns.with_untracked(|columns| {
            let named = columns.iter().filter_map(|(one, place)| Some((*one, heading(place)?)));
            named.collect::<BTreeMap<Column, String>>()
        });
        self.remembered.value.set(chosen);
    }
}

/// Returns what is new in the file, with the press that takes it in, and what cannot be read.
fn found(client: Client, file: File) -> AnyView {
    let w = words();
    if let Some((left, all)) = file.left.get() {
        let said = fill(w.volume_taking, &[("n", &number(left))]);
        return card(vec![progress(said, all - left, all)]);
    }
    if file.rows.with(Vec::is_empty) || !file.columns.with(columns::are_known) {
        return ().into_any();
    }
    let (lines, unread) =
        file.rows.with(|rows| file.columns.with(|columns| read(rows, columns, client.today())));
    let all = lines.len();
    let lines = taken::fresh(&client.state_now(), lines);
    let known = all - lines.len();
    let mut parts = Views::new();
    if file.done.get() && lines.is_empty() {
        parts.push(note(Tone::Good, w.volume_taken_in, None));
    } else if lines.is_empty() {
        parts.push(note(Tone::Good, w.volume_nothing_new, None));
    } else {
        if known > 0 {
            parts.push(soft(fill(w.volume_known, &[("n", &number(known))])));
        }
        parts.push(taken::take(client, file, lines));
    }
    if !unread.is_empty() {
        parts.push(taken::faults(&unread));
    }
    card(parts)
}
