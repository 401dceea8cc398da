//! A ward is chased: what it has not brought, on paper, and that it was told. S3.2

use std::sync::Arc;

use domain::volume::{Chase, Operation as Ask, Round, Way, view};
use domain::{Operation, VolumeId};
use leptos::prelude::*;

use super::{list, paper, say};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Views, actions, alarm, back_link, card, empty, flush_card, live, narrow_page,
    rows, soft, stack, title,
};
use crate::screens::choice::Choice;
use crate::screens::notice::Paper;
use crate::screens::panel::Panel;
use crate::text::{fill, words};

/// Returns the screen.
pub fn screen(client: Client, ward: &str) -> AnyView {
    let (w, ward) = (words(), decoded(ward));
    let name = fill(w.volume_chase_ward, &[("ward", &ward)]);
    let of = ward.clone();
    let rounds = Memo::new(move |_| rounds(client, &of));
    let acts = live(move || match &rounds.get()[..] {
        [] => card(vec![empty(Icon::Check, w.volume_chase_none, "")]),
        some => stack(some.iter().map(|(round, ids)| told(client, *round, ids.clone())).collect()),
    });
    let printed = use_context::<Paper>().map(|place| {
        let ward = ward.clone();
        let press = move || {
            let ward = ward.clone();
            place.print(Arc::new(move || paper::letter(client, &ward)));
        };
        Button::new(w.volume_chase_print).icon(Icon::Print).on(press)
    });
    let lines = live(move || lines(client, &ward));
    narrow_page(
        w.volume_chase,
        vec![
            back_link(w.volume_title, client.href("records")),
            title(name),
            soft(w.volume_chase_help),
            actions(printed.into_iter().collect()),
            acts,
            lines,
        ],
    )
}

/// Reads a ward as it stands in an address.
fn decoded(ward: &str) -> String {
    let plain = js_sys::decode_uri_component(ward).ok();
    plain.map_or_else(|| ward.to_owned(), String::from)
}

/// Returns the volumes that are to be told of, by round, the gravest first.
fn rounds(client: Client, ward: &str) -> Vec<(Round, Vec<VolumeId>)> {
    let state = client.state();
    let mut wards = view::late_by_ward(&state, client.now());
    let mut all: Vec<(Round, Vec<VolumeId>)> = Vec::new();
    for (round, one) in wards.remove(ward).unwrap_or_default() {
        match all.last_mut() {
            Some((last, ids)) if *last == round => ids.push(one.id.clone()),
            Some(_) | None => all.push((round, vec![one.id.clone()])),
        }
    }
    all
}

/// Returns the act that writes down that they were told.
fn told(client: Client, round: Round, volumes: Vec<VolumeId>) -> AnyView {
    let (w, how) = (words(), Choice::new(Some(Way::Phone)));
    // One round stands beside another: each has a choice of its own.
    let group = ["volume-chase-", say::round(w, round)].concat();
    Panel::new(client, Icon::Phone, say::round(w, round), w.volume_chase_record)
        .open()
        .field(how.rows(&group, w.volume_chase_how, say::ways()))
        .asks(move || {
            let (volumes, how) = (volumes.clone(), how.value.get().unwrap_or(Way::Phone));
            Operation::from(Ask::Chase(Chase { volumes, round, how }))
        })
}

fn lines(client: Client, ward: &str) -> AnyView {
    let (state, w) = (client.state(), words());
    let due = view::due_from(&state, ward);
    let lines: Views = due.iter().map(|one| list::row(client, &state, one)).collect();
    flush_card(w.volume_place_ward, alarm(due.len()), rows(lines))
}
