//! How a case goes on and ends: asked for more, accepted, finished, refused, given up, told, given
//! to another. S1.1.2, S1.6.2, S2.4

use domain::case::rules;
use domain::case::{
    Accept, AskSupplement, Case, Finish, GiveFeedback, Operation as Ask, Reassign, Refuse, Withdraw,
};
use domain::contact::Told;
use domain::text::Text;
use domain::{CaseId, Operation};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Icon};
use crate::screens::contact::{self, given, typed_lines};
use crate::screens::panel::Panel;
use crate::screens::phrase::{Known, Moment, named, phrase_of};
use crate::text::words;

/// Returns the acceptance, which promises a date, or enters the one the law has promised. R-CLK-1,
/// R-CLK-4
pub fn accept(client: Client, case: CaseId, by_law: bool) -> AnyView {
    let words = words();
    let help = if by_law { words.case_accept_deemed_help } else { words.case_accept_help };
    Panel::new(client, Icon::Check, words.reception_accept, help)
        .open()
        .asks(move || Operation::Case(Ask::Accept(Accept { case: case.clone() })))
}

/// Returns the finishing of a case, told to the visitor or not yet.
pub fn finish(client: Client, case: CaseId, next: bool) -> AnyView {
    let words = words();
    let told = RwSignal::new(Told::Present);
    let result = RwSignal::new(String::new());
    let document = RwSignal::new(String::new());
    let panel = Panel::new(client, Icon::Saved, words.case_finish, words.case_finish_help)
        .field(Field::new(words.case_result).help(words.act_optional).into(result))
        .field(Field::new(words.case_document).help(words.case_document_help).into(document))
        .field(contact::ways_to_tell(told));
    let panel = if next { panel.open() } else { panel };
    panel.asks(move || {
        let (case, told) = (case.clone(), told.get());
        let result = result.get().trim().to_owned();
        let document = document.get().trim().to_owned();
        Operation::Case(Ask::Finish(Finish { case, result, document, told }))
    })
}

/// Returns the refusal of a case with its ground. S2.4
pub fn refuse(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let ground = RwSignal::new(String::new());
    let remedy = RwSignal::new(words.reception_remedy_default.to_owned());
    let rule = move || {
        let ground = ground.get().trim().to_owned();
        (!ground.is_empty()).then(|| ("rule", Text::hans(ground))).into_iter().collect()
    };
    Panel::new(client, Icon::Cross, words.reception_refuse, words.reception_refuse_help)
        .grave()
        .field(phrase_of(client, Moment::Refuses, rule))
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

/// Returns the supplement: everything missing at one time; a second is the supervisor's.
pub fn supplement(client: Client, case: CaseId, again: bool) -> AnyView {
    let words = words();
    let lines = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let help = if again { words.case_second_help } else { words.case_supplement_help };
    let name = if again { words.case_second } else { words.case_ask };
    let short = case.clone();
    let mut panel = Panel::new(client, Icon::Ledger, name, help)
        .field(phrase_of(client, Moment::Papers, move || missing(client, &short)))
        .field(Field::new(words.reception_lines).lines().into(lines));
    if again {
        panel = panel.field(Field::new(words.case_second_reason).into(reason));
    }
    panel.asks(move || {
        let state = client.state();
        let missing = state.case.get(&case).map(Case::missing).unwrap_or_default();
        let (case, lines) = (case.clone(), typed_lines(&lines.get()));
        let reason = reason.get().trim().to_owned();
        Operation::Case(Ask::AskSupplement(AskSupplement { case, missing, lines, reason }))
    })
}

/// Returns a supervisor's giving of a case to somebody. S1.1.2
pub fn reassign(client: Client, case: CaseId) -> AnyView {
    given(client, move |to, reason| {
        let case = case.clone();
        Operation::Case(Ask::Reassign(Reassign { case, to, reason }))
    })
}

/// Returns the papers a case lacks, as a phrase names them. P-R15
fn missing(client: Client, id: &CaseId) -> Known {
    let state = client.state();
    let Some(case) = state.case.get(id) else { return Known::new() };
    let guide = rules::guide(&state, case).ok();
    let material = |key| guide.and_then(|guide| guide.material(key));
    let missing = case.missing();
    let names: Vec<Text> =
        missing.iter().filter_map(material).map(|one| one.name.clone()).collect();
    named(&names).into_iter().map(|text| ("document", text)).collect()
}
