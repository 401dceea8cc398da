//! Whoever is close to a visitor steps back, and somebody else decides. S1.6.3

use domain::contact::{LiftRecusal, Lifting, Operation as Ask, Recusal, Recuse, Relation};
use domain::{ContactId, Operation, PersonId, State};
use leptos::prelude::*;

use super::hand::everybody;
use crate::client::Client;
use crate::parts::{Field, Icon, Tone, Views, note, soft};
use crate::screens::ask::clause_of;
use crate::screens::panel::Panel;
use crate::screens::written::Choice;
use crate::text::{Words, fill, words};

/// Who has stepped back from a matter, as whoever is signed in sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Recused {
    pub me: bool,
    /// How many others have.
    pub others: usize,
}

/// Returns who has stepped back from a matter.
pub fn of(state: &State, contact: &ContactId, me: &PersonId) -> Recused {
    let all = standing(state, contact);
    let me = all.contains(me);
    Recused { me, others: all.len() - usize::from(me) }
}

/// Returns everybody who has stepped back from a matter.
fn standing(state: &State, contact: &ContactId) -> Vec<PersonId> {
    let recusals = state.contact.get(contact).into_iter().flat_map(|one| &one.recusals);
    recusals.filter(|one| one.lifted.is_none()).map(|one| one.person.clone()).collect()
}

/// Returns what is said first to somebody who has stepped back, with the way out where the matter is theirs.
pub fn said(mine: bool, way_out: &'static str) -> AnyView {
    let said = if mine { way_out } else { words().recusal_not_mine };
    note(Tone::Soon, said, clause_of("S1.6.3"))
}

/// Returns what can be declared of a matter and, by a supervisor, of anybody; and what a supervisor lifts.
pub fn acts(client: Client, contact: &ContactId, me_too: bool, supervises: bool) -> Views {
    let mut acts = Views::new();
    if !me_too || supervises {
        acts.push(declare(client, contact.clone(), supervises));
    }
    if supervises {
        let me = untrack(|| client.person());
        let others = standing(&client.state_now(), contact).into_iter();
        let others = others.filter(|person| Some(person) != me.as_ref());
        acts.extend(others.map(|person| lift(client, contact.clone(), person)));
    }
    acts
}

/// Returns the declaration: of oneself; by a supervisor, of anybody.
fn declare(client: Client, contact: ContactId, supervises: bool) -> AnyView {
    let words = words();
    let me = client.person().unwrap_or(PersonId(String::new()));
    let who = RwSignal::new(me);
    let relation = Choice::new(None);
    let mut panel =
        Panel::new(client, Icon::Person, words.recusal_declare, words.recusal_declare_help)
            .field(relations(words, relation))
            .once(move || relation.taken().is_some());
    if supervises {
        panel = panel.field(everybody(client, who, ("recused", words.recusal_who)));
    }
    panel.asks(move || {
        // What else stands against it is said before anything is chosen.
        let relation = relation.value.get().unwrap_or(Relation::Close);
        let (contact, person) = (contact.clone(), who.get());
        Operation::Contact(Ask::Recuse(Recuse { contact, person, relation }))
    })
}

/// Returns the kinds of relation to choose from: none is taken for granted.
fn relations(words: &Words, chosen: Choice<Relation>) -> AnyView {
    let all = [
        Relation::Spouse,
        Relation::Direct,
        Relation::Collateral,
        Relation::InLaw,
        Relation::Close,
    ];
    let all = all.map(|one| (one, relation(words, one).to_owned()));
    chosen.rows("relation", words.recusal_relation, all)
}

/// Returns a supervisor's lifting of what was declared by mistake.
fn lift(client: Client, contact: ContactId, person: PersonId) -> AnyView {
    let words = words();
    let reason = RwSignal::new(String::new());
    let name = client.state_now().people.name(&person).to_owned();
    Panel::new(client, Icon::Back, words.recusal_lift, words.recusal_lift_help)
        .field(soft(fill(words.recusal_others, &[("name", &name)])))
        .field(Field::new(words.recusal_reason).into(reason))
        .asks(move || {
            let (contact, person) = (contact.clone(), person.clone());
            let reason = reason.get().trim().to_owned();
            Operation::Contact(Ask::LiftRecusal(LiftRecusal { contact, person, reason }))
        })
}

/// Returns a kind of relation in words.
fn relation(words: &Words, relation: Relation) -> &'static str {
    match relation {
        Relation::Spouse => words.recusal_spouse,
        Relation::Direct => words.recusal_direct,
        Relation::Collateral => words.recusal_collateral,
        Relation::InLaw => words.recusal_in_law,
        Relation::Close => words.recusal_close,
    }
}

/// Returns a recusal, or its lifting, as the story tells it.
pub fn told(state: &State, one: &Recusal, lifted: Option<&Lifting>) -> String {
    let (words, name) = (words(), state.people.name(&one.person));
    match lifted {
        None => {
            let relation = relation(words, one.relation);
            // Who did it stands before it: a name is said where it is somebody else's.
            if one.by == one.person {
                return fill(words.recusal_was_declared_own, &[("relation", relation)]);
            }
            fill(words.recusal_was_declared, &[("name", name), ("relation", relation)])
        }
        Some(how) => fill(words.recusal_was_lifted, &[("name", name), ("reason", &how.reason)]),
    }
}
