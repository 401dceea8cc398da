//! The register for two people side by side: on the left the giver's line, on the right what the
//! receiver says to it. S1.3.3, S1.4.2

use domain::handover::Entry;
use domain::handover::view::{SECTIONS, Section, section};
use leptos::prelude::*;

use super::keys::{Key, Said};
use super::line;
use super::row::row;
use super::sheet::Sheet;
use crate::client::Client;
use crate::parts::{Button, Views, card, count, flush_card, line as side, live, rows, soft, stack};
use crate::text::{fill, number, words};

/// Returns all sections that have a line.
pub fn lines(client: Client, sheet: Sheet) -> AnyView {
    live(move || {
        let words = words();
        let lines = sheet.lines.get();
        if lines.is_empty() {
            return card(vec![soft(words.handover_nothing)]);
        }
        let answers = sheet.answers();
        let of = |one: Section| {
            let own = lines.iter().filter(|(_, entry)| section(entry) == one);
            let own: Vec<(Key, Entry)> = own.cloned().collect();
            (!own.is_empty()).then(|| part(client, sheet, (one, own), answers))
        };
        stack(SECTIONS.into_iter().filter_map(of).collect())
    })
}

/// Returns one section, with one press for all of its lines once they were shown.
fn part(
    client: Client,
    sheet: Sheet,
    (name, lines): (Section, Vec<(Key, Entry)>),
    answers: bool,
) -> AnyView {
    let state = client.state_now();
    let keys: Vec<Key> = lines.iter().map(|(key, _)| key.clone()).collect();
    let number_of = lines.len();
    // S1.4.2 Appointments are acknowledged one by one.
    let end = if answers && name != Section::Appointments {
        let (open, all) = (keys.clone(), keys);
        let left = Memo::new(move |_| {
            sheet.said.with(|said| open.iter().filter(|key| !said.contains_key(*key)).count())
        });
        live(move || all_at_once(sheet, all.clone(), left.get()))
    } else {
        ().into_any()
    };
    let lines: Views = lines
        .into_iter()
        .map(|(key, entry)| row(sheet, key, &line::spoken(&state, &entry), answers))
        .collect();
    flush_card(line::section(name), side(vec![count(number_of), end]), rows(lines))
}

/// Returns the press that acknowledges what nothing was said to yet.
fn all_at_once(sheet: Sheet, keys: Vec<Key>, left: usize) -> AnyView {
    if left == 0 {
        return ().into_any();
    }
    let said = fill(words().handover_acknowledge_all, &[("n", &number(left))]);
    Button::new(said).on(move || {
        sheet.said.update(|said| {
            for key in &keys {
                said.entry(key.clone()).or_insert(Said::Acknowledged);
            }
        });
    })
}
