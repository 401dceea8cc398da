//! What carries a case on: steps, the visitor's delay, a conversion, and the handing over. S1.4.1,
//! R-CLK-10, R-CLK-11

use domain::case::{Convert, DelayKind, Deliver, Handing, NoteDelay, Operation as Ask, TakeStep};
use domain::{CaseId, Operation};
use leptos::prelude::*;

use super::clock::days;
use crate::client::Client;
use crate::parts::{Field, Icon, choices, one_of};
use crate::screens::panel::Panel;
use crate::text::{Words, words};

/// Returns by what the visitor keeps a case waiting.
pub const fn delay(w: &Words, kind: DelayKind) -> &'static str {
    match kind {
        DelayKind::MissedAppointment => w.case_delay_missed,
        DelayKind::AwaitsVisitor => w.case_delay_awaits,
    }
}

/// Returns how a document is handed over.
pub const fn handing(w: &Words, how: Handing) -> &'static str {
    match how {
        Handing::InPerson => w.case_deliver_in_person,
        Handing::Proxy => w.case_deliver_proxy,
        Handing::Post => w.case_deliver_post,
    }
}

/// Returns the entry of a step.
pub fn step(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let (name, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Panel::new(client, Icon::Next, words.case_step, words.case_step_help)
        .field(Field::new(words.case_step_name).into(name))
        .field(Field::new(words.case_step_note).help(words.act_optional).lines().into(note))
        .asks(move || {
            let (case, name) = (case.clone(), name.get().trim().to_owned());
            let note = note.get().trim().to_owned();
            Operation::Case(Ask::TakeStep(TakeStep { case, name, note }))
        })
}

/// Returns the entry that the visitor keeps it waiting. R-CLK-10
pub fn wait(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let kind = RwSignal::new(DelayKind::MissedAppointment);
    let note = RwSignal::new(String::new());
    let kinds = [DelayKind::MissedAppointment, DelayKind::AwaitsVisitor].into_iter().map(|one| {
        let on = Signal::derive(move || kind.get() == one);
        one_of("delay", delay(words, one), "", on, move || kind.set(one))
    });
    Panel::new(client, Icon::Person, words.case_delay, words.case_delay_help)
        .field(choices(words.case_delay_why, kinds.collect()))
        .field(Field::new(words.case_delay_note).lines().into(note))
        .asks(move || {
            let (case, kind) = (case.clone(), kind.get());
            let note = note.get().trim().to_owned();
            Operation::Case(Ask::NoteDelay(NoteDelay { case, kind, note }))
        })
}

/// Returns a supervisor's making an immediate matter a promised one. S1.4.1
pub fn convert(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let (typed, ground) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Panel::new(client, Icon::Calendar, words.case_convert, words.case_convert_help)
        .field(Field::new(words.case_convert_days).into(typed))
        .field(Field::new(words.case_convert_ground).lines().into(ground))
        .asks(move || {
            let (case, ground) = (case.clone(), ground.get().trim().to_owned());
            let working_days = days(typed);
            Operation::Case(Ask::Convert(Convert { case, working_days, ground }))
        })
}

/// Returns the handing over of the document. R-CLK-11
pub fn deliver(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let how = RwSignal::new(Handing::InPerson);
    let ways = [Handing::InPerson, Handing::Proxy, Handing::Post].into_iter().map(|one| {
        let on = Signal::derive(move || how.get() == one);
        one_of("handing", handing(words, one), "", on, move || how.set(one))
    });
    Panel::new(client, Icon::Send, words.case_deliver, words.case_deliver_help)
        .open()
        .field(choices(words.case_deliver_how, ways.collect()))
        .asks(move || {
            let (case, how) = (case.clone(), how.get());
            Operation::Case(Ask::Deliver(Deliver { case, how }))
        })
}
