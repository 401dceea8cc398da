//! Items and staff as tables: out to Excel or WPS, and back in, all or none.

use bianmin::table::{Sheet, csv, items, staff, xlsx};
use domain::access::Allowed;
use domain::people::{Person, Register};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::head::{head, only};
use super::table_read::{Kind, Read, operations, table_of};
use crate::client::{Client, file};
use crate::parts::{
    Button, Icon, Tone, actions, card, columns, file_button, fine, heading, live, maybe, note,
    page, soft, stack,
};
use crate::screens::ask::{self, Against};
use crate::screens::register::{self, Giving, Made};
use crate::text::{fill, number, words, words_now};

/// Returns both tables, each with its way out and its way in.
pub fn table(client: Client) -> AnyView {
    let w = words();
    page(
        w.setup_table,
        vec![
            head(client, Allowed::SetUp, w.setup_table),
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
        match kind {
            Kind::Items => to_files(client, name),
            Kind::Staff => register::button(client, move || staff_giving(client)),
        },
        only(client, Allowed::SetUp, vec![chooser(client, kind, read)]),
        live(move || maybe(read.get().map(|found| shown(client, found, read, against)))),
        live(move || maybe(against.get().map(|why| note(Tone::Bad, why.words, why.clause)))),
    ])
}

/// Returns the ways out of the items, which are public anyhow.
fn to_files(client: Client, name: &'static str) -> AnyView {
    let w = words();
    let sheet = move || {
        let rows = items::write(client.state_now().catalogue.items.values());
        Sheet { name: name.to_owned(), rows }
    };
    actions(vec![
        Button::new(w.setup_to_xlsx).icon(Icon::Send).on(move || {
            let bytes = xlsx::write(&[sheet()]);
            let _given = file::give(&[name, ".xlsx"].concat(), file::XLSX, &bytes);
        }),
        Button::new(w.setup_to_csv).on(move || {
            let text = csv::write(&sheet().rows);
            let _given = file::give(&[name, ".csv"].concat(), file::CSV, text.as_bytes());
        }),
    ])
}

/// Returns the staff of now as they are given out: their phones masked, unless whoever sets the site up takes
/// them to change them.
fn staff_giving(client: Client) -> Giving {
    let today = client.now_exact().date(client.state_now().site.zone);
    let make = register::at_hand(move |order| {
        let state = client.state_now();
        let staff: Vec<_> = state.people.staff().into_iter().map(Person::details).collect();
        let staff = if order.personal { staff } else { staff::masked(&staff) };
        let name = words_now().setup_staff.to_owned();
        Made::whole(vec![Sheet { name, rows: staff::write(&staff) }])
    });
    let (what, person) = (Register::Staff, None);
    Giving { what, person, from: today, to: today, days_open: false, make }
}

/// Returns the button that takes a file in.
fn chooser(client: Client, kind: Kind, read: RwSignal<Option<Read>>) -> AnyView {
    file_button(Icon::Ledger, words().setup_from_file, ".xlsx,.csv", move |file| {
        spawn_local(async move {
            let found = match table_of(&file).await {
                Some(rows) => operations(&client.state_now(), kind, &rows),
                None => Read::Faulty(vec![words_now().setup_file_unreadable.to_owned()]),
            };
            read.set(Some(found));
        });
    })
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
