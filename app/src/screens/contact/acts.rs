//! What can be done about a contact now, the next thing first. S1.1.2, S1.1.3, S2.3.1.7

use domain::case::Case;
use domain::contact::{GiveFeedback, Operation as Ask, Whose, rules, view};
use domain::people::Role;
use domain::{ContactId, Operation};
use leptos::prelude::*;

use super::recusal::{self, Recused};
use super::{ask_more, consult, hand, identify, tell};
use crate::client::Client;
use crate::parts::{Views, actions, afresh, card, heading, link_button, live, maybe, soft, stack};
use crate::screens::{appointment, reception};
use crate::text::words;

/// What a contact waits for.
#[allow(clippy::struct_excessive_bools, reason = "each is asked by itself, in any combination")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Waits {
    mine: bool,
    /// Nobody knows yet whom to ring.
    unnamed: bool,
    answer: bool,
    call: bool,
    outcome: bool,
    feedback: bool,
    /// The notice was given: what is asked now is asked with its ground.
    told: bool,
    supervisor: bool,
    /// It goes on, and somebody may step back from it. S1.6.3
    open: bool,
    recused: Recused,
}

/// Returns the acts.
pub fn of(client: Client, id: ContactId) -> AnyView {
    let asked = id.clone();
    let waits = Memo::new(move |_| waits(client, &asked));
    afresh(waits, move |waits| {
        let words = words();
        let mut acts = Views::new();
        if waits.recused.me && waits.open {
            acts.push(recusal::said(waits.mine, words.recusal_mine));
        }
        if waits.answer {
            acts.push(hand::accept(client, id.clone()));
            acts.push(hand::give_back(client, id.clone()));
        }
        if waits.call {
            acts.push(tell::call(client, id.clone()));
        }
        if waits.feedback {
            acts.push(told(client, id.clone()));
        }
        if waits.outcome {
            acts.push(reception::settle(client, &id));
            acts.extend((!waits.recused.me).then(|| appointment::way(client, &id)));
        }
        if waits.unnamed {
            acts.push(identify::act(client, id.clone()));
        }
        if waits.mine {
            acts.push(consult::ask(client, id.clone()));
        }
        if waits.told {
            acts.push(ask_more::act(client, id.clone()));
        }
        if waits.supervisor {
            acts.push(hand::reassign(client, id.clone()));
        }
        if waits.open {
            acts.extend(recusal::acts(client, &id, waits.recused.me, waits.supervisor));
        }
        if acts.is_empty() {
            let id = id.clone();
            return live(move || nothing_here(client, &id));
        }
        acts.insert(0, heading(words.contact_acts));
        stack(acts)
    })
}

/// Says that nothing is to be done here, and where it goes on once there is a case.
fn nothing_here(client: Client, id: &ContactId) -> AnyView {
    let (state, words) = (client.state(), words());
    let case = state.contact.get(id).and_then(|one| state.case.get(one.case()?));
    let goes_on = case.is_some_and(Case::is_open);
    let said = if goes_on { words.contact_at_case } else { words.contact_nothing_to_do };
    let to_case = case.map(|case| {
        let address = client.href(&["case/", &case.id.0].concat());
        actions(vec![link_button(words.contact_to_case, address, goes_on)])
    });
    card(vec![heading(words.contact_acts), soft(said), maybe(to_case)])
}

/// Returns what a contact waits for from the person signed in.
fn waits(client: Client, id: &ContactId) -> Option<Waits> {
    let state = client.state();
    let contact = state.contact.get(id)?;
    let me = client.person()?;
    let mine = view::in_hands(&state, contact, &me, client.now());
    let roles = state.people.persons.get(&me).map(|person| &person.roles);
    let supervises = roles.is_some_and(|all| all.contains(&Role::Supervisor));
    let calls = contact.call_due().is_some();
    let (guide, whose) = (rules::guide(&state, contact), Some(&Whose::New));
    Some(Waits {
        mine,
        unnamed: mine && contact.subject.is_none() && rules::identity_asked(guide, whose).is_ok(),
        answer: contact.offered().is_some_and(|offer| offer.to == me),
        call: mine && calls,
        outcome: mine && (contact.disposition.is_none() || calls),
        feedback: mine && contact.disposition.is_some() && !calls,
        told: (mine || (supervises && contact.is_open())) && !contact.notices.is_empty(),
        supervisor: contact.is_open() && supervises,
        open: contact.is_open(),
        recused: recusal::of(&state, id, &me),
    })
}

/// Returns the entry of what the visitor was told. S1.1.2
fn told(client: Client, contact: ContactId) -> AnyView {
    tell::feedback(client, move |how, content, reached| {
        let contact = contact.clone();
        Operation::Contact(Ask::GiveFeedback(GiveFeedback { contact, how, content, reached }))
    })
}
