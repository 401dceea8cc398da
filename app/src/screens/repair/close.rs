//! How a repair ends or begins again, and what of it is put right on the way. UL01, UL02, S1.1.2

use domain::contact::Personal;
use domain::repair::{
    Cancel, Confirm, Correct, Danger, Kind, Operation as Ask, Reopen, Repair, Take, rules,
};
use domain::{Operation, RepairId};
use leptos::prelude::*;

use super::{choose, say};
use crate::client::Client;
use crate::parts::{Field, Icon, Views, choices};
use crate::screens::panel::Panel;
use crate::text::words;

/// Returns what is possible of these acts; the likely one is open.
pub fn of(client: Client, one: &Repair) -> Views {
    let mut acts = Views::new();
    if let Some(end) = &one.end {
        if rules::done(one).is_ok() {
            acts.push(confirm(client, one, end));
        }
        if rules::not_by_themselves(one).is_ok() {
            acts.push(reopen(client, one, end));
        }
    }
    if rules::open(one).is_ok() {
        let me = client.stamp();
        if me.is_some_and(|stamp| rules::not_theirs_yet(one, &stamp).is_ok()) {
            acts.push(take(client, one.id.clone()));
        }
        acts.push(correct(client, one));
    }
    if rules::awaits_a_team(one).is_ok() {
        acts.push(cancel(client, one));
    }
    acts
}

/// Returns what is typed of an act of a repair; it is kept.
fn typed(client: Client, one: &RepairId, act: &str) -> RwSignal<String> {
    client.draft::<String>(&["repair-", act, "-", &one.0].concat()).value
}

fn confirm(client: Client, one: &Repair, end: &domain::OperationId) -> AnyView {
    let w = words();
    let said = typed(client, &one.id, "confirm");
    let (repair, done) = (one.id.clone(), end.clone());
    Panel::new(client, Icon::Check, w.repair_confirm, w.repair_confirm_help)
        .open()
        .field(Field::new(w.repair_confirm_words).into(said))
        .asks(move || {
            let (repair, done) = (repair.clone(), done.clone());
            let words = said.get().trim().to_owned();
            Operation::from(Ask::Confirm(Confirm { repair, done, words }))
        })
}

fn reopen(client: Client, one: &Repair, end: &domain::OperationId) -> AnyView {
    let w = words();
    let text = typed(client, &one.id, "reopen");
    let (repair, end) = (one.id.clone(), end.clone());
    // Where it is and whom to ask stays as it was said.
    let before = say::said(client, one).unwrap_or_default();
    Panel::new(client, Icon::Back, w.repair_reopen, w.repair_reopen_help)
        .field(Field::new(w.repair_reopen_words).lines().into(text))
        .beside(move || {
            let words = text.get().trim().to_owned();
            Some(Personal { words, ..before.clone() })
        })
        .asks(move || {
            let (repair, end) = (repair.clone(), end.clone());
            Operation::from(Ask::Reopen(Reopen { repair, end }))
        })
}

fn cancel(client: Client, one: &Repair) -> AnyView {
    let w = words();
    let said = typed(client, &one.id, "cancel");
    let (repair, round) = (one.id.clone(), one.round.clone());
    Panel::new(client, Icon::Cross, w.repair_cancel, w.repair_cancel_help)
        .grave()
        .field(Field::new(w.repair_cancel_words).into(said))
        .asks(move || {
            let (repair, round) = (repair.clone(), round.clone());
            let words = said.get().trim().to_owned();
            Operation::from(Ask::Cancel(Cancel { repair, round, words }))
        })
}

fn take(client: Client, repair: RepairId) -> AnyView {
    let w = words();
    Panel::new(client, Icon::Person, w.repair_take, w.repair_take_help)
        .asks(move || Operation::from(Ask::Take(Take { repair: repair.clone() })))
}

fn correct(client: Client, one: &Repair) -> AnyView {
    let w = words();
    let kind = RwSignal::new(choose::key(&Kind::ALL, Some(&one.kind)));
    let danger = RwSignal::new(choose::key(&Danger::ALL, one.danger.as_ref()));
    let own = one.building.as_ref();
    let building = RwSignal::new(own.map(|id| id.0.clone()).unwrap_or_default());
    let buildings = choose::buildings(&client.state_now(), own);
    let lines = choose::lines("correct-building", building, buildings);
    let (repair, before) = (one.id.clone(), one.kind);
    Panel::new(client, Icon::Rule, w.repair_correct, w.repair_correct_help)
        .field(choices(w.repair_kind, choose::lines("correct-kind", kind, choose::kinds())))
        .field(choices(
            w.repair_danger,
            choose::lines("correct-danger", danger, choose::dangers(true)),
        ))
        .field(if lines.is_empty() { ().into_any() } else { choices(w.repair_building, lines) })
        .asks(move || {
            Operation::from(Ask::Correct(Correct {
                repair: repair.clone(),
                building: choose::read_building(&building.get()),
                kind: choose::read(&Kind::ALL, &kind.get()).unwrap_or(before),
                danger: choose::read(&Danger::ALL, &danger.get()),
            }))
        })
}
