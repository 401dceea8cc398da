//! How a repair ends or begins again, and what of it is put right on the way. UL01, UL02, S1.1.2

use domain::contact::Personal;
use domain::repair::{
    Cancel, Confirm, Correct, Danger, Kind, Operation as Ask, Reopen, Repair, Report, Take, rules,
};
use domain::{Operation, OperationId};
use leptos::prelude::*;

use super::choose;
use crate::client::{Client, Draft};
use crate::parts::{Field, Icon, Views, Why, choices};
use crate::screens::panel::Panel;
use crate::text::{words, words_now};

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
            acts.push(take(client, one));
        }
        acts.push(correct(client, one));
    }
    if rules::awaits_a_team(one).is_ok() {
        acts.push(cancel(client, one));
    }
    acts
}

/// Returns what is typed of an act, kept for what it is about.
fn typed(client: Client, act: &str, about: &OperationId) -> Draft<String> {
    client.draft(&["repair-", act, "-", &about.0].concat())
}

fn confirm(client: Client, one: &Repair, end: &OperationId) -> AnyView {
    let w = words();
    let said = typed(client, "confirm", end);
    let (repair, done) = (one.id.clone(), end.clone());
    Panel::new(client, Icon::Check, w.repair_confirm, w.repair_confirm_help)
        .open()
        .typed(said, Field::new(w.repair_confirm_words).help(w.handover_no_personal))
        .asks(move || {
            let (repair, done) = (repair.clone(), done.clone());
            let words = said.value.get().trim().to_owned();
            Operation::from(Ask::Confirm(Confirm { repair, done, words }))
        })
}

fn reopen(client: Client, one: &Repair, end: &OperationId) -> AnyView {
    let w = words();
    let (text, wrong) = (typed(client, "reopen", end), RwSignal::new(None::<Why>));
    let (repair, end) = (one.id.clone(), end.clone());
    let words_of = move || text.value.get_untracked().trim().to_owned();
    let said = move || Personal { words: words_of(), ..Personal::default() };
    Panel::new(client, Icon::Back, w.repair_reopen, w.repair_reopen_help)
        .typed(text, Field::new(w.repair_reopen_words).lines().wrong(wrong.into()))
        .once(move || {
            let (said, w) = (said(), words_now());
            let blank = said.words.is_empty().then_some(w.repair_reopen_blank);
            let long = (!said.check().is_empty()).then_some(w.reception_words_long);
            let why = blank.or(long);
            wrong.set(why.map(Why::plain));
            why.is_none()
        })
        .beside(move || Some(said()))
        .asks(move || {
            let (repair, end) = (repair.clone(), end.clone());
            Operation::from(Ask::Reopen(Reopen { repair, end }))
        })
}

fn cancel(client: Client, one: &Repair) -> AnyView {
    let w = words();
    let said = typed(client, "cancel", &one.round);
    let (repair, round) = (one.id.clone(), one.round.clone());
    Panel::new(client, Icon::Cross, w.repair_cancel, w.repair_cancel_help)
        .grave()
        .typed(said, Field::new(w.repair_cancel_words).help(w.handover_no_personal))
        .asks(move || {
            let (repair, round) = (repair.clone(), round.clone());
            let words = said.value.get().trim().to_owned();
            Operation::from(Ask::Cancel(Cancel { repair, round, words }))
        })
}

fn take(client: Client, one: &Repair) -> AnyView {
    let w = words();
    let (repair, from) = (one.id.clone(), one.owner.clone());
    Panel::new(client, Icon::Person, w.repair_take, w.repair_take_help).asks(move || {
        let (repair, from) = (repair.clone(), from.clone());
        Operation::from(Ask::Take(Take { repair, from }))
    })
}

fn correct(client: Client, one: &Repair) -> AnyView {
    let w = words();
    let from = Report { building: one.building.clone(), kind: one.kind, danger: one.danger };
    let kind = RwSignal::new(choose::key(&Kind::ALL, Some(&from.kind)));
    let danger = RwSignal::new(choose::key(&Danger::ALL, from.danger.as_ref()));
    let building = RwSignal::new(choose::building_key(from.building.as_ref()));
    let buildings = choose::buildings(&client.state_now(), from.building.as_ref());
    let lines = choose::lines("correct-building", building, buildings);
    let repair = one.id.clone();
    let kinds = choose::lines("correct-kind", kind, choose::kinds());
    let dangers = choose::lines("correct-danger", danger, choose::dangers(true));
    Panel::new(client, Icon::Rule, w.repair_correct, w.repair_correct_help)
        .field(choices(w.repair_kind, kinds))
        .field(choices(w.repair_danger, dangers))
        .field(if lines.is_empty() { ().into_any() } else { choices(w.repair_building, lines) })
        .asks(move || {
            let to = Report {
                building: choose::read_building(&building.get()),
                kind: choose::read(&Kind::ALL, &kind.get()).unwrap_or(from.kind),
                danger: choose::read(&Danger::ALL, &danger.get()),
            };
            let (repair, from) = (repair.clone(), from.clone());
            Operation::from(Ask::Correct(Correct { repair, from, to }))
        })
}
