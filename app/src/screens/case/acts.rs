//! What can be done about a case now, the next thing first. S1.1.2, S1.6.2

use domain::case::{
    Accept, AskSupplement, Finish, GiveFeedback, Operation as Ask, Reassign, Refuse, Stage,
    Withdraw,
};
use domain::contact::Told;
use domain::people::Role;
use domain::{CaseId, Operation, PersonId};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Icon, Views, card, heading, live, soft, stack};
use crate::screens::contact::{everybody, typed_lines, ways_to_tell};
use crate::screens::panel::Panel;
use crate::text::words;

/// Where a case stands for the person signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stands {
    mine: bool,
    supervises: bool,
    settled: bool,
    accepted: bool,
    complete: bool,
    asked: bool,
}

/// Returns the acts.
pub fn of(client: Client, id: CaseId) -> AnyView {
    let asked = id.clone();
    let stands = Memo::new(move |_| stands(client, &asked));
    live(move || {
        let words = words();
        let Some(now) = stands.get() else { return ().into_any() };
        let mut acts = Views::new();
        if now.mine && now.settled {
            acts.push(feedback(client, id.clone()));
        }
        if now.mine && !now.settled {
            if !now.accepted && now.complete {
                acts.push(accept(client, id.clone()));
            }
            acts.push(finish(client, id.clone(), now.accepted));
        }
        if !now.settled && !now.accepted && (now.mine || (now.supervises && now.asked)) {
            acts.push(supplement(client, id.clone(), now));
        }
        if now.mine && !now.settled {
            acts.push(refuse(client, id.clone()));
            acts.push(withdraw(client, id.clone()));
        }
        if now.supervises {
            acts.push(reassign(client, id.clone()));
        }
        if acts.is_empty() {
            return card(vec![heading(words.contact_acts), soft(words.contact_nothing_to_do)]);
        }
        acts.insert(0, heading(words.contact_acts));
        stack(acts)
    })
}

/// Returns how an open case stands; a closed one asks for nothing.
fn stands(client: Client, id: &CaseId) -> Option<Stands> {
    let state = client.state();
    let case = state.case.get(id)?;
    let me = client.person()?;
    let roles = state.people.persons.get(&me).map(|person| &person.roles);
    let supervises = roles.is_some_and(|roles| roles.contains(&Role::Supervisor));
    let open = case.is_open();
    Some(Stands {
        mine: open && *case.owner() == me,
        supervises: open && supervises,
        settled: case.is_settled(),
        accepted: case.stage == Stage::Accepted,
        complete: case.missing().is_empty(),
        asked: !case.supplements.is_empty(),
    })
}

fn accept(client: Client, case: CaseId) -> AnyView {
    let words = words();
    Panel::new(client, Icon::Check, words.reception_accept, words.case_accept_help)
        .open()
        .asks(move || Operation::Case(Ask::Accept(Accept { case: case.clone() })))
}

/// Returns the finishing of a case, told to the visitor or not yet.
fn finish(client: Client, case: CaseId, next: bool) -> AnyView {
    let words = words();
    let told = RwSignal::new(Told::Present);
    let result = RwSignal::new(String::new());
    let panel = Panel::new(client, Icon::Saved, words.case_finish, words.case_finish_help)
        .field(Field::new(words.case_result).help(words.act_optional).into(result))
        .field(ways_to_tell(told));
    let panel = if next { panel.open() } else { panel };
    panel.asks(move || {
        let (case, told) = (case.clone(), told.get());
        let result = result.get().trim().to_owned();
        Operation::Case(Ask::Finish(Finish { case, result, told }))
    })
}

/// Returns the supplement: everything missing at one time; a second is the supervisor's.
fn supplement(client: Client, case: CaseId, stands: Stands) -> AnyView {
    let words = words();
    let lines = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let help = if stands.asked { words.case_second_help } else { words.case_supplement_help };
    let name = if stands.asked { words.case_second } else { words.case_ask };
    let mut panel = Panel::new(client, Icon::Ledger, name, help)
        .field(Field::new(words.reception_lines).lines().into(lines));
    if stands.asked {
        panel = panel.field(Field::new(words.case_second_reason).into(reason));
    }
    panel.asks(move || {
        let state = client.state();
        let missing = state.case.get(&case).map(|case| case.missing()).unwrap_or_default();
        let (case, lines) = (case.clone(), typed_lines(&lines.get()));
        let reason = reason.get().trim().to_owned();
        Operation::Case(Ask::AskSupplement(AskSupplement { case, missing, lines, reason }))
    })
}

/// Returns the refusal of a case with its ground. S2.4
fn refuse(client: Client, case: CaseId) -> AnyView {
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

fn withdraw(client: Client, case: CaseId) -> AnyView {
    let words = words();
    Panel::new(client, Icon::Leave, words.reception_withdrawn, words.reception_withdrawn_help)
        .grave()
        .asks(move || Operation::Case(Ask::Withdraw(Withdraw { case: case.clone() })))
}

/// Returns the entry of what the visitor was told. S1.1.2
fn feedback(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let how = RwSignal::new(Told::Phone);
    let content = RwSignal::new(String::new());
    Panel::new(client, Icon::Speak, words.contact_tell, words.contact_tell_help)
        .open()
        .field(ways_to_tell(how))
        .field(Field::new(words.contact_content).lines().into(content))
        .asks(move || {
            let (case, how) = (case.clone(), how.get());
            let content = content.get().trim().to_owned();
            let reached = how != Told::NoContact;
            Operation::Case(Ask::GiveFeedback(GiveFeedback { case, how, content, reached }))
        })
}

/// Returns a supervisor's giving of a case to somebody. S1.1.2
fn reassign(client: Client, case: CaseId) -> AnyView {
    let words = words();
    let to = RwSignal::new(PersonId(String::new()));
    let reason = RwSignal::new(String::new());
    Panel::new(client, Icon::Person, words.contact_reassign, words.contact_reassign_help)
        .field(everybody(client, to))
        .field(Field::new(words.reception_transfer_reason).into(reason))
        .asks(move || {
            let (case, to) = (case.clone(), to.get());
            let reason = reason.get().trim().to_owned();
            Operation::Case(Ask::Reassign(Reassign { case, to, reason }))
        })
}
