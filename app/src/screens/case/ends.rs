//! How a case goes on and ends: accepted, finished, refused, given up, told. S1.1.2, S1.6.2, S2.4

use domain::case::{Accept, Finish, GiveFeedback, Operation as Ask, Refuse, Withdraw};
use domain::contact::Told;
use domain::{CaseId, Operation};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Icon};
use crate::screens::contact;
use crate::screens::panel::Panel;
use crate::text::words;

/// Returns the acceptance, which promises a date. R-CLK-1
pub fn accept(client: Client, case: CaseId) -> AnyView {
    let words = words();
    Panel::new(client, Icon::Check, words.reception_accept, words.case_accept_help)
        .open()
        .asks(move || Operation::Case(Ask::Accept(Accept { case: case.clone() })))
}

/// Returns the finishing of a case, told to the visitor or not yet.
pub fn finish(client: Client, case: CaseId, next: bool) -> AnyView {
    let words = words();
    let told = RwSignal::new(Told::Present);
    let result = RwSignal::new(String::new());
    let panel = Panel::new(client, Icon::Saved, words.case_finish, words.case_finish_help)
        .field(Field::new(words.case_result).help(words.act_optional).into(result))
        .field(contact::ways_to_tell(told));
    let panel = if next { panel.open() } else { panel };
    panel.asks(move || {
        let (case, told) = (case.clone(), told.get());
        let result = result.get().trim().to_owned();
        Operation::Case(Ask::Finish(Finish { case, result, told }))
    })
}

/// Returns the refusal of a case with its ground. S2.4
pub fn refuse(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let ground = RwSignal::new(String::new());
    let remedy = RwSignal::new(words.reception_remedy_default.to_owned());
    Panel::new(client, Icon::Cross, words.reception_refuse, words.reception_refuse_help)
        .grave()
        .field(Field::new(words.reception_ground).lines().into(ground))
        .field(Field::new(words.reception_remedy).lines().into(remedy))
        .asks(move || {
            let (case, told) = (case.clone(), Told::Present);
            let (ground, remedy) = (ground.get(), remedy.get());
            Operation::Case(Ask::Refuse(Refuse { case, ground, remedy, told }))
        })
}

/// Returns the entry that the visitor gives it up.
pub fn withdraw(client: Client, case: CaseId) -> AnyView {
    let words = words();
    Panel::new(client, Icon::Leave, words.reception_withdrawn, words.reception_withdrawn_help)
        .grave()
        .asks(move || Operation::Case(Ask::Withdraw(Withdraw { case: case.clone() })))
}

/// Returns the entry of what the visitor was told. S1.1.2
pub fn feedback(client: Client, case: CaseId) -> AnyView {
    contact::feedback(client, move |how, content, reached| {
        let case = case.clone();
        Operation::Case(Ask::GiveFeedback(GiveFeedback { case, how, content, reached }))
    })
}
