//! What can be done about a case now, the next thing first. S1.1.2, S1.6.2

use domain::case::{AskSupplement, Case, Operation as Ask, Reassign, Stage, view};
use domain::people::Role;
use domain::{CaseId, Operation, PersonId};
use leptos::prelude::*;

use super::ends::{accept, feedback, finish, refuse, withdraw};
use crate::client::Client;
use crate::parts::{Field, Icon, Views, card, heading, live, soft, stack};
use crate::screens::contact::{everybody, typed_lines};
use crate::screens::panel::Panel;
use crate::text::words;

/// Where a case stands for the person signed in.
#[allow(clippy::struct_excessive_bools, reason = "each is asked by itself, in any combination")]
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
        mine: view::in_hands(&state, case, &me, client.now()),
        supervises: open && supervises,
        settled: case.is_settled(),
        accepted: case.stage == Stage::Accepted,
        complete: case.missing().is_empty(),
        asked: !case.supplements.is_empty(),
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
        let missing = state.case.get(&case).map(Case::missing).unwrap_or_default();
        let (case, lines) = (case.clone(), typed_lines(&lines.get()));
        let reason = reason.get().trim().to_owned();
        Operation::Case(Ask::AskSupplement(AskSupplement { case, missing, lines, reason }))
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
